import { HOUR_MS } from '../../platform/time/interval.js';
import { sessionError } from './session-errors.js';

/** Hours between two dose starts when no plan says otherwise [J] (domain.md 1.2, invariant 5). */
export const DEFAULT_MIN_GAP_HOURS = 48;

/** Doses in any seven days that are never exceeded [J] (domain.md 1.2). */
export const MAX_DOSES_PER_WEEK = 3;

const WEEK_MS = 7 * 24 * HOUR_MS;

/** What a dose is too close to: `hours` from the nearest other one. */
export type SpacingProblem =
  { readonly code: 'session.tooSoon'; readonly hours: number } | { readonly code: 'session.tooMany' };

/**
 * Whether a dose is too close to others of the same patient, whatever plan or booster either belongs to.
 * @param start when dosing is planned or begins
 * @param others dose starts of the patient's other sessions: the real one, or the planned one while there is none
 */
export function spacingProblem(start: Date, others: readonly Date[], minGapHours: number): SpacingProblem | undefined {
  const closest = Math.min(...others.map((other) => Math.abs(start.getTime() - other.getTime())));
  if (closest < minGapHours * HOUR_MS) return { code: 'session.tooSoon', hours: Math.floor(closest / HOUR_MS) };
  if (busiestWeek(start, others) > MAX_DOSES_PER_WEEK) return { code: 'session.tooMany' };
  return undefined;
}

/** Refuses what `spacingProblem` finds. @throws session.tooSoon (`facts.hours`), session.tooMany */
export function assertSpaced(start: Date, others: readonly Date[], minGapHours: number): void {
  const problem = spacingProblem(start, others, minGapHours);
  if (problem?.code === 'session.tooSoon') {
    const { hours } = problem;
    throw sessionError('session.tooSoon', {
      detail: `Another dose is ${hours} h away; at least ${minGapHours} h must lie between two dose starts.`,
      facts: { hours, minGapHours },
    });
  }
  if (problem) {
    throw sessionError('session.tooMany', {
      detail: `More than ${MAX_DOSES_PER_WEEK} doses would fall into seven days.`,
    });
  }
}

/** Whether a dose at `start` keeps the least gap and the most doses of a week. */
export function isSpaced(start: Date, others: readonly Date[], minGapHours: number): boolean {
  const apart = others.every((other) => Math.abs(start.getTime() - other.getTime()) >= minGapHours * HOUR_MS);
  return apart && busiestWeek(start, others) <= MAX_DOSES_PER_WEEK;
}

/** Most doses in any seven days that hold `start`. */
function busiestWeek(start: Date, others: readonly Date[]): number {
  const times = [start, ...others].map((date) => date.getTime());
  const windows = times.filter((from) => from <= start.getTime() && start.getTime() < from + WEEK_MS);
  return Math.max(...windows.map((from) => times.filter((time) => from <= time && time < from + WEEK_MS).length));
}
