import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DateField, RequiredText } from '../platform/http/fields.js';
import { GAD7_ANSWERS, GAD7_ITEMS, type Gad7Band } from './rules/gad7.js';
import type { Response } from './rules/response.js';
import type { JudgedScore, ScoreHistory } from './rules/score-history.js';

const OCCASIONS = ['baseline', 'follow_up', 'closing'] as const;
type Occasion = (typeof OCCASIONS)[number];

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

  @IsIn(OCCASIONS)
  occasion: Occasion;
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

  static from({ score, band, overlaps, response, recordedByName }: JudgedScore): ScoreResponse {
    const { id, total, takenOn, occasion, state, voidReason, replacedById } = score;
    return {
      ...{ id, total, band, takenOn, occasion, state, voidReason, replacedById, overlaps, recordedByName },
      items: score.items && [...score.items],
      sinceBaseline: response && { ...response },
      recordedAt: score.recordedAt.toISOString(),
      allowedActions: state === 'completed' ? ['void'] : [],
    };
  }
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
  form: ScoreForm;

  static from({ scores, baseline, closing }: ScoreHistory): ScoreHistoryResponse {
    return {
      items: scores.map((score) => ScoreResponse.from(score)),
      baselineId: baseline?.id ?? null,
      closingId: closing?.id ?? null,
      form: {
        question: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
        items: [...GAD7_ITEMS],
        answers: [...GAD7_ANSWERS],
      },
    };
  }
}
