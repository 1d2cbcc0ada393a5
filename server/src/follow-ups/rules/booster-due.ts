import { daysBetween } from '../../platform/time/dates.js';
import { overlapsDose, relapseRise, responseOf, type ScorePoint } from '../../outcome-measures/rules/response.js';

export { baselineOf, type ScorePoint } from '../../outcome-measures/rules/response.js';

/**
 * A score older than this says nothing about today, so that nobody is sent to a review by it [J]: the last check-in after
 * a plan is on day 90 (domain.md 1.4).
 */
export const SCORE_HOLDS_DAYS = 90;

export interface Course {
  /** GAD-7 scores of the patient, void ones included, in any order. */
  readonly scores: readonly ScorePoint[];
  /** Total that the plan began with; null when none was taken in time. */
  readonly baseline: number | null;
  /** YYYY-MM-DD, the day on which the plan that was completed last had its last dose */
  readonly planEndedOn: string;
  /** YYYY-MM-DD of every dose, boosters included */
  readonly doseDates: readonly string[];
  /** YYYY-MM-DD of every recommendation there has been, whatever became of it */
  readonly recommendedOn: readonly string[];
}

/** Why a clinician looks at a patient again: never a decision, and never a booking. */
export interface BoosterDue {
  /** Day of the score that shows it, YYYY-MM-DD. */
  readonly on: string;
  /** Points above the best score since the plan ended; null when the response was lost without such a rise. */
  readonly rise: number | null;
  readonly best: number;
  readonly total: number;
}

/**
 * Whether the newest comparable score asks for a review of boosters: it rose by the smallest change that matters and a
 * quarter above the best one since the plan ended, or the patient has fallen out of response (proposed default of
 * domain.md 1.4). Scores whose two weeks reach over a dose are not comparable. Null when it does not, and when somebody
 * was already asked in this episode: the run of such scores since the last one that was well, or since the last dose.
 */
export function boosterDue(course: Course, today: string): BoosterDue | null {
  const { planEndedOn, doseDates, recommendedOn } = course;
  const after = course.scores
    .filter((score) => score.state === 'completed' && score.takenOn > planEndedOn && score.takenOn <= today)
    .filter((score) => !overlapsDose(score.takenOn, doseDates))
    .sort(byTaken);
  const judged = after.map((score, index) => ({ score, due: judge(after.slice(0, index), score, course.baseline) }));
  const last = judged.at(-1);
  if (!last?.due || daysBetween(last.score.takenOn, today) > SCORE_HOLDS_DAYS) return null;
  const lastDoseOn = doseDates.toSorted().at(-1) ?? planEndedOn;
  const well = judged.findLast(({ due, score }) => due === null || score.takenOn <= lastDoseOn);
  const began = well === undefined ? judged[0] : judged[judged.indexOf(well) + 1];
  const asked = began !== undefined && recommendedOn.some((on) => on >= began.score.takenOn);
  return asked ? null : last.due;
}

function judge(before: readonly ScorePoint[], { total, takenOn }: ScorePoint, baseline: number | null) {
  if (before.length === 0) return null;
  const best = Math.min(...before.map((score) => score.total));
  const rise = relapseRise(best, total);
  const lost = baseline !== null && responds(baseline, best) && !responds(baseline, total);
  return rise === null && !lost ? null : { on: takenOn, rise, best, total };
}

function responds(baseline: number, total: number): boolean {
  return responseOf(baseline, total).response === true;
}

function byTaken(a: ScorePoint, b: ScorePoint): number {
  return a.takenOn === b.takenOn ? a.recordedAt.getTime() - b.recordedAt.getTime() : a.takenOn < b.takenOn ? -1 : 1;
}
