import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { PlanCoursesQueries } from './plan-courses.queries.js';
import { Session } from './session.entity.js';
import { UnbookedSlotsQueries } from './unbooked-slots.queries.js';

/** Reads of plans with their sessions, for charts and reports. */
@Module({
  imports: [
    ...[
      TypeOrmModule.forFeature([Session]),
      ConsultationsModule,
      PatientsModule,
      SchedulingModule,
      TreatmentPlansModule,
    ],
  ],
  providers: [PlanCoursesQueries, UnbookedSlotsQueries],
  exports: [PlanCoursesQueries, UnbookedSlotsQueries],
})
export class PlanCoursesModule {}
