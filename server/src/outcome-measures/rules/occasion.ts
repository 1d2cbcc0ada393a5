import type { CourseDays } from './course-days.js';
import { baselineOf, closingOf, type ScorePoint } from './response.js';

export type Occasion = 'before' | 'baseline' | 'follow_up' | 'closing';

/**
 * What a score is within its course. Nobody chooses it: it follows from the days, by the rules that judge the response, so
 * that what is called the baseline is the one that is compared with.
 * @param scores all of the patient, this one included
 */
export function occasionOf(score: ScorePoint, scores: readonly ScorePoint[], courses: readonly CourseDays[]): Occasion {
  const isBaseline = ({ doses, expectedOn }: CourseDays) => baselineOf(scores, doses[0] ?? expectedOn)?.id === score.id;
  const begun = courses.filter(({ doses }) => doses.length > 0);
  if (begun.some(isBaseline)) return 'baseline';
  if (begun.some((course) => closingOfCourse(scores, course)?.id === score.id)) return 'closing';
  if (courses.some(isBaseline)) return 'baseline';
  return begun.every(({ doses }) => score.takenOn <= (doses[0] ?? '')) ? 'before' : 'follow_up';
}

/** The score that judges a course; only one that is over has one. */
export function closingOfCourse<S extends ScorePoint>(scores: readonly S[], { state, doses }: CourseDays): S | null {
  return state === 'under_way' ? null : closingOf(scores, doses.at(-1) ?? null);
}
