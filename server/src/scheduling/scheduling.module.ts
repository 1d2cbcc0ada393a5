import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { Booking } from './booking.entity.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingsController } from './bookings.controller.js';
import { SchedulingQueries } from './scheduling.queries.js';
import { SchedulingService } from './scheduling.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Booking]), RoomsModule],
  controllers: [BookingsController],
  providers: [BookingLocks, SchedulingQueries, SchedulingService],
  exports: [SchedulingQueries, SchedulingService],
})
export class SchedulingModule {}
