import { Module } from '@nestjs/common';
import { OutcomeMeasuresModule } from '../outcome-measures/outcome-measures.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { ChartController } from './chart.controller.js';
import { ChartService } from './chart.service.js';
import { PlanPageQueries } from './plan-page.queries.js';

@Module({
  imports: [OutcomeMeasuresModule, PatientsModule, TreatmentPlansModule, PlanCoursesModule],
  controllers: [ChartController],
  providers: [ChartService, PlanPageQueries],
})
export class ChartModule {}
