import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DateField, RequiredText } from '../platform/http/fields.js';
import type { CourseDays } from './rules/course-days.js';
import { GAD7_ANSWERS, GAD7_ITEMS, type Gad7Band } from './rules/gad7.js';
import type { Occasion } from './rules/occasion.js';
import type { Response } from './rules/response.js';
import type { ScoreDue } from './rules/score-due.js';
import type { JudgedScore, ScoreHistory } from './rules/score-history.js';

export class RecordScore {
  /** 0 to 21; may be left out when the seven items are given. */
  @IsOptional()
  @IsInt({ message: 'Enter a whole number from 0 to 21.' })
  @Min(0, { message: 'Enter a whole number from 0 to 21.' })
  @Max(21, { message: 'Enter a whole number from 0 to 21.' })
  total?: number;

  /** Seven answers, 0 to 3, in the order of the form. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(7)
  @IsInt({ each: true, message: 'Choose an answer for every item.' })
  items?: number[];

  /** Day on which the form was filled in. */
  @DateField()
  takenOn: string;
}

export class VoidScore {
  @RequiredText(300)
  reason: string;

  /** Recorded in its place. */
  @ValidateIf((body: VoidScore) => body.replacement !== undefined)
  @ValidateNested()
  @Type(() => RecordScore)
  replacement?: RecordScore;
}

export class ScoreChange {
  /** Baseline minus this: positive is better. */
  change: number;
  /** Share of the baseline that has gone, 0 to 1. */
  reduction: number | null;
  response: boolean | null;
  remission: boolean | null;
  meaningful: Response['meaningful'];
}

export class ScoreResponse {
  id: string;
  total: number;
  band: Gad7Band;
  items: number[] | null;
  takenOn: string;
  /** Follows from the day; `before`: earlier than what counts as the baseline. */
  occasion: Occasion;
  state: 'completed' | 'void';
  voidReason: string | null;
  replacedById: string | null;
  /** The two weeks it asks about reach over a dose. */
  overlaps: boolean;
  sinceBaseline: ScoreChange | null;
  recordedByName: string;
  recordedAt: string;
  allowedActions: string[];

  static from({ score, band, occasion, overlaps, response, recordedByName }: JudgedScore): ScoreResponse {
    const { id, total, takenOn, state, voidReason, replacedById } = score;
    return {
      ...{ id, total, band, takenOn, occasion, state, voidReason, replacedById, overlaps, recordedByName },
      items: score.items && [...score.items],
      sinceBaseline: response && { ...response },
      recordedAt: score.recordedAt.toISOString(),
      allowedActions: state === 'completed' ? ['void'] : [],
    };
  }
}

/** Days of one course, for the occasion of a score that is not recorded yet. */
export class CourseDaysResponse {
  planId: string | null;
  state: CourseDays['state'];
  /** YYYY-MM-DD, in order */
  doses: string[];
  /** YYYY-MM-DD, the day on which session 1 is expected; null once it has been */
  expectedOn: string | null;

  static from({ planId, state, doses, expectedOn }: CourseDays): CourseDaysResponse {
    return { planId, state, expectedOn, doses: [...doses] };
  }
}

/** A GAD-7 that is asked for. */
export class ScoreDueResponse {
  /** noBaseline: too late to be made good; closingLater: its window opens on `from` */
  kind: ScoreDue['kind'];
  /** First and last day on which it counts, YYYY-MM-DD */
  from: string | null;
  until: string | null;
}

/** Text of the form; the GAD-7 may be reproduced without permission. */
export class ScoreForm {
  question: string;
  items: string[];
  answers: string[];
}

export class ScoreHistoryResponse {
  /** By day, newest first. */
  items: ScoreResponse[];
  baselineId: string | null;
  closingId: string | null;
  /** Newest first. */
  courses: CourseDaysResponse[];
  /** What the newest course asks for. */
  due: ScoreDueResponse | null;
  form: ScoreForm;

  static from({ scores, baseline, closing, courses, due }: ScoreHistory): ScoreHistoryResponse {
    return {
      items: scores.map((score) => ScoreResponse.from(score)),
      baselineId: baseline?.id ?? null,
      closingId: closing?.id ?? null,
      courses: courses.map((course) => CourseDaysResponse.from(course)),
      due: due && { ...due },
      form: {
        question: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
        items: [...GAD7_ITEMS],
        answers: [...GAD7_ANSWERS],
      },
    };
  }
}
