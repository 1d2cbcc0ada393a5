import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { clinicDays } from '../scheduling/rules/clinic-days.js';
import { RoomUseQueries } from './room-use.queries.js';
import { type RoomUse, roomUse, sumOf } from './rules/room-use.js';

export interface DayOfUse extends RoomUse {
  /** YYYY-MM-DD */
  readonly date: string;
}

/** Days that the figure looks back on, today included. */
const DAYS = 30;

@Injectable()
export class RoomUseService {
  constructor(
    private readonly clock: Clock,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly used: RoomUseQueries,
  ) {}

  /** Use of the rooms of all locations on each of the last days until now, the last one first. */
  async lastDays(): Promise<DayOfUse[]> {
    const found = await this.rooms.findLocationsWithRooms();
    const days: DayOfUse[] = [];
    for (const { location } of found) days.push(...(await this.#daysOf(location)));
    const dates = [...new Set(days.map(({ date }) => date))].sort().reverse();
    return dates.map((date) => ({ date, ...sumOf(days.filter((day) => day.date === date)) }));
  }

  async #daysOf({ id: locationId, timeZone }: { readonly id: string; readonly timeZone: string }): Promise<DayOfUse[]> {
    const now = this.clock.now();
    const from = dayIn(timeZone, addDays(dateIn(timeZone, now), 1 - DAYS)).start;
    const calendar = await this.calendar.load({ locationId, from, until: now });
    const used = await this.used.visitsOf(locationId, { start: from, end: now });
    return clinicDays(timeZone, from, now).map((day) => {
      const within = { from: day.from, until: Math.min(day.until, now.getTime()) };
      return { date: day.date, ...roomUse(within, used, calendar) };
    });
  }
}
