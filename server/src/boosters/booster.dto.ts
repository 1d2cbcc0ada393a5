import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { DateField, IdField, InstantField, OptionalText, RequiredText } from '../platform/http/fields.js';
import { OptionalOverride, OverrideBody } from '../scheduling/override.dto.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import type { BoosterLine, ShownBooster } from './boosters.queries.js';
import {
  BOOSTER_SOURCES,
  BOOSTER_TRANSITIONS,
  boosterCommands,
  type BoosterSource,
  type BoosterState,
} from './rules/booster-lifecycle.js';

const STATES = Object.keys(BOOSTER_TRANSITIONS) as BoosterState[];

export class BoosterQuery extends PageQuery {
  /** States to list, comma-separated; without it those that wait for a decision. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(STATES, { each: true })
  state: BoosterState[] = ['recommended', 'under_review'];
}

export class RecommendBooster {
  @IdField()
  patientId: string;

  @IsIn(BOOSTER_SOURCES)
  source: BoosterSource;

  @OptionalText(500)
  reason?: string;
}

export class ApproveBooster {
  /** What the review found. Kept in the chart. */
  @RequiredText(2000)
  note: string;
}

export class BookBooster {
  @IdField()
  roomId: string;

  @IdField()
  clinicianId: string;

  /** When the patient enters the room; ISO 8601 with a zone. */
  @InstantField()
  startsAt: string;

  @OptionalOverride()
  override?: OverrideBody;
}

export class DeclineBooster {
  @RequiredText(2000)
  note: string;

  @IsOptional()
  @DateField()
  nextReviewOn?: string;
}

export class BoosterResponse {
  id: string;
  patientId: string;
  patientName: string;
  planId: string;
  planSize: number;
  planCompletedAt: string | null;
  state: BoosterState;
  source: BoosterSource;
  reason: string | null;
  lastDoseAt: string | null;
  reviewNote: string | null;
  reviewedByName: string | null;
  reviewedAt: string | null;
  /** YYYY-MM-DD, last day of the approval */
  bookBefore: string | null;
  nextReviewOn: string | null;
  sessionId: string | null;
  createdAt: string;
  version: number;
  allowedActions: string[];

  static from({ booster, state, patientName, plan, lastDoseAt, reviewedByName }: ShownBooster): BoosterResponse {
    const { id, patientId, source, reason, reviewNote, bookBefore, nextReviewOn, sessionId, version } = booster;
    return {
      ...{
        id,
        patientId,
        patientName,
        source,
        reason,
        reviewNote,
        bookBefore,
        nextReviewOn,
        sessionId,
        version,
        state,
      },
      planId: plan.id,
      planSize: plan.sessionCount,
      planCompletedAt: plan.closedAt?.toISOString() ?? null,
      lastDoseAt: lastDoseAt?.toISOString() ?? null,
      reviewedByName,
      reviewedAt: booster.reviewedAt?.toISOString() ?? null,
      createdAt: booster.createdAt.toISOString(),
      allowedActions: boosterCommands(state),
    };
  }
}

/** An approved booster that nobody has booked, for whoever books: no reason, no note. */
export class BoosterToBook {
  id: string;
  patientId: string;
  patientName: string;
  /** YYYY-MM-DD, last day of the approval */
  bookBefore: string | null;

  static from({ booster: { id, patientId, bookBefore }, patientName }: BoosterLine): BoosterToBook {
    return { id, patientId, patientName, bookBefore };
  }
}

/** What whoever books needs to know: no reason, no note. */
export class BoosterBookingResponse {
  id: string;
  state: BoosterState;
  sessionId: string | null;
  version: number;

  static from({ booster: { id, sessionId, version }, state }: BoosterLine): BoosterBookingResponse {
    return { id, state, sessionId, version };
  }
}

export class BoosterPage {
  items: BoosterResponse[];
  total: number;
  page: number;
  size: number;
}
