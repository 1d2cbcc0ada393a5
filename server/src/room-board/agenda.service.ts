import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn, dayIn } from '../platform/time/zone.js';
import type { Location } from '../rooms/location.entity.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { clinicDays } from '../scheduling/rules/clinic-days.js';
import { AgendaQueries, type AgendaRow, type Clinician } from './agenda.queries.js';
import { boardError } from './rules/board-errors.js';
import type { OpenMinutes } from './rules/open-minutes.js';
import { clinicianOnDay } from './rules/room-on-day.js';
import { mondayOf } from './rules/week-days.js';

export interface AgendaWish {
  readonly clinicianId: string | undefined;
  /** First date; the Monday of this week, or today for a single day, when left out. */
  readonly from: string | undefined;
  readonly days: number;
}

export interface Agenda {
  readonly clinician: Clinician;
  /** Whose clock and hours count. */
  readonly location: Location;
  /** The location's date now. */
  readonly today: string;
  readonly now: Date;
  readonly days: readonly AgendaDay[];
}

export interface AgendaDay extends OpenMinutes {
  readonly date: string;
  readonly rows: readonly AgendaRow[];
}

@Injectable()
export class AgendaService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly agenda: AgendaQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Visits and free time of one clinician on some days, recorded as read.
   * @throws board.clinicianNeeded (422), board.clinicianNotFound (404), location.notFound (404)
   */
  read({ clinicianId, from, days: count }: AgendaWish): Promise<Agenda> {
    if (clinicianId === undefined) throw boardError('board.clinicianNeeded');
    return this.db.transaction(async () => {
      const { location } = await this.rooms.findLocationWithRooms();
      const clinician = await this.agenda.findClinician(clinicianId);
      if (!clinician) throw boardError('board.clinicianNotFound');
      const now = this.clock.now();
      const today = dateIn(location.timeZone, now);
      const first = from ?? (count === 1 ? today : mondayOf(today));
      const last = addDays(first, count - 1);
      const range = { start: dayIn(location.timeZone, first).start, end: dayIn(location.timeZone, last).end };
      const calendar = await this.calendar.load({ locationId: location.id, from: range.start, until: range.end });
      const rows = await this.agenda.findVisits(clinicianId, range);
      await this.audit.record({
        action: 'board.read',
        resource: { type: 'staff_member', id: clinicianId },
        changes: { from: first, until: last, patients: [...new Set(rows.map(({ patientId }) => patientId))] },
      });
      const days = clinicDays(location.timeZone, range.start, range.end).map((day) => ({
        date: day.date,
        rows: rows.filter(({ startsAt }) => day.from <= startsAt.getTime() && startsAt.getTime() < day.until),
        ...clinicianOnDay(clinicianId, day, calendar, now.getTime()),
      }));
      return { clinician, location, today, now, days };
    });
  }
}
