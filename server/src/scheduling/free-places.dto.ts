import { IsIn, IsOptional } from 'class-validator';
import { IdField, InstantField } from '../platform/http/fields.js';
import type { PlacesFound } from './free-places.service.js';
import { BOOKED_PURPOSES, type BookedPurpose } from './rules/visit-phases.js';

/** A place that was refused. */
export class FreePlacesQuery {
  @IdField()
  roomId: string;

  @IdField()
  clinicianId: string;

  /** ISO 8601, UTC */
  @InstantField()
  startsAt: string;

  /** By it the minutes of a visit that is not booked yet. */
  @IsIn(BOOKED_PURPOSES, { message: 'Choose one from the list.' })
  purpose: BookedPurpose;

  /** Left out of somebody who has no chart yet. */
  @IsOptional()
  @IdField()
  patientId?: string;

  /** The session or consultation that is moved. */
  @IsOptional()
  @IdField()
  purposeId?: string;
}

export class FreeRoomResponse {
  roomId: string;
  name: string;
}

/** What could be taken instead. */
export class FreePlacesResponse {
  /** Rooms that are free at that time, in the order of the board. */
  rooms: FreeRoomResponse[];
  /** Next start in that room on the same day; null when there is none. */
  nextAt: string | null;

  static from({ rooms, nextAt }: PlacesFound): FreePlacesResponse {
    return { rooms: rooms.map(({ id, name }) => ({ roomId: id, name })), nextAt: nextAt?.toISOString() ?? null };
  }
}
