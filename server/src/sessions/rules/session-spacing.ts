import { HOUR_MS, MINUTE_MS } from '../../platform/time/interval.js';
import { instantOfWall, wallMsIn } from '../../platform/time/zone.js';
import { sessionError } from './session-errors.js';

/** Hours between two dose starts when no plan says otherwise [J] (domain.md 1.2, invariant 5). */
export const DEFAULT_MIN_GAP_HOURS = 48;

/** Doses in any seven days that are never exceeded [J] (domain.md 1.2). */
export const MAX_DOSES_PER_WEEK = 3;

const WEEK_MS = 7 * 24 * HOUR_MS;

/**
 * How far apart doses of one patient are. Hours and days are those of the clock on the clinic's wall: the same time two
 * days later is 48 h, whether 48 have passed, 47 because the clocks went forward, or 49 because they went back. So what
 * may be booked once a week at nine may be booked in every week of the year.
 */
export interface Spacing {
  /** IANA name of the clinic's zone. */
  readonly zone: string;
  readonly minGapHours: number;
  /** Minutes that a clinician let the gap to another dose be, by the epoch ms of that dose (`overriddenTo`). */
  readonly overridden?: ReadonlyMap<number, number> | undefined;
}

/** Another dose that is closer than it may be. */
export interface ShortGap {
  /** Epoch ms of that dose. */
  readonly dose: number;
  readonly minutes: number;
}

/** What a dose is too close to: `hours`, or exactly `minutes`, from the nearest other one. */
export type SpacingProblem =
  | { readonly code: 'session.tooSoon'; readonly hours: number; readonly minutes: number }
  | { readonly code: 'session.tooMany' };

/**
 * Whether a dose is too close to others of the same patient, whatever plan or booster either belongs to.
 * @param start when dosing is planned or begins
 * @param others dose starts of the patient's other sessions: the real one, or the planned one while there is none
 */
export function spacingProblem(start: Date, others: readonly Date[], spacing: Spacing): SpacingProblem | undefined {
  const short = shortGaps(start, others, spacing);
  if (short.length > 0) {
    const minutes = Math.min(...short.map((gap) => gap.minutes));
    return { code: 'session.tooSoon', hours: Math.floor(minutes / 60), minutes };
  }
  const walls = others.map((other) => wallMsIn(spacing.zone, other));
  if (busiestWeek(wallMsIn(spacing.zone, start), walls) > MAX_DOSES_PER_WEEK) return { code: 'session.tooMany' };
  return undefined;
}

/** Which of the others are too close, each by itself: what was said of one gap says nothing of the next. */
export function shortGaps(
  start: Date,
  others: readonly Date[],
  { zone, minGapHours, overridden }: Spacing,
): readonly ShortGap[] {
  const own = wallMsIn(zone, start);
  return others.flatMap((other) => {
    const gap = Math.abs(own - wallMsIn(zone, other));
    const least = Math.min(minGapHours * 60, overridden?.get(other.getTime()) ?? Infinity);
    return gap < least * MINUTE_MS ? { dose: other.getTime(), minutes: Math.floor(gap / MINUTE_MS) } : [];
  });
}

/** Refuses what `spacingProblem` finds. @throws session.tooSoon (`facts.hours`), session.tooMany */
export function assertSpaced(start: Date, others: readonly Date[], spacing: Spacing): void {
  const problem = spacingProblem(start, others, spacing);
  if (problem?.code === 'session.tooSoon') throw tooSoon(problem, spacing);
  if (problem) {
    throw sessionError('session.tooMany', {
      detail: `More than ${MAX_DOSES_PER_WEEK} doses would fall into seven days.`,
    });
  }
}

/** @param more of the refusal */
export function tooSoon(
  { hours }: { readonly hours: number },
  { minGapHours }: Spacing,
  more: { readonly overridable?: boolean; readonly fieldErrors?: Readonly<Record<string, string[]>> } = {},
) {
  const detail = `Another dose is ${hours} h away; at least ${minGapHours} h must lie between two dose starts.`;
  const { overridable, fieldErrors } = more;
  const obstacles = [{ code: 'session.tooSoon', overridable, detail }];
  return sessionError('session.tooSoon', {
    detail,
    facts: { hours, minGapHours, ...(overridable !== undefined && { obstacles }) },
    ...(fieldErrors && { fieldErrors }),
  });
}

/** When the gap after a dose is over. */
export function earliestAfter(dose: Date, { zone, minGapHours }: Spacing): Date {
  return instantOfWall(zone, wallMsIn(zone, dose) + minGapHours * HOUR_MS);
}

/** When the gap before a dose begins. */
export function latestBefore(dose: Date, { zone, minGapHours }: Spacing): Date {
  return instantOfWall(zone, wallMsIn(zone, dose) - minGapHours * HOUR_MS);
}

/** Most doses in any seven days that hold `start`. */
function busiestWeek(start: number, others: readonly number[]): number {
  const times = [start, ...others];
  const windows = times.filter((from) => from <= start && start < from + WEEK_MS);
  return Math.max(...windows.map((from) => times.filter((time) => from <= time && time < from + WEEK_MS).length));
}
