import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { Booking } from './booking.entity.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingsController } from './bookings.controller.js';
import { CalendarOverview } from './calendar-overview.service.js';
import { CalendarSettingsQueries } from './calendar-settings.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { HoldSweepService } from './hold-sweep.service.js';
import { LocationSettingsController } from './location-settings.controller.js';
import { LocationSettingsService } from './location-settings.service.js';
import { RoomSettingsController } from './room-settings.controller.js';
import { RoomSettingsService } from './room-settings.service.js';
import { SchedulingQueries } from './scheduling.queries.js';
import { SchedulingService } from './scheduling.service.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffHoursController } from './staff-hours.controller.js';
import { StaffHoursService } from './staff-hours.service.js';
import { StaffShift } from './staff-shift.entity.js';
import { VisitTemplatesController } from './visit-templates.controller.js';
import { VisitTemplatesService } from './visit-templates.service.js';
import { VisitTemplate } from './visit-template.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Booking, StaffShift, StaffAbsence, VisitTemplate]), RoomsModule, StaffModule],
  controllers: [
    ...[BookingsController, LocationSettingsController, RoomSettingsController, StaffHoursController],
    VisitTemplatesController,
  ],
  providers: [
    ...[BookingLocks, CalendarQueries, SchedulingQueries, SchedulingService, AffectedBookings, CalendarOverview],
    ...[CalendarSettingsQueries, LocationSettingsService, RoomSettingsService, StaffHoursService],
    ...[VisitTemplatesService, HoldSweepService],
  ],
  exports: [CalendarQueries, SchedulingQueries, SchedulingService],
})
export class SchedulingModule {}
