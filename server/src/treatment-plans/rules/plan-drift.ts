import { addDays, daysBetween } from '../../platform/time/dates.js';
import { dateIn } from '../../platform/time/zone.js';
import type { PlanState } from './plan-lifecycle.js';

/** A plan is off protocol when it is not done on this day after its first dose (proposed default of domain.md 1.2). */
export const CADENCE_WINDOW_DAYS = 28;

export const DRIFT_REASONS = ['gap', 'unbooked', 'paused', 'endsLate', 'overdue'] as const;
export type DriftReason = (typeof DRIFT_REASONS)[number];

export interface Drift {
  readonly level: 'on_track' | 'drifting' | 'off_protocol';
  readonly reasons: readonly DriftReason[];
}

export interface DriftingPlan {
  readonly state: PlanState;
  readonly sessionCount: number;
  readonly maxGapDays: number;
  readonly acceptedAt: Date | null;
  /** IANA name of the clinic's zone. */
  readonly zone: string;
  /** Dose starts of the sessions that count, in any order. */
  readonly doseStarts: readonly Date[];
  /** Starts of the booked sessions still to come, in any order. */
  readonly bookedStarts: readonly Date[];
}

/**
 * How far an open plan has left its cadence. Drifting: two neighbouring visits are further apart than the plan allows
 * (`gap`), the next slot has no booking (`unbooked`; a new plan is given its widest gap to get one), the plan is paused, or
 * a booked session lies after day 28 (`endsLate`). Off protocol: day 28 has passed (`overdue`). Days are those of the
 * clinic's calendar, as the search for a series counts them. Plans that are not open do not drift.
 */
export function driftOf(plan: DriftingPlan, now: Date): Drift {
  if (plan.state !== 'accepted' && plan.state !== 'active' && plan.state !== 'paused') {
    return { level: 'on_track', reasons: [] };
  }
  const done = [...plan.doseStarts].sort(byTime);
  const booked = [...plan.bookedStarts].sort(byTime);
  const reasons: DriftReason[] = [];
  const dateOf = (instant: Date) => dateIn(plan.zone, instant);
  const windowEnd = done[0] && addDays(dateOf(done[0]), CADENCE_WINDOW_DAYS);
  if (windowEnd && dateOf(now) > windowEnd) reasons.push('overdue');
  if (hasWideGap(done, booked, plan, now)) reasons.push('gap');
  if (booked.length === 0 && done.length < plan.sessionCount && !isNew(plan, now)) reasons.push('unbooked');
  if (plan.state === 'paused') reasons.push('paused');
  const last = booked.at(-1);
  if (windowEnd && last && dateOf(last) > windowEnd) reasons.push('endsLate');
  const level = reasons.includes('overdue') ? 'off_protocol' : reasons.length > 0 ? 'drifting' : 'on_track';
  return { level, reasons };
}

/** Accepted no longer ago than its visits may be apart, and not begun: nobody is behind yet. */
function isNew({ acceptedAt, doseStarts, maxGapDays, zone }: DriftingPlan, now: Date): boolean {
  if (acceptedAt === null || doseStarts.length > 0) return false;
  return daysBetween(dateIn(zone, acceptedAt), dateIn(zone, now)) <= maxGapDays;
}

/** Between any two neighbours of what has been and what is booked; with nothing booked, between the last dose and now. */
function hasWideGap(
  done: readonly Date[],
  booked: readonly Date[],
  { maxGapDays, zone }: DriftingPlan,
  now: Date,
): boolean {
  const visits = done.length > 0 && booked.length === 0 ? [...done, now] : [...done, ...booked];
  const dates = visits.map((visit) => dateIn(zone, visit));
  return dates.some((date, index) => {
    const before = dates[index - 1];
    return before !== undefined && daysBetween(before, date) > maxGapDays;
  });
}

function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}
