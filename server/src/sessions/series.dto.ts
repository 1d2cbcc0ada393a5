import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdField, InstantField } from '../platform/http/fields.js';
import type { HeldVisit, SeriesVisitRequest, VisitProblems } from './series.service.js';

export class PlanIdParam {
  @IsUUID('all')
  planId: string;
}

export class SeriesVisitBody {
  /** Slot of the plan, 1 to 6. */
  @IsInt()
  @Min(1)
  @Max(6)
  ordinal: number;

  @IdField()
  roomId: string;

  @IdField()
  clinicianId: string;

  /** When the patient enters the room; ISO 8601 with a zone. */
  @InstantField()
  startsAt: string;
}

export class SeriesVisitsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ArrayUnique((visit: SeriesVisitBody) => visit.ordinal, { message: 'Each visit once.' })
  @ValidateNested({ each: true })
  @Type(() => SeriesVisitBody)
  visits: SeriesVisitBody[];

  static toRequest({ visits }: SeriesVisitsBody): SeriesVisitRequest[] {
    return visits.map(({ startsAt, ...visit }) => ({ ...visit, startsAt: new Date(startsAt) }));
  }
}

export class SlotProblemResponse {
  code: string;
  detail: string;
}

export class VisitProblemsResponse {
  ordinal: number;
  /** Everything that stands against the visit; empty when it can be booked. */
  problems: SlotProblemResponse[];

  static from({ ordinal, problems }: VisitProblems): VisitProblemsResponse {
    return { ordinal, problems: problems.map(({ code, detail }) => ({ code, detail })) };
  }
}

export class SeriesHoldResponse {
  /** Null when nothing is held. */
  heldUntil: string | null;
  bookingIds: string[];

  static from(holds: readonly { readonly id: string; readonly holdUntil: Date | null }[]): SeriesHoldResponse {
    return {
      heldUntil: holds[0]?.holdUntil?.toISOString() ?? null,
      bookingIds: holds.map(({ id }) => id),
    };
  }
}

export class BookedVisitResponse {
  ordinal: number;
  sessionId: string;
  bookingId: string;
  startsAt: string;

  static from({ ordinal, booking }: HeldVisit): BookedVisitResponse {
    return {
      ordinal,
      sessionId: booking.purposeId,
      bookingId: booking.id,
      startsAt: booking.startsAt.toISOString(),
    };
  }
}
