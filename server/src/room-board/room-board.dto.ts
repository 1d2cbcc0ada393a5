import { IsOptional } from 'class-validator';
import { IdField, OptionalDate } from '../platform/http/fields.js';
import { RoomResponse } from '../rooms/rooms.dto.js';
import type { BoardRow } from './room-board.queries.js';
import type { BoardDay } from './room-board.service.js';
import type { BoardViewer } from './rules/board-viewer.js';
import { actionsOnVisit, initialsOf } from './rules/visit-actions.js';
import { visitState } from './rules/visit-state.js';

export { viewerOf } from './rules/board-viewer.js';

type State =
  | 'scheduled'
  | 'arrived'
  | 'ready'
  | 'in_session'
  | 'recovering'
  | 'integration'
  | 'discharged'
  | 'held'
  | 'cancelled'
  | 'no_show';

export class BoardQuery {
  /** YYYY-MM-DD; today when left out. */
  @OptionalDate()
  date?: string;

  /** The first location when left out. */
  @IsOptional()
  @IdField()
  locationId?: string;
}

/** Minutes of each phase as planned. */
export class PhaseMinutesResponse {
  prep: number;
  session: number;
  recovery: number;
  integration: number;
  turnover: number;
}

export class BoardVisitResponse {
  bookingId: string;
  /** Of the booking; a move or a change of length says it. */
  version: number;
  bookingState: 'hold' | 'confirmed' | 'in_use' | 'turnover' | 'released' | 'cancelled' | 'no_show';
  roomId: string;
  kind: 'consultation' | 'session' | 'booster';
  /** Id of the session or consultation. */
  purposeId: string;
  state: State;
  /** Place in the plan, for example 2 of 6; null for boosters and consultations. */
  ordinal: number | null;
  sessionCount: number | null;
  /** Null when this role may not know who it is. */
  patientId: string | null;
  /** Initials when this role may not know who it is. */
  patientName: string;
  clinicianId: string;
  clinicianName: string;
  startsAt: string;
  endsAt: string;
  /** End with turnover. */
  roomUntil: string;
  /** When the time was entered: who was entered after their start is not late. */
  bookedAt: string;
  phases: PhaseMinutesResponse;
  checkedInAt: string | null;
  sessionStartedAt: string | null;
  recoveryStartedAt: string | null;
  recoveryEndedAt: string | null;
  endedAt: string | null;
  /** checkIn, undoCheckIn, bringIn, recovery, integration, move, cancel, noShow, extend, release, open */
  allowedActions: string[];

  static from(row: BoardRow, viewer: BoardViewer, now: Date): BoardVisitResponse {
    const { bookingId, version, roomId, purposeKind, purposeId, ordinal, sessionCount, clinicianId, clinicianName } =
      row;
    const state = visitState(row);
    const left = row.bookingState === 'turnover' || row.bookingState === 'released';
    return {
      ...{ bookingId, version, roomId, purposeId, state, ordinal, sessionCount, clinicianId, clinicianName },
      bookingState: row.bookingState as BoardVisitResponse['bookingState'],
      kind: row.sessionKind === 'booster' ? 'booster' : purposeKind,
      patientId: viewer.names ? row.patientId : null,
      patientName: viewer.names ? row.patientName : initialsOf(row.patientName),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      roomUntil: row.roomUntil.toISOString(),
      bookedAt: row.bookedAt.toISOString(),
      phases: { ...row.phases },
      checkedInAt: text(row.checkedInAt),
      sessionStartedAt: text(row.sessionStartedAt),
      recoveryStartedAt: text(row.recoveryStartedAt),
      recoveryEndedAt: text(row.recoveryEndedAt),
      endedAt: text(row.dischargedAt ?? (left ? row.endsAt : null)),
      allowedActions: actionsOnVisit({ ...row, state }, viewer, now),
    };
  }
}

export class BoardDayResponse {
  /** YYYY-MM-DD, of the location's calendar */
  date: string;
  /** The location's date now. */
  today: string;
  locationId: string;
  locationName: string;
  /** IANA name */
  timeZone: string;
  /** HH:MM; null when closed on that day */
  opens: string | null;
  closes: string | null;
  rooms: RoomResponse[];
  /** In time order, cancelled ones included. */
  visits: BoardVisitResponse[];

  static from(day: BoardDay, viewer: BoardViewer): BoardDayResponse {
    const { date, today, now, locationId, name, timeZone, hours, rooms, rows } = day;
    return {
      ...{ date, today, locationId, locationName: name, timeZone },
      opens: hours?.opens ?? null,
      closes: hours?.closes ?? null,
      rooms: rooms.map((room) => RoomResponse.from(room)),
      visits: rows.map((row) => BoardVisitResponse.from(row, viewer, now)),
    };
  }
}

function text(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
