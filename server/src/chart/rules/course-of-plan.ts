import { courseDrift, type CourseDrift } from '../../sessions/rules/course-drift.js';
import { type SessionState, takesSlot } from '../../sessions/rules/session-lifecycle.js';
import type { DriftingPlan } from '../../treatment-plans/rules/plan-drift.js';

type Plan = Pick<DriftingPlan, 'state' | 'sessionCount' | 'maxGapDays' | 'acceptedAt'> & { readonly id: string };

interface Slot {
  readonly id: string;
  readonly planId: string;
}

interface PlacedSession {
  readonly slotId: string | null;
  readonly countsTowardPlan: boolean;
  readonly state: SessionState;
  readonly doseStartedAt: Date | null;
  readonly booking: { readonly startsAt: Date } | null;
}

/** A plan with the session that takes each of its slots; null while a slot is open for booking. */
export interface CourseOfPlan<P, L, S> {
  readonly plan: P;
  readonly slots: readonly { readonly slot: L; readonly session: S | null }[];
  readonly drift: CourseDrift;
}

/** @param slots of any plans, in the order of their ordinals */
export function courseOfPlan<P extends Plan, L extends Slot, S extends PlacedSession>(
  plan: P,
  slots: readonly L[],
  sessions: readonly S[],
  zone: string,
  now: Date,
): CourseOfPlan<P, L, S> {
  const taking = sessions.filter(takesSlot);
  const ofPlan = slots
    .filter(({ planId }) => planId === plan.id)
    .map((slot) => ({ slot, session: taking.find(({ slotId }) => slotId === slot.id) ?? null }));
  const times = ofPlan.map(({ session }) => ({
    doseStartedAt: session?.doseStartedAt ?? null,
    startsAt: session?.booking?.startsAt ?? null,
  }));
  return { plan, slots: ofPlan, drift: courseDrift(plan, times, zone, now) };
}
