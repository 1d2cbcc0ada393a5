import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { IdField, InstantField, RequiredText } from '../platform/http/fields.js';
import { AcknowledgedBody } from './calendar-fields.dto.js';

export class RoomSettingsBody {
  @RequiredText(60)
  name: string;

  /** Words that a visit may ask for: `recliner`, `wheelchair access`. */
  @IsArray()
  @ArrayMaxSize(20, { message: 'At most 20 features.' })
  @IsString({ each: true })
  @Matches(/^\S.{0,38}\S$/, { each: true, message: 'A feature is a word or two, at most 40 characters.' })
  features: string[];

  /** Minutes to clean and reset after a visit. */
  @IsInt({ message: 'Enter whole minutes.' })
  @Min(0, { message: 'At least 0 minutes.' })
  @Max(120, { message: 'At most 120 minutes.' })
  turnoverMinutes: number;
}

export class NewRoomBody extends RoomSettingsBody {
  @IdField()
  locationId: string;
}

export class RoomServiceBody extends AcknowledgedBody {
  @IsBoolean()
  inService: boolean;
}

export class RoomSpanBody extends AcknowledgedBody {
  /** ISO 8601 with a zone */
  @InstantField()
  startsAt: string;

  /** ISO 8601 with a zone */
  @InstantField()
  endsAt: string;

  @RequiredText(120)
  reason: string;
}

/** Time in which a room cannot be used. */
export class RoomSpanResponse {
  id: string;
  version: number;
  startsAt: string;
  endsAt: string;
  reason: string;

  static from({ id, version, startsAt, endsAt, reason }: SpanRow): RoomSpanResponse {
    return { id, version, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason };
  }
}

interface SpanRow {
  readonly id: string;
  readonly version: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

interface RoomRows {
  readonly room: {
    readonly id: string;
    readonly version: number;
    readonly locationId: string;
    readonly name: string;
    readonly state: 'active' | 'out_of_service' | 'retired';
    readonly features: readonly string[];
    readonly turnoverMinutes: number;
  };
  readonly outages: readonly SpanRow[];
  readonly blocks: readonly SpanRow[];
  readonly mayEdit: boolean;
}

/** A room with the time it cannot be used, from the recent past on. */
export class RoomSettingsResponse {
  id: string;
  version: number;
  locationId: string;
  name: string;
  state: 'active' | 'out_of_service' | 'retired';
  features: string[];
  turnoverMinutes: number;
  /** Out of service. */
  outages: RoomSpanResponse[];
  /** In service, but kept free of visits. */
  blocks: RoomSpanResponse[];
  /** `edit`, for whoever may and while the room is not retired. */
  allowedActions: string[];

  static from({ room, outages, blocks, mayEdit }: RoomRows): RoomSettingsResponse {
    const { id, version, locationId, name, state, features, turnoverMinutes } = room;
    return {
      ...{ id, version, locationId, name, state, features: [...features], turnoverMinutes },
      outages: outages.map((span) => RoomSpanResponse.from(span)),
      blocks: blocks.map((span) => RoomSpanResponse.from(span)),
      allowedActions: mayEdit && state !== 'retired' ? ['edit'] : [],
    };
  }
}
