import { daysBetween } from '../../platform/time/dates.js';
import { GAD7_CUT_OFF, GAD7_MCID, GAD7_RECALL_DAYS } from './gad7.js';

/** A baseline counts when it was taken at most this many days before the first session (invariant 11, proposed). */
export const BASELINE_WINDOW_DAYS = 14;

/** A closing score judges the plan when it was taken 14 to 31 days after the last session (McInnes window, S34). */
export const CLOSING_WINDOW_DAYS = { from: 14, to: 31 } as const;

export interface ScorePoint {
  readonly id: string;
  readonly total: number;
  /** YYYY-MM-DD */
  readonly takenOn: string;
  readonly state: 'completed' | 'void';
  readonly recordedAt: Date;
}

/**
 * Latest complete score on or before the day of session 1, within 14 days; later ones never become the baseline
 * (invariant 11 of domain.md 5.3). Null: response is undefined.
 */
export function baselineOf<S extends ScorePoint>(scores: readonly S[], firstSessionOn: string | null): S | null {
  if (firstSessionOn === null) return null;
  const eligible = scores.filter((score) => {
    const days = daysBetween(score.takenOn, firstSessionOn);
    return score.state === 'completed' && days >= 0 && days <= BASELINE_WINDOW_DAYS;
  });
  return eligible.sort(byTaken).at(-1) ?? null;
}

/** First complete score 14 to 31 days after the last session (S34); null while none is there. */
export function closingOf<S extends ScorePoint>(scores: readonly S[], lastSessionOn: string | null): S | null {
  if (lastSessionOn === null) return null;
  const { from, to } = CLOSING_WINDOW_DAYS;
  const eligible = scores.filter((score) => {
    const days = daysBetween(lastSessionOn, score.takenOn);
    return score.state === 'completed' && days >= from && days <= to;
  });
  return eligible.sort(byTaken)[0] ?? null;
}

export interface Response {
  /** Baseline minus now: positive is better. */
  readonly change: number;
  /** Share of the baseline that has gone, 0 to 1; negative when worse. Null for a baseline of 0. */
  readonly reduction: number | null;
  /** At least half of the baseline gone (S66). Null for a baseline of 0. */
  readonly response: boolean | null;
  /** Below 5 now, of a baseline of at least 10 (S66). Null when the baseline was below the cut-off. */
  readonly remission: boolean | null;
  /** Changed by at least 4 points, in either direction (S65). */
  readonly meaningful: 'better' | 'worse' | 'no';
}

/** What a later total says against the baseline. */
export function responseOf(baseline: number, total: number): Response {
  const change = baseline - total;
  return {
    change,
    reduction: baseline === 0 ? null : change / baseline,
    response: baseline === 0 ? null : change >= baseline / 2,
    remission: baseline >= GAD7_CUT_OFF ? total < 5 : null,
    meaningful: change >= GAD7_MCID ? 'better' : change <= -GAD7_MCID ? 'worse' : 'no',
  };
}

/**
 * Whether the two weeks that the questions look back on reach over a dose: such a total mixes days before and after it
 * and is not comparable (domain.md 1.5).
 */
export function overlapsDose(takenOn: string, doseDates: readonly string[]): boolean {
  return doseDates.some((dose) => {
    const days = daysBetween(dose, takenOn);
    return days > 0 && days < GAD7_RECALL_DAYS;
  });
}

/**
 * Points that a score has risen above the best one since the plan ended, when that is enough for a review: at least the
 * smallest change that matters and a quarter of the best (proposed default of domain.md 1.4). Null when it is not.
 */
export function relapseRise(best: number, total: number): number | null {
  const rise = total - best;
  return rise >= GAD7_MCID && rise >= best * 0.25 ? rise : null;
}

function byTaken(a: ScorePoint, b: ScorePoint): number {
  return a.takenOn === b.takenOn ? a.recordedAt.getTime() - b.recordedAt.getTime() : a.takenOn < b.takenOn ? -1 : 1;
}
