import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { PlanCoursesQueries } from './plan-courses.queries.js';
import { Session } from './session.entity.js';

/** Reads of plans with their sessions, for charts and reports. */
@Module({
  imports: [TypeOrmModule.forFeature([Session]), SchedulingModule, TreatmentPlansModule],
  providers: [PlanCoursesQueries],
  exports: [PlanCoursesQueries],
})
export class PlanCoursesModule {}
