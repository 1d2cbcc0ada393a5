import { type Drift, driftOf, type DriftingPlan } from '../../treatment-plans/rules/plan-drift.js';

export type CourseDrift = Drift;

/** What takes a slot of a plan: its real dose start, or the start of its booking while there is none. */
export interface SlotTimes {
  readonly doseStartedAt: Date | null;
  readonly startsAt: Date | null;
}

/** Drift of a plan, of the times its slots have (domain.md 1.2). @param zone IANA name of the clinic's */
export function courseDrift(
  plan: Pick<DriftingPlan, 'state' | 'sessionCount' | 'maxGapDays' | 'acceptedAt'>,
  slots: readonly SlotTimes[],
  zone: string,
  now: Date,
): CourseDrift {
  const { state, sessionCount, maxGapDays, acceptedAt } = plan;
  const doseStarts = slots.flatMap(({ doseStartedAt }) => doseStartedAt ?? []);
  const bookedStarts = slots.flatMap(({ doseStartedAt, startsAt }) => (doseStartedAt ? [] : (startsAt ?? [])));
  return driftOf({ state, sessionCount, maxGapDays, acceptedAt, zone, doseStarts, bookedStarts }, now);
}
