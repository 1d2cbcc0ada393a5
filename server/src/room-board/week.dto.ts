import { IsOptional } from 'class-validator';
import { IdField, OptionalDate } from '../platform/http/fields.js';
import { timeIn } from '../platform/time/zone.js';
import { RoomResponse } from '../rooms/rooms.dto.js';
import type { Span } from '../scheduling/rules/obstacles.js';
import { initialsOf } from './rules/visit-actions.js';
import { visitState, type VisitState } from './rules/visit-state.js';
import type { WeekRow } from './week.queries.js';
import type { BoardWeek, WeekCell, WeekDay } from './week.service.js';

export class WeekQuery {
  /** YYYY-MM-DD, the first of the seven days; the Monday of this week when left out. */
  @OptionalDate()
  from?: string;

  /** The first location when left out. */
  @IsOptional()
  @IdField()
  locationId?: string;
}

/** A stretch of time. */
export class SpanResponse {
  startsAt: string;
  endsAt: string;

  static from({ from, until }: Span): SpanResponse {
    return { startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString() };
  }
}

/** Time of a room in its location's hours in which nobody can be received. */
export class ClosedSpanResponse extends SpanResponse {
  /** Null when the room as such is out of service. */
  reason: string | null;
}

export class WeekVisitResponse {
  bookingId: string;
  clinicianId: string;
  kind: 'consultation' | 'session' | 'booster';
  state: VisitState;
  /** Of the patient, whoever reads. */
  initials: string;
  /** Place in the plan, for example 2 of 6; null for boosters and consultations. */
  ordinal: number | null;
  sessionCount: number | null;
  startsAt: string;
  /** End with turnover. */
  roomUntil: string;

  static from(row: WeekRow): WeekVisitResponse {
    const { bookingId, clinicianId, ordinal, sessionCount, purposeKind, sessionKind } = row;
    return {
      ...{ bookingId, clinicianId, ordinal, sessionCount },
      kind: sessionKind === 'booster' ? 'booster' : purposeKind,
      state: visitState(row),
      initials: initialsOf(row.patientName),
      startsAt: row.startsAt.toISOString(),
      roomUntil: row.roomUntil.toISOString(),
    };
  }
}

/** One room on one day. */
export class WeekCellResponse {
  date: string;
  /** Minutes in which the room can be used: opening hours without outages and blocks. */
  openMinutes: number;
  /** Of these, how many are booked, turnover included. */
  bookedMinutes: number;
  /** Minutes that are still to come and nobody has booked. */
  freeMinutes: number;
  longestFreeMinutes: number;
  /** The stretches that `freeMinutes` adds up. */
  gaps: SpanResponse[];
  closed: ClosedSpanResponse[];
  visits: WeekVisitResponse[];

  static from({ date, open, booked, free, longestFree, gaps, closed, rows }: WeekCell): WeekCellResponse {
    return {
      ...{ date, openMinutes: open, bookedMinutes: booked, freeMinutes: free, longestFreeMinutes: longestFree },
      gaps: gaps.map((gap) => SpanResponse.from(gap)),
      closed: closed.map(({ reason, ...span }) => ({ ...SpanResponse.from(span), reason })),
      visits: rows.map((row) => WeekVisitResponse.from(row)),
    };
  }
}

export class WeekRoomResponse {
  room: RoomResponse;
  /** One for each of the seven days. */
  cells: WeekCellResponse[];
}

export class WeekDayResponse {
  /** YYYY-MM-DD, of the location's calendar */
  date: string;
  /** HH:MM; null when closed on that day */
  opens: string | null;
  /** HH:MM or 24:00 */
  closes: string | null;
  /** What the day is, when its hours are not the usual ones. */
  reason: string | null;

  static from({ date, zone, until, open, reason }: WeekDay): WeekDayResponse {
    const [first, last] = [open[0], open.at(-1)];
    return {
      date,
      opens: first ? timeIn(zone, new Date(first.from)) : null,
      closes: last ? (last.until === until ? '24:00' : timeIn(zone, new Date(last.until))) : null,
      reason: reason ?? null,
    };
  }
}

export class BoardWeekResponse {
  /** First of the seven days. */
  from: string;
  /** The location's date now. */
  today: string;
  locationId: string;
  locationName: string;
  /** IANA name */
  timeZone: string;
  days: WeekDayResponse[];
  rooms: WeekRoomResponse[];

  static from(week: BoardWeek): BoardWeekResponse {
    const { id, name, timeZone } = week.place.location;
    return {
      ...{ today: week.today, locationId: id, locationName: name, timeZone },
      from: week.days[0]?.date ?? week.today,
      days: week.days.map((day) => WeekDayResponse.from(day)),
      rooms: week.rooms.map(({ room, cells }) => ({
        room: RoomResponse.from(room),
        cells: cells.map((cell) => WeekCellResponse.from(cell)),
      })),
    };
  }
}
