import type { GapWord, Override } from '../../scheduling/rules/overriding.js';
import { bookingError } from '../../scheduling/rules/scheduling-errors.js';
import { assertSpaced, type ShortGap, shortGaps, type Spacing, spacingProblem, tooSoon } from './session-spacing.js';

/** A word shorter than this explains nothing about two doses close together. */
export const LEAST_REASON = 10;

/**
 * What becomes of a dose that may be closer to another than its plan wants. A clinician may let the gap be shorter and say
 * why; the weekly limit stands whoever asks.
 * @returns the gaps that are overridden; none when there is nothing to override
 * @throws session.tooSoon (`facts.obstacles` says whether a reason would do), session.tooMany, booking.overrideNotAllowed
 */
export function gapRuling(
  start: Date,
  others: readonly Date[],
  spacing: Spacing,
  { override, mayOverride }: { readonly override?: Override | undefined; readonly mayOverride: boolean },
): readonly ShortGap[] {
  const problem = spacingProblem(start, others, spacing);
  if (problem === undefined) return [];
  if (problem.code === 'session.tooMany') {
    assertSpaced(start, others, spacing);
    return [];
  }
  const short = shortGaps(start, others, spacing);
  const said = short.map(({ dose, minutes }) => [dose, minutes] as const);
  assertSpaced(start, others, { ...spacing, overridden: new Map([...(spacing.overridden ?? []), ...said]) });
  const refusal = tooSoon(problem, spacing, { overridable: true });
  if (!override) throw refusal;
  if (!mayOverride)
    throw bookingError('booking.overrideNotAllowed', refusal.context.facts && { facts: refusal.context.facts });
  if (override.reason.trim().length < LEAST_REASON) {
    const fieldErrors = {
      'override.reason': [`Say in at least ${LEAST_REASON} characters why the gap may be shorter.`],
    };
    throw tooSoon(problem, spacing, { overridable: true, fieldErrors });
  }
  return short;
}

/** Where a session is booked, and what was said there about its gaps. */
export interface SaidOf {
  readonly sessionId: string;
  /** Start of its booking. */
  readonly bookedAt: Date;
  readonly words: readonly GapWord[];
}

/** The same with its dose: the real start, or the planned one while there is none. */
export interface SpacedDose extends SaidOf {
  readonly at: Date;
}

/**
 * What clinicians let the gaps between a session and others be (`Spacing.overridden`). A word is about two sessions, at
 * whichever of them it was given, and counts while both are booked where they were: it goes with the booking that it
 * was given for, and is silent as soon as the other one begins at another time.
 */
export function overriddenTo(own: SaidOf, others: readonly SpacedDose[]): ReadonlyMap<number, number> {
  const said = others.flatMap((other) => {
    const minutes = [wordOf(own, other), wordOf(other, own)].filter((word) => word !== undefined);
    return minutes.length > 0 ? [[other.at.getTime(), Math.min(...minutes)] as const] : [];
  });
  return new Map(said);
}

/** What stays of a word that was given about short gaps. */
export function wordsAbout(short: readonly ShortGap[], others: readonly SpacedDose[]): GapWord[] {
  return others.flatMap(({ sessionId, bookedAt, at }) => {
    const gap = short.find(({ dose }) => dose === at.getTime());
    return gap ? { to: sessionId, toStart: bookedAt.toISOString(), minutes: gap.minutes } : [];
  });
}

function wordOf({ words }: SaidOf, { sessionId, bookedAt }: SaidOf): number | undefined {
  return words.find(({ to, toStart }) => to === sessionId && toStart === bookedAt.toISOString())?.minutes;
}
