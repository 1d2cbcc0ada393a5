import { Injectable } from '@nestjs/common';
import { currentActor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { type LocationWithRooms, RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { HORIZON_SLACK_DAYS } from '../scheduling/rules/series-diagnosis.js';
import { daysThrough, type SeriesGround } from '../scheduling/rules/series-openings.js';
import type { SeriesRules } from '../scheduling/rules/series-wanted.js';
import type { SessionLengths } from './rules/series-visits.js';

/** What a search for a series looks at. */
@Injectable()
export class SeriesGrounds {
  constructor(
    private readonly calendar: CalendarQueries,
    private readonly rooms: RoomsQueries,
    private readonly clock: Clock,
  ) {}

  /** The first location by name when no id is given. @throws location.notFound */
  findPlace(locationId?: string): Promise<LocationWithRooms> {
    return this.rooms.findLocationWithRooms(locationId);
  }

  /** YYYY-MM-DD */
  today(zone: string): string {
    return dateIn(zone, this.clock.now());
  }

  async lengths(): Promise<SessionLengths> {
    const [first, other] = [await this.calendar.phasesFor('first_session'), await this.calendar.phasesFor('session')];
    return { first, other };
  }

  /** The calendar as far as a search may look; the asker's own holds and those that have run out are free time. */
  async load(
    { location, rooms }: LocationWithRooms,
    { notBefore, finishBy }: SeriesRules,
    patientId: string,
  ): Promise<SeriesGround> {
    const zone = location.timeZone;
    const last = addDays(finishBy, HORIZON_SLACK_DAYS);
    const [from, until] = [dayIn(zone, notBefore).start, dayIn(zone, last).end];
    const calendar = await this.calendar.load({ locationId: location.id, from, until });
    const ignored = await this.calendar.freeHolds({ from, until, holderId: currentActor().staffId, patientId });
    return {
      ...{ zone, patientId, now: this.clock.now().getTime(), days: daysThrough(zone, notBefore, last) },
      calendar: { ...calendar, taken: calendar.taken.filter(({ bookingId }) => !ignored.has(bookingId)) },
      turnover: new Map(rooms.map(({ id, turnoverMinutes }) => [id, turnoverMinutes])),
    };
  }
}
