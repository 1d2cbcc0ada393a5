import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { type LocationWithRooms, RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { type ClinicDay, clinicDays } from '../scheduling/rules/clinic-days.js';
import type { Span } from '../scheduling/rules/obstacles.js';
import { within } from './rules/open-minutes.js';
import { roomOnDay, type RoomOnDay } from './rules/room-on-day.js';
import { takesRoom, visitState } from './rules/visit-state.js';
import { mondayOf } from './rules/week-days.js';
import { type WeekRow, WeekQueries } from './week.queries.js';

export interface BoardWeek {
  /** The location's date now. */
  readonly today: string;
  readonly place: LocationWithRooms;
  readonly days: readonly WeekDay[];
  readonly rooms: readonly WeekRoom[];
}

export interface WeekDay extends ClinicDay {
  /** Empty on a closed day. */
  readonly open: readonly Span[];
  /** What the day is, when its hours are not the usual ones. */
  readonly reason: string | undefined;
}

export interface WeekRoom {
  readonly room: LocationWithRooms['rooms'][number];
  /** One for each day. */
  readonly cells: readonly WeekCell[];
}

export interface WeekCell extends RoomOnDay {
  readonly date: string;
  /** Visits that begin on that day. */
  readonly rows: readonly WeekRow[];
}

@Injectable()
export class WeekService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly week: WeekQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Seven days of a location, recorded as read.
   * @param from first date; the Monday of this week in the location's zone when left out
   * @param locationId the first location when left out
   * @throws location.notFound (404)
   */
  readWeek(from?: string, locationId?: string): Promise<BoardWeek> {
    return this.db.transaction(async () => {
      const place = await this.rooms.findLocationWithRooms(locationId);
      const { id, timeZone } = place.location;
      const now = this.clock.now();
      const today = dateIn(timeZone, now);
      const first = from ?? mondayOf(today);
      const last = addDays(first, 6);
      const range = { start: dayIn(timeZone, first).start, end: dayIn(timeZone, last).end };
      const calendar = await this.calendar.load({ locationId: id, from: range.start, until: range.end });
      const rows = await this.week.findVisits(id, range);
      await this.audit.record({
        action: 'board.read',
        resource: { type: 'location', id },
        changes: { from: first, until: last, patients: [...new Set(rows.map(({ patientId }) => patientId))] },
      });
      const days = clinicDays(timeZone, range.start, range.end);
      const cell = (roomId: string, day: ClinicDay): WeekCell => ({
        date: day.date,
        rows: rows.filter((row) => row.roomId === roomId && takesRoom(visitState(row)) && isOn(day, row.startsAt)),
        ...roomOnDay(roomId, day, calendar, now.getTime()),
      });
      return {
        ...{ today, place },
        days: days.map((day) => ({
          ...{ ...day, open: within(calendar.opening, [day]) },
          reason: calendar.exceptions?.find(({ from }) => from === day.from)?.reason,
        })),
        rooms: place.rooms.map((room) => ({ room, cells: days.map((day) => cell(room.id, day)) })),
      };
    });
  }
}

function isOn({ from, until }: Span, instant: Date): boolean {
  return from <= instant.getTime() && instant.getTime() < until;
}
