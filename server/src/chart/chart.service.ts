import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { stateFromSession } from '../boosters/rules/booster-eligibility.js';
import { plansOfScores } from '../outcome-measures/rules/course-days.js';
import { judgeScores, type ScoreHistory } from '../outcome-measures/rules/score-history.js';
import { patientError } from '../patients/rules/patient-errors.js';
import { shownName } from '../patients/rules/patient-name.js';
import type { Actor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { mayDrawUp } from '../treatment-plans/rules/plan-beginning.js';
import { type Unscheduled, UnbookedSlotsQueries } from '../sessions/unbooked-slots.queries.js';
import {
  type ChartBoosterRow,
  type ChartConsultationRow,
  type ChartNoteRow,
  type ChartPlanRow,
  type ChartRows,
  chartRows,
  type ChartSessionRow,
  READ_CHART,
} from './chart.queries.js';
import { type PlanPage, PlanPageQueries } from './plan-page.queries.js';
import { type CourseOfPlan, courseOfPlan } from './rules/course-of-plan.js';
import { holdingFinding } from './rules/holding-finding.js';

export type ChartCourse = CourseOfPlan<ChartPlanRow, ChartRows['slots'][number], ChartSessionRow>;

/** A booster in the state that its session makes it, with what is shown around it. */
export interface ChartBooster {
  readonly booster: ChartBoosterRow;
  readonly state: ChartBoosterRow['state'];
  readonly patientName: string;
  readonly plan: ChartPlanRow;
  readonly lastDoseAt: Date | null;
  readonly reviewedByName: string | null;
}

export interface ClinicalPart {
  readonly scores: ScoreHistory;
  readonly notes: readonly ChartNoteRow[];
  readonly boosters: readonly ChartBooster[];
  /** Last day of the finding of eligibility that holds today, YYYY-MM-DD. */
  readonly eligibleUntil: string | null;
  /** The disorder that it found. */
  readonly eligibleFor: ChartConsultationRow['disorder'];
  /** Whether a plan may be drawn up: somebody was found eligible, and no plan is open or on its way. */
  readonly mayDrawUpPlan: boolean;
}

/** A chart as it was read; lists are newest first. */
export interface Chart extends Pick<ChartRows, 'patient' | 'sessions' | 'consultations'> {
  readonly courses: readonly ChartCourse[];
  readonly now: Date;
  /** null for those who may not read it */
  readonly clinical: ClinicalPart | null;
}

/** Opens charts, and records that they were opened. */
@Injectable()
export class ChartService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly plans: PlanPageQueries,
    private readonly unbooked: UnbookedSlotsQueries,
  ) {}

  /** Only a clinician gets the clinical part. @throws patient.notFound (404) */
  async open(patientId: string, staff: Actor): Promise<Chart> {
    const now = this.clock.now();
    const reader = staff.role === 'clinician' ? staff.staffId : null;
    const [answer] = await this.audit.read<ChartRows>(READ_CHART, [patientId, reader, now]);
    if (!answer) throw patientError('patient.notFound');
    const rows = chartRows(answer);
    const { patient, plans, slots, sessions, consultations, zone } = rows;
    return {
      ...{ patient, sessions, consultations, now },
      courses: plans.map((plan) => courseOfPlan(plan, slots, sessions, zone, now)),
      clinical: reader === null ? null : clinicalPart(rows),
    };
  }

  async openPlan(planId: string): Promise<PlanPage> {
    const page = await this.plans.pageOf(planId);
    const { patientId } = page.course.plan;
    await this.audit.record({ action: 'plan.read', resource: { type: 'treatment_plan', id: planId }, patientId });
    return page;
  }

  async toSchedule(): Promise<Unscheduled[]> {
    const plans = await this.unbooked.toSchedule();
    const shown = plans.map(({ course }) => course.plan.patientId);
    await this.audit.record({ action: 'plan.toSchedule', resource: { type: 'treatment_plan' }, changes: { shown } });
    return plans;
  }
}

function clinicalPart({
  patient,
  today,
  plans,
  sessions,
  consultations,
  scores,
  notes,
  boosters,
}: ChartRows): ClinicalPart {
  const doses = sessions
    .flatMap(({ doseStartedAt: at, doseOn: on, planId, kind }) => (at && on ? [{ at, on, planId, kind }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const lastDoseAt = doses.at(-1)?.at ?? null;
  const patientName = shownName(patient);
  const booked = sessions.map(({ planId, state, booking, startsOn: on }) => {
    return { planId, state, bookingState: booking?.state ?? null, on };
  });
  const finding = holdingFinding(consultations, today);
  return {
    notes,
    eligibleUntil: finding?.eligibilityExpiresOn ?? null,
    eligibleFor: finding?.disorder ?? null,
    mayDrawUpPlan: finding !== null && mayDrawUp(plans.map(({ state }) => state)),
    scores: judgeScores(scores, { plans: plansOfScores(plans, booked), doses, today }, (score) => score.recordedByName),
    boosters: boosters.flatMap((booster) => {
      const { sessionState, reviewedByName } = booster;
      const plan = plans.find(({ id }) => id === booster.planId);
      const state = booster.state === 'scheduled' && sessionState ? stateFromSession(sessionState) : booster.state;
      return plan ? [{ booster, state, plan, patientName, lastDoseAt, reviewedByName }] : [];
    }),
  };
}
