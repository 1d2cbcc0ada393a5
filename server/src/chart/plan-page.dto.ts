import { ScoreDueResponse } from '../outcome-measures/score.dto.js';
import { PlanResponse } from '../treatment-plans/treatment-plan.dto.js';
import { CourseSlotResponse, DriftResponse } from './course.dto.js';
import type { PlanPage, Unscheduled } from './plan-page.queries.js';

export class PlanAmendmentResponse {
  fromCount: number;
  toCount: number;
  reason: string;
  authorName: string;
  at: string;
}

/** A plan with its sessions, for its page. */
export class PlanPageResponse extends PlanResponse {
  patientName: string;
  prescriberName: string;
  course: CourseSlotResponse[];
  drift: DriftResponse;
  /** A GAD-7 that the plan asks for: said on its page and before it is accepted. */
  scoreDue: ScoreDueResponse | null;
  amendments: PlanAmendmentResponse[];

  static fromPage({ course, patientName, prescriberName, scoreDue, amendments }: PlanPage): PlanPageResponse {
    const { plan, slots, drift } = course;
    return {
      ...PlanResponse.from({ plan, slots: slots.map(({ slot }) => slot) }),
      ...{ patientName, prescriberName, scoreDue: scoreDue && { ...scoreDue } },
      course: slots.map((slot) => CourseSlotResponse.from(slot, true)),
      drift: { level: drift.level, reasons: [...drift.reasons] },
      amendments: amendments.map(({ amendment, authorName }) => ({
        ...{ fromCount: amendment.fromCount, toCount: amendment.toCount, reason: amendment.reason, authorName },
        at: amendment.at.toISOString(),
      })),
    };
  }
}

/** A plan with slots that nobody has booked yet. Says nothing clinical: the front desk reads it. */
export class ToScheduleResponse {
  planId: string;
  patientId: string;
  patientName: string;
  sessionCount: number;
  done: number;
  /** First slot without a booking. */
  ordinal: number;
  unbooked: number;
  /** When the visit before it is or was. */
  previousAt: string | null;
  /** Earliest and latest start that keep the plan's cadence. */
  earliestAt: string | null;
  latestAt: string | null;
  drift: DriftResponse;

  static from({
    course,
    patientName,
    slot,
    unbooked,
    previousAt,
    earliestAt,
    latestAt,
  }: Unscheduled): ToScheduleResponse {
    const { plan, drift } = course;
    return {
      ...{ planId: plan.id, patientId: plan.patientId, patientName, sessionCount: plan.sessionCount, unbooked },
      done: plan.countedSessions,
      ordinal: slot.ordinal,
      previousAt: previousAt?.toISOString() ?? null,
      earliestAt: earliestAt?.toISOString() ?? null,
      latestAt: latestAt?.toISOString() ?? null,
      drift: { level: drift.level, reasons: [...drift.reasons] },
    };
  }
}

export class ToSchedulePage {
  /** Off protocol first, then drifting, then by the latest day. */
  items: ToScheduleResponse[];
  total: number;
}
