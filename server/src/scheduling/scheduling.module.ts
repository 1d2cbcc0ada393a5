import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PatientsModule } from '../patients/patients.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { Booking } from './booking.entity.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { BookingsController } from './bookings.controller.js';
import { CalendarOverview } from './calendar-overview.service.js';
import { CalendarSettingsQueries } from './calendar-settings.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { DueSweepService } from './due-sweep.service.js';
import { FreePlacesController } from './free-places.controller.js';
import { FreePlacesService } from './free-places.service.js';
import { GapOverrides } from './gap-overrides.service.js';
import { HoldSweepService } from './hold-sweep.service.js';
import { LocationSettingsController } from './location-settings.controller.js';
import { LocationSettingsService } from './location-settings.service.js';
import { RoomFlowService } from './room-flow.service.js';
import { RoomSettingsController } from './room-settings.controller.js';
import { RoomSettingsService } from './room-settings.service.js';
import { SchedulingQueries } from './scheduling.queries.js';
import { SchedulingService } from './scheduling.service.js';
import { SeriesBookings } from './series-bookings.service.js';
import { SlotOffer } from './slot-offer.entity.js';
import { SlotOffersService } from './slot-offers.service.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffHoursController } from './staff-hours.controller.js';
import { StaffHoursService } from './staff-hours.service.js';
import { StaffShift } from './staff-shift.entity.js';
import { VisitTemplatesController } from './visit-templates.controller.js';
import { VisitTemplatesService } from './visit-templates.service.js';
import { VisitTemplate } from './visit-template.entity.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistEntry } from './waitlist-entry.entity.js';
import { WaitlistQueries } from './waitlist.queries.js';
import { WaitlistService } from './waitlist.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Booking, StaffShift, StaffAbsence, VisitTemplate, WaitlistEntry, SlotOffer]),
    PatientsModule,
    RoomsModule,
    StaffModule,
  ],
  controllers: [
    ...[BookingsController, LocationSettingsController, RoomSettingsController, StaffHoursController],
    ...[VisitTemplatesController, WaitlistController, FreePlacesController],
  ],
  providers: [
    ...[
      BookingLocks,
      BookingObstacles,
      BookingTrail,
      CalendarQueries,
      SchedulingQueries,
      SchedulingService,
      AffectedBookings,
      CalendarOverview,
    ],
    ...[CalendarSettingsQueries, LocationSettingsService, RoomSettingsService, StaffHoursService],
    ...[VisitTemplatesService, HoldSweepService, DueSweepService, RoomFlowService],
    ...[WaitlistQueries, WaitlistService, SlotOffersService, SeriesBookings, FreePlacesService, GapOverrides],
  ],
  exports: [
    ...[CalendarQueries, SchedulingQueries, SchedulingService, RoomFlowService],
    ...[SeriesBookings, SlotOffersService, WaitlistQueries, GapOverrides],
  ],
})
export class SchedulingModule {}
