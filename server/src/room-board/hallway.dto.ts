import { PhaseMinutesResponse } from './room-board.dto.js';
import type { BoardRow } from './room-board.queries.js';
import type { BoardDay } from './room-board.service.js';
import { initialsOf } from './rules/visit-actions.js';
import { takesRoom, visitState } from './rules/visit-state.js';

class HallwayRoomResponse {
  id: string;
  name: string;
  state: 'active' | 'out_of_service' | 'retired';
}

/** A visit as everybody who passes may see it: neither whose it is nor with whom, and no id that leads to it. */
export class HallwayVisitResponse {
  roomId: string;
  kind: 'consultation' | 'session';
  state: 'scheduled' | 'arrived' | 'ready' | 'in_session' | 'recovering' | 'integration' | 'discharged';
  bookingState: 'hold' | 'confirmed' | 'in_use' | 'turnover' | 'released';
  initials: string;
  startsAt: string;
  /** End with turnover. */
  roomUntil: string;
  phases: PhaseMinutesResponse;
  sessionStartedAt: string | null;
  recoveryStartedAt: string | null;
  recoveryEndedAt: string | null;
  endedAt: string | null;

  static from(row: BoardRow): HallwayVisitResponse {
    const left = row.bookingState === 'turnover' || row.bookingState === 'released';
    return {
      ...{ roomId: row.roomId, kind: row.purposeKind, initials: initialsOf(row.patientName) },
      state: visitState(row) as HallwayVisitResponse['state'],
      bookingState: row.bookingState as HallwayVisitResponse['bookingState'],
      startsAt: row.startsAt.toISOString(),
      roomUntil: row.roomUntil.toISOString(),
      phases: { ...row.phases },
      sessionStartedAt: row.sessionStartedAt?.toISOString() ?? null,
      recoveryStartedAt: row.recoveryStartedAt?.toISOString() ?? null,
      recoveryEndedAt: row.recoveryEndedAt?.toISOString() ?? null,
      endedAt: (row.dischargedAt ?? (left ? row.endsAt : null))?.toISOString() ?? null,
    };
  }
}

/** What a screen in the hallway shows of today. */
export class HallwayResponse {
  locationName: string;
  /** IANA name */
  timeZone: string;
  rooms: HallwayRoomResponse[];
  /** In time order; only those that take their room. */
  visits: HallwayVisitResponse[];

  static from({ name, timeZone, rooms, rows }: BoardDay): HallwayResponse {
    return {
      ...{ locationName: name, timeZone },
      rooms: rooms.map(({ id, name, state }) => ({ id, name, state })),
      visits: rows.filter((row) => takesRoom(visitState(row))).map((row) => HallwayVisitResponse.from(row)),
    };
  }
}
