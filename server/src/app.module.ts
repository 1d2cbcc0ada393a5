import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { InquiriesModule } from './inquiries/inquiries.module.js';
import { IntegrationNotesModule } from './integration-notes/integration-notes.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { RoomBoardModule } from './room-board/room-board.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SchedulingModule } from './scheduling/scheduling.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ChartModule } from './chart/chart.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { BoostersModule } from './boosters/boosters.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { OutcomeMeasuresModule } from './outcome-measures/outcome-measures.module.js';
import { TreatmentPlansModule } from './treatment-plans/treatment-plans.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { ClinicianTodayModule } from './today/clinician-today.module.js';
import { EventsModule } from './platform/events/events.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { LiveModule } from './live/live.module.js';
import { AuthModule } from './auth/auth.module.js';
import { StaffModule } from './staff/staff.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Config } from './platform/config/config.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { SystemClock } from './platform/time/clock.js';

// prettier-ignore
const DOMAINS = [
  StaffModule,
  AuthModule,
  LiveModule,
  PatientsModule,
  RoomsModule,
  SchedulingModule,
  InquiriesModule,
  ConsultationsModule,
  TreatmentPlansModule,
  OutcomeMeasuresModule,
  SessionsModule,
  IntegrationNotesModule,
  RoomBoardModule,
  BoostersModule,
  ChartModule,
  ReportsModule,
  ClinicianTodayModule,
  FollowUpsModule,
];

/** The list of modules. */
@Module({})
export class AppModule {
  /** `connect: false` builds the application without a database, for its OpenAPI document. */
  static forRoot(config: Config, { connect = true, clock = new SystemClock() } = {}): DynamicModule {
    const database = { url: config.databaseUrl, poolSize: config.databasePoolSize, connect, clock };
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.forRoot(database),
        EventsModule,
        JobsModule,
        HealthModule,
        AuditModule,
        ...DOMAINS,
      ],
    };
  }
}
