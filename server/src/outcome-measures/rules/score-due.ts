import { daysBetween, addDays } from '../../platform/time/dates.js';
import type { CourseDays } from './course-days.js';
import { closingOfCourse } from './occasion.js';
import { BASELINE_WINDOW_DAYS, baselineOf, CLOSING_WINDOW_DAYS, type ScorePoint } from './response.js';

/**
 * A GAD-7 that a course asks for. `baseline`: none counts before session 1 yet. `noBaseline`: session 1 has been without
 * one, which cannot be made good. `closing`: its window is open; `closingLater`: it opens on `from`.
 */
export interface ScoreDue {
  readonly kind: 'baseline' | 'noBaseline' | 'closing' | 'closingLater';
  /** First and last day on which it counts, YYYY-MM-DD; null where there is none to name. */
  readonly from: string | null;
  readonly until: string | null;
}

/** What a course asks for on a date (YYYY-MM-DD); null when it has everything, or it is too late for it. */
export function scoreDue(course: CourseDays, scores: readonly ScorePoint[], today: string): ScoreDue | null {
  const { state, doses, expectedOn } = course;
  if (expectedOn !== null) {
    if (baselineOf(scores, expectedOn)) return null;
    const opens = addDays(expectedOn, -BASELINE_WINDOW_DAYS);
    return {
      kind: 'baseline',
      from: opens > today ? opens : today,
      until: expectedOn > today ? expectedOn : null,
    };
  }
  const last = doses.at(-1);
  if (state === 'under_way') {
    return baselineOf(scores, doses[0] ?? null) ? null : { kind: 'noBaseline', from: null, until: null };
  }
  if (state !== 'completed' || last === undefined || closingOfCourse(scores, course)) return null;
  const days = daysBetween(last, today);
  if (days > CLOSING_WINDOW_DAYS.to) return null;
  return {
    kind: days < CLOSING_WINDOW_DAYS.from ? 'closingLater' : 'closing',
    from: addDays(last, CLOSING_WINDOW_DAYS.from),
    until: addDays(last, CLOSING_WINDOW_DAYS.to),
  };
}

/**
 * What the courses, newest first, ask for: a closing score whose window is open before all else, for a new plan may have
 * been drawn up meanwhile and the window does not wait for it; then what the newest asks for.
 */
export function scoreDueOf(
  courses: readonly CourseDays[],
  scores: readonly ScorePoint[],
  today: string,
): ScoreDue | null {
  const due = courses.flatMap((course) => scoreDue(course, scores, today) ?? []);
  return due.find(({ kind }) => kind === 'closing') ?? due[0] ?? null;
}
