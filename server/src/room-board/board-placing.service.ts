import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/time/clock.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import type { Calendar } from '../scheduling/rules/obstacles.js';
import type { VisitPhases } from '../scheduling/rules/visit-phases.js';
import { GIVEN_UP } from '../sessions/rules/session-lifecycle.js';
import { DEFAULT_MIN_GAP_HOURS } from '../sessions/rules/session-spacing.js';
import { BoardPlacingQueries, type StartLimits, type WaitingPlan } from './board-placing.queries.js';

export interface Placing {
  readonly calendar: Calendar;
  readonly limits: readonly StartLimits[];
  readonly waiting: readonly WaitingPlan[];
  readonly phases: { readonly first: VisitPhases; readonly later: VisitPhases };
}

/** What stands in the way of moving and placing visits on a day of the board, for who drags them. */
@Injectable()
export class BoardPlacingService {
  constructor(
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly placing: BoardPlacingQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * @param date today in the location's zone when left out
   * @throws location.notFound (404)
   */
  async read(date?: string, locationId?: string): Promise<Placing> {
    const { location } = await this.rooms.findLocationWithRooms(locationId);
    const { start, end } = dayIn(location.timeZone, date ?? dateIn(location.timeZone, this.clock.now()));
    const [calendar, limits, waiting, first, later] = await Promise.all([
      this.calendar.load({ locationId: location.id, from: start, until: end }),
      this.placing.findLimits({
        ...{ givenUp: GIVEN_UP, minGapHours: DEFAULT_MIN_GAP_HOURS },
        ...{ locationId: location.id, start, end },
      }),
      this.placing.findWaiting(GIVEN_UP),
      this.calendar.phasesFor('first_session'),
      this.calendar.phasesFor('session'),
    ]);
    return { calendar, limits, waiting, phases: { first, later } };
  }
}
