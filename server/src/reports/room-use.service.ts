import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { clinicDays } from '../scheduling/rules/clinic-days.js';
import type { Calendar } from '../scheduling/rules/obstacles.js';
import { RoomUseQueries, type UsedVisit } from './room-use.queries.js';
import { placeOn, type RoomUse, roomUse, sumOf } from './rules/room-use.js';

export interface DayOfUse extends RoomUse {
  /** YYYY-MM-DD */
  readonly date: string;
}

/** A location as it stood, with its visits. */
interface House {
  readonly locationId: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly calendar: Calendar;
  readonly used: readonly UsedVisit[];
}

@Injectable()
export class RoomUseService {
  constructor(
    private readonly clock: Clock,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly used: RoomUseQueries,
  ) {}

  /**
   * Use of the rooms of all locations on each day until now, the last one first.
   * @param since YYYY-MM-DD, the first day
   */
  async daysSince(since: string): Promise<DayOfUse[]> {
    const now = this.clock.now();
    const houses: House[] = [];
    for (const { location } of await this.rooms.findLocationsWithRooms()) {
      const { id: locationId, timeZone } = location;
      const from = dayIn(timeZone, since).start;
      const calendar = await this.calendar.load({ locationId, from, until: now });
      const used = await this.used.visitsOf(locationId, { start: from, end: now });
      houses.push({ locationId, timeZone, from, calendar, used });
    }
    const days = daysOf(houses, now);
    const dates = [...new Set(days.map(({ date }) => date))].sort().reverse();
    return dates.map((date) => ({ date, ...sumOf(days.filter((day) => day.date === date)) }));
  }
}

function daysOf(houses: readonly House[], now: Date): DayOfUse[] {
  const first = houses[0]?.locationId ?? '';
  const visits = houses
    .flatMap(({ locationId, timeZone, used }) =>
      used.map(({ clinicianId, from }) => ({ clinicianId, locationId, from, date: dateIn(timeZone, new Date(from)) })),
    )
    .sort((a, b) => a.from - b.from);
  return houses.flatMap(({ locationId, timeZone, from, calendar, used }) =>
    clinicDays(timeZone, from, now).map((day) => {
      const within = { from: day.from, until: Math.min(day.until, now.getTime()) };
      const clinicians = calendar.clinicians.filter(
        ({ id, shifts }) => shifts !== undefined || placeOn(day.date, id, visits, first) === locationId,
      );
      return { date: day.date, ...roomUse(within, used, { ...calendar, clinicians }) };
    }),
  );
}
