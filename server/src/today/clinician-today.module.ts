import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { ClinicianTodayController } from './clinician-today.controller.js';
import { ClinicianTodayQueries } from './clinician-today.queries.js';
import { ClinicianTodayService } from './clinician-today.service.js';

@Module({
  imports: [ConsultationsModule, PatientsModule, PlanCoursesModule, TreatmentPlansModule],
  controllers: [ClinicianTodayController],
  providers: [ClinicianTodayService, ClinicianTodayQueries],
})
export class ClinicianTodayModule {}
