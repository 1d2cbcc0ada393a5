import type { Override } from '../../scheduling/rules/overriding.js';
import { bookingError } from '../../scheduling/rules/scheduling-errors.js';
import type { RippleProblem } from './ripple.js';
import { assertSpaced, type Spacing, spacingProblem, tooSoon } from './session-spacing.js';

/** A word shorter than this explains nothing about two doses close together. */
export const LEAST_REASON = 10;

/**
 * What becomes of a dose that may be closer to another than its plan wants. A clinician may let the gap be shorter and say
 * why; the weekly limit stands whoever asks.
 * @returns minutes to the nearest other dose when the gap is overridden, null when there is nothing to override
 * @throws session.tooSoon (`facts.obstacles` says whether a reason would do), session.tooMany, booking.overrideNotAllowed
 */
export function gapRuling(
  start: Date,
  others: readonly Date[],
  spacing: Spacing,
  { override, mayOverride }: { readonly override?: Override | undefined; readonly mayOverride: boolean },
): number | null {
  const problem = spacingProblem(start, others, spacing);
  if (problem === undefined) return null;
  if (problem.code === 'session.tooMany') {
    assertSpaced(start, others, spacing);
    return null;
  }
  const { minutes } = problem;
  assertSpaced(start, others, { ...spacing, overridden: minutes });
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
  return minutes;
}

/**
 * Whether a dose of a plan may be left where it is although another one moves too close to it: whoever may override the
 * gap of the one that moves has said a reason for both.
 */
export function mayStayClose(step: { readonly moves: boolean; readonly problems: readonly RippleProblem[] }): boolean {
  return !step.moves && step.problems.length > 0 && step.problems.every((problem) => problem === 'session.tooSoon');
}
