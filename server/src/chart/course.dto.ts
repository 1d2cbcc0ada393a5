import { ProgressResponse } from '../treatment-plans/treatment-plan.dto.js';
import type { PlanState } from '../treatment-plans/rules/plan-lifecycle.js';

/** A slot of a plan and the session that takes it, as pages show them. */
export interface ShownSlot {
  readonly slot: { readonly ordinal: number; readonly orderedMgPerKg: number };
  readonly session: { readonly id: string; readonly state: string; readonly doseStartedAt: Date | null } | null;
  readonly booking: { readonly startsAt: Date } | null;
  readonly roomName: string | null;
}

export interface ShownPlan {
  readonly id: string;
  readonly state: PlanState;
  readonly sessionCount: number;
  readonly countedSessions: number;
  readonly minGapHours: number;
  readonly maxGapDays: number;
  readonly disorder: string;
  readonly route: string;
  readonly consentSignedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedReason: string | null;
  readonly createdAt: Date;
}

export interface ShownCourse {
  readonly plan: ShownPlan;
  readonly slots: readonly ShownSlot[];
  readonly drift: DriftResponse;
}

export class CourseSlotResponse {
  ordinal: number;
  /** done: discharged and counted; now: under way; booked; open: nothing booked */
  state: 'done' | 'now' | 'booked' | 'open';
  sessionId: string | null;
  sessionState: string | null;
  startsAt: string | null;
  roomName: string | null;
  /** mg/kg; null for those who may not see doses */
  orderedMgPerKg: number | null;

  static from({ slot, session, booking, roomName }: ShownSlot, clinical: boolean): CourseSlotResponse {
    return {
      ordinal: slot.ordinal,
      state: slotState(session?.state),
      sessionId: session?.id ?? null,
      sessionState: session?.state ?? null,
      startsAt: (session?.doseStartedAt ?? booking?.startsAt)?.toISOString() ?? null,
      roomName,
      orderedMgPerKg: clinical ? slot.orderedMgPerKg : null,
    };
  }
}

export class DriftResponse {
  level: 'on_track' | 'drifting' | 'off_protocol';
  reasons: ('gap' | 'unbooked' | 'paused' | 'endsLate' | 'overdue')[];
}

/** A plan as everyone may see it: size, progress, when and where. Clinical fields are null for the front desk. */
export class CourseResponse {
  planId: string;
  state: string;
  sessionCount: number;
  progress: ProgressResponse;
  slots: CourseSlotResponse[];
  drift: DriftResponse;
  disorder: string | null;
  route: string | null;
  minGapHours: number;
  maxGapDays: number;
  consentSignedAt: string | null;
  acceptedAt: string | null;
  startedAt: string | null;
  closedAt: string | null;
  closedReason: string | null;
  createdAt: string;

  static from({ plan, slots, drift }: ShownCourse, clinical: boolean): CourseResponse {
    const { state, sessionCount, minGapHours, maxGapDays, countedSessions } = plan;
    return {
      ...{ planId: plan.id, state, sessionCount, minGapHours, maxGapDays },
      progress: {
        done: countedSessions,
        of: sessionCount,
        nextOrdinal: countedSessions < sessionCount ? countedSessions + 1 : null,
      },
      slots: slots.map((slot) => CourseSlotResponse.from(slot, clinical)),
      drift: { level: drift.level, reasons: [...drift.reasons] },
      disorder: clinical ? plan.disorder : null,
      route: clinical ? plan.route : null,
      consentSignedAt: plan.consentSignedAt?.toISOString() ?? null,
      acceptedAt: plan.acceptedAt?.toISOString() ?? null,
      startedAt: plan.startedAt?.toISOString() ?? null,
      closedAt: plan.closedAt?.toISOString() ?? null,
      closedReason: clinical ? plan.closedReason : null,
      createdAt: plan.createdAt.toISOString(),
    };
  }
}

function slotState(session: string | undefined): CourseSlotResponse['state'] {
  if (session === undefined) return 'open';
  if (session === 'discharged' || session === 'closed') return 'done';
  return session === 'scheduled' ? 'booked' : 'now';
}
