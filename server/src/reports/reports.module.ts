import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { PlanReportsQueries } from './plan-reports.queries.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [ConsultationsModule, PlanCoursesModule, TreatmentPlansModule],
  controllers: [ReportsController],
  providers: [ReportsService, PlanReportsQueries],
})
export class ReportsModule {}
