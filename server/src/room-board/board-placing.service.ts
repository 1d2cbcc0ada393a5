import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
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
  /** IANA name */
  readonly zone: string;
  readonly limits: readonly StartLimits[];
  readonly waiting: readonly WaitingPlan[];
  readonly phases: { readonly first: VisitPhases; readonly later: VisitPhases };
}

/** What stands in the way of moving and placing visits on a day of the board, for who drags them. */
@Injectable()
export class BoardPlacingService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly placing: BoardPlacingQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Recorded as read, with the patients whose bookings stand in it.
   * @param date today in the location's zone when left out
   * @throws location.notFound (404)
   */
  read(date?: string, locationId?: string): Promise<Placing> {
    return this.db.transaction(async () => {
      const { location } = await this.rooms.findLocationWithRooms(locationId);
      const day = date ?? dateIn(location.timeZone, this.clock.now());
      const { start, end } = dayIn(location.timeZone, day);
      const calendar = await this.calendar.load({ locationId: location.id, from: start, until: end });
      const limits = await this.placing.findLimits({
        ...{ givenUp: GIVEN_UP, minGapHours: DEFAULT_MIN_GAP_HOURS },
        ...{ locationId: location.id, start, end },
      });
      const waiting = await this.placing.findWaiting(GIVEN_UP);
      const first = await this.calendar.phasesFor('first_session');
      const later = await this.calendar.phasesFor('session');
      await this.audit.record({
        action: 'board.readPlacing',
        resource: { type: 'location', id: location.id },
        changes: { date: day, patients: [...new Set(calendar.taken.map(({ patientId }) => patientId))] },
      });
      return { calendar, zone: location.timeZone, limits, waiting, phases: { first, later } };
    });
  }
}
