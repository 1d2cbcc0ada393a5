import { Injectable } from '@nestjs/common';
import { BoostersQueries } from '../boosters/boosters.queries.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { ScoresQueries } from '../outcome-measures/scores.queries.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { PlanCoursesQueries } from '../sessions/plan-courses.queries.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';

/** The domains a chart is read from. */
@Injectable()
export class ChartSources {
  constructor(
    readonly plans: TreatmentPlansQueries,
    readonly courses: PlanCoursesQueries,
    readonly scheduling: SchedulingQueries,
    readonly consultations: ConsultationsQueries,
    readonly scores: ScoresQueries,
    readonly boosters: BoostersQueries,
  ) {}
}
