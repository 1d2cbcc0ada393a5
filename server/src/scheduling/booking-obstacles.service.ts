import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingTrail } from './booking-trail.js';
import { CalendarQueries, type CalendarRange } from './calendar.queries.js';
import { type Calendar, type Obstacle, obstaclesTo, type Placement } from './rules/obstacles.js';

export interface ObstaclesFound {
  readonly calendar: Calendar;
  readonly obstacles: readonly Obstacle[];
}

/** What is in the way of a visit, for whoever has locked its parties and is about to take the time. */
@Injectable()
export class BookingObstacles {
  constructor(
    private readonly locks: BookingLocks,
    private readonly calendar: CalendarQueries,
    private readonly clock: Clock,
    private readonly trail: BookingTrail,
  ) {}

  /**
   * Holds that ran out are removed and are in nobody's way. They are only looked for when one may be: most bookings find
   * nothing, and read the calendar once.
   * @param ownId the booking that is placed anew
   */
  async find(placement: Placement, range: CalendarRange, ownId?: string): Promise<ObstaclesFound> {
    const now = this.clock.now();
    const look = async (): Promise<ObstaclesFound> => {
      const calendar = await this.calendar.load(range);
      return { calendar, obstacles: obstaclesTo(placement, calendar, now.getTime(), ownId) };
    };
    const found = await look();
    if (found.obstacles.length === 0 || !found.calendar.taken.some(({ held }) => held)) return found;
    const expired = await this.locks.dropExpiredHolds(range.from, range.until, now);
    if (expired.length === 0) return found;
    await this.trail.holdsEnded(expired);
    return look();
  }
}
