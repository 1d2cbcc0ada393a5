import { type CourseDays, courseDays, type DoseDay, type PlanOfScores } from './course-days.js';
import { type Gad7Band, gad7Band } from './gad7.js';
import { closingOfCourse, type Occasion, occasionOf } from './occasion.js';
import { baselineOf, overlapsDose, type Response, responseOf, type ScorePoint } from './response.js';
import { type ScoreDue, scoreDueOf } from './score-due.js';

/** One administration as it is shown. */
export interface ShownScore extends ScorePoint {
  readonly items: readonly number[] | null;
  readonly voidReason: string | null;
  readonly replacedById: string | null;
}

export interface JudgedScore {
  readonly score: ShownScore;
  readonly band: Gad7Band;
  readonly occasion: Occasion;
  /** Its two weeks reach over a dose: not comparable. */
  readonly overlaps: boolean;
  /** Against the baseline; null without one, for the baseline itself, and for earlier, overlapping and void scores. */
  readonly response: Response | null;
  readonly recordedByName: string;
}

export interface ScoreHistory {
  /** In the order given. */
  readonly scores: readonly JudgedScore[];
  readonly baseline: ShownScore | null;
  readonly closing: ShownScore | null;
  /** Newest first. */
  readonly courses: readonly CourseDays[];
  /** What the courses ask for first. */
  readonly due: ScoreDue | null;
}

export interface Course {
  /** Newest first. */
  readonly plans: readonly PlanOfScores[];
  /** In order of time. */
  readonly doses: readonly DoseDay[];
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Every score judged against the baseline of the plan that was started last. */
export function judgeScores<S extends ShownScore>(
  scores: readonly S[],
  { plans, doses, today }: Course,
  recordedByName: (score: S) => string,
): ScoreHistory {
  const courses = courseDays(plans, doses, today);
  const startedLast = doses.findLast(({ kind }) => kind === 'plan')?.planId;
  const course = courses.find(({ planId }) => planId !== null && planId === startedLast);
  const baseline = baselineOf(scores, course?.doses[0] ?? null);
  const doseDates = doses.map(({ on }) => on);
  return {
    baseline,
    closing: course ? closingOfCourse(scores, course) : null,
    courses,
    due: scoreDueOf(courses, scores, today),
    scores: scores.map((score) => {
      const overlaps = overlapsDose(score.takenOn, doseDates);
      const isLater = baseline !== null && score.takenOn > baseline.takenOn;
      return {
        ...{ score, overlaps, band: gad7Band(score.total), occasion: occasionOf(score, scores, courses) },
        response: isLater && score.state === 'completed' && !overlaps ? responseOf(baseline.total, score.total) : null,
        recordedByName: recordedByName(score),
      };
    }),
  };
}
