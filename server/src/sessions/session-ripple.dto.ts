import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { IdField, InstantField } from '../platform/http/fields.js';
import type { DriftReason } from '../treatment-plans/rules/plan-drift.js';
import { mayStayClose } from './rules/ripple.js';
import type { RippleMode, RippleProblem, RippleStep } from './rules/ripple.js';
import type { RippleGround } from './session-ripple.queries.js';
import type { Ripple, RippleOption } from './session-ripple.service.js';

export class RipplePreviewBody {
  @IdField()
  roomId: string;

  @IsOptional()
  @IdField()
  clinicianId?: string;

  @InstantField()
  startsAt: string;
}

export class RippleMoveBody {
  @IdField()
  sessionId: string;

  @IdField()
  roomId: string;

  @IdField()
  clinicianId: string;

  @InstantField()
  startsAt: string;

  /** As the preview gave it. */
  @IsInt()
  @Min(1)
  bookingVersion: number;
}

export class RippleBody {
  /** The session itself and those behind it that move; no plan has more than six. */
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @ArrayUnique((move: RippleMoveBody) => move.sessionId)
  @ValidateNested({ each: true })
  @Type(() => RippleMoveBody)
  moves: RippleMoveBody[];
}

export class RippleStepResponse {
  sessionId: string;
  ordinal: number;
  roomId: string;
  roomName: string;
  clinicianId: string;
  clinicianName: string;
  /** Where it is booked now. */
  was: string;
  wasRoomId: string;
  wasRoomName: string;
  wasClinicianId: string;
  startsAt: string;
  moves: boolean;
  bookingVersion: number;
  /** Codes of what would refuse it; empty when it can be booked. */
  problems: RippleProblem[];
  /** Whether whoever may `booking.override` can leave it so, with a reason for the session that moves. */
  overridable: boolean;
  /** Further from the session before it than the plan wants. */
  gapTooWide: boolean;

  static from(step: RippleStep, { rooms, versions, question }: RippleGround): RippleStepResponse {
    const { visit, roomId, clinicianId, from, moves, gapTooWide } = step;
    const nameOf = (id: string) => rooms.find((room) => room.id === id)?.name ?? '';
    return {
      ...{ sessionId: visit.sessionId, ordinal: visit.ordinal, roomId, clinicianId, moves, gapTooWide },
      ...{ roomName: nameOf(roomId), wasRoomName: nameOf(visit.roomId), problems: [...step.problems] },
      overridable: mayStayClose(step),
      clinicianName: question.calendar.clinicians.find(({ id }) => id === clinicianId)?.name ?? '',
      ...{ was: new Date(visit.from).toISOString(), wasRoomId: visit.roomId, wasClinicianId: visit.clinicianId },
      startsAt: new Date(from).toISOString(),
      bookingVersion: versions.get(visit.sessionId) ?? 1,
    };
  }
}

export class RippleOptionResponse {
  mode: RippleMode;
  /** The moved session first, then those behind it in order. */
  steps: RippleStepResponse[];
  /** Nothing of it would be refused as things stand. */
  bookable: boolean;
  /** How the plan would keep its cadence. */
  drift: 'on_track' | 'drifting' | 'off_protocol';
  driftReasons: DriftReason[];

  static from({ mode, steps, bookable, drift }: RippleOption, ground: RippleGround): RippleOptionResponse {
    return {
      ...{ mode, bookable, drift: drift.level, driftReasons: [...drift.reasons] },
      steps: steps.map((step) => RippleStepResponse.from(step, ground)),
    };
  }
}

export class RippleResponse {
  /** leave, shift, compress */
  options: RippleOptionResponse[];

  static from({ options, ground }: Ripple): RippleResponse {
    return { options: options.map((option) => RippleOptionResponse.from(option, ground)) };
  }
}
