import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { ClinicianTodayController } from './clinician-today.controller.js';
import { ClinicianTodayQueries } from './clinician-today.queries.js';
import { ClinicianTodayService } from './clinician-today.service.js';
import { PlaceCountsController } from './place-counts.controller.js';
import { PlaceCountsQueries } from './place-counts.queries.js';

@Module({
  imports: [ConsultationsModule, PatientsModule, PlanCoursesModule, TreatmentPlansModule],
  controllers: [ClinicianTodayController, PlaceCountsController],
  providers: [ClinicianTodayService, ClinicianTodayQueries, PlaceCountsQueries],
})
export class ClinicianTodayModule {}
