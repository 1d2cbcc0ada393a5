import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Booking } from './booking.entity.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingsController } from './bookings.controller.js';
import { CalendarQueries } from './calendar.queries.js';
import { SchedulingQueries } from './scheduling.queries.js';
import { SchedulingService } from './scheduling.service.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffShift } from './staff-shift.entity.js';
import { VisitTemplate } from './visit-template.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Booking, StaffShift, StaffAbsence, VisitTemplate]), RoomsModule],
  controllers: [BookingsController],
  providers: [BookingLocks, CalendarQueries, SchedulingQueries, SchedulingService],
  exports: [CalendarQueries, SchedulingQueries, SchedulingService],
})
export class SchedulingModule {}
