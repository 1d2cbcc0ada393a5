import { type Gad7Band, gad7Band } from './gad7.js';
import { baselineOf, closingOf, overlapsDose, type Response, responseOf, type ScorePoint } from './response.js';

/** One administration as it is shown. */
export interface ShownScore extends ScorePoint {
  readonly items: readonly number[] | null;
  readonly occasion: 'baseline' | 'follow_up' | 'closing';
  readonly voidReason: string | null;
  readonly replacedById: string | null;
}

export interface JudgedScore {
  readonly score: ShownScore;
  readonly band: Gad7Band;
  /** Its two weeks reach over a dose: not comparable. */
  readonly overlaps: boolean;
  /** Against the baseline; null without one, and for the baseline itself, earlier and void scores. */
  readonly response: Response | null;
  readonly recordedByName: string;
}

export interface ScoreHistory {
  /** In the order given. */
  readonly scores: readonly JudgedScore[];
  readonly baseline: ShownScore | null;
  readonly closing: ShownScore | null;
}

/** A session in which a dose was given. */
export interface DoseDay {
  readonly planId: string | null;
  readonly kind: 'plan' | 'booster';
  /** YYYY-MM-DD, of the clinic's calendar */
  readonly on: string;
}

/**
 * Every score judged against the baseline of the plan that was started last.
 * @param doses in order of time
 */
export function judgeScores<S extends ShownScore>(
  scores: readonly S[],
  doses: readonly DoseDay[],
  recordedByName: (score: S) => string,
): ScoreHistory {
  const planId = doses.findLast(({ kind }) => kind === 'plan')?.planId;
  const ofPlan = doses.filter((dose) => dose.kind === 'plan' && dose.planId === planId).map(({ on }) => on);
  const baseline = baselineOf(scores, ofPlan[0] ?? null);
  const closing = closingOf(scores, ofPlan.at(-1) ?? null);
  const doseDates = doses.map(({ on }) => on);
  return {
    baseline,
    closing,
    scores: scores.map((score) => ({
      score,
      band: gad7Band(score.total),
      overlaps: overlapsDose(score.takenOn, doseDates),
      response:
        baseline && score.state === 'completed' && score.takenOn > baseline.takenOn
          ? responseOf(baseline.total, score.total)
          : null,
      recordedByName: recordedByName(score),
    })),
  };
}
