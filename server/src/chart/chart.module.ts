import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BoostersModule } from '../boosters/boosters.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { IntegrationNote } from '../integration-notes/integration-note.entity.js';
import { OutcomeMeasuresModule } from '../outcome-measures/outcome-measures.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { ChartSources } from './chart-sources.queries.js';
import { ChartController } from './chart.controller.js';
import { ChartQueries } from './chart.queries.js';
import { ChartService } from './chart.service.js';
import { PlanPageQueries } from './plan-page.queries.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([IntegrationNote]),
    ...[PatientsModule, SchedulingModule, ConsultationsModule, TreatmentPlansModule],
    ...[PlanCoursesModule, BoostersModule, OutcomeMeasuresModule],
  ],
  controllers: [ChartController],
  providers: [ChartService, ChartQueries, ChartSources, PlanPageQueries],
})
export class ChartModule {}
