import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { PlanCoursesModule } from './plan-courses.module.js';
import { Dose } from './dose.entity.js';
import { SeriesGrounds } from './series-ground.service.js';
import { SeriesProposals } from './series-proposals.service.js';
import { SeriesController } from './series.controller.js';
import { SeriesService } from './series.service.js';
import { SessionConductController } from './session-conduct.controller.js';
import { SessionConductService } from './session-conduct.service.js';
import { SessionConsoleQueries } from './session-console.queries.js';
import { SessionEvent } from './session-event.entity.js';
import { SessionPlacement } from './session-placement.queries.js';
import { SessionRippleController } from './session-ripple.controller.js';
import { SessionRippleQueries } from './session-ripple.queries.js';
import { SessionRippleService } from './session-ripple.service.js';
import { SessionReadiness } from './session-readiness.queries.js';
import { SessionReceptionService } from './session-reception.service.js';
import { SessionRecordService } from './session-record.service.js';
import { SessionRows } from './session-rows.service.js';
import { Session } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsService } from './visits.service.js';
import { VitalReading } from './vital-reading.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Session, VitalReading, Dose, SessionEvent]),
    ...[StaffModule, PatientsModule, SchedulingModule, ConsultationsModule, TreatmentPlansModule],
    ...[RoomsModule, PlanCoursesModule],
  ],
  controllers: [SessionsController, SessionConductController, SessionRippleController, SeriesController],
  providers: [
    ...[SessionsService, SessionReceptionService, SessionConductService, SessionRecordService, SessionRows],
    ...[SeriesService, SeriesProposals, SeriesGrounds],
    ...[SessionsQueries, SessionConsoleQueries, VisitsQueries, VisitsService, SessionPlacement, SessionReadiness],
    ...[SessionRippleQueries, SessionRippleService],
  ],
  exports: [SessionsService, SessionsQueries, SessionReadiness],
})
export class SessionsModule {}
