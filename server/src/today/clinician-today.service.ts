import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { dayIn } from '../platform/time/zone.js';
import { CLOSING_WINDOW_DAYS } from '../outcome-measures/rules/response.js';
import { ClinicianTodayQueries } from './clinician-today.queries.js';

@Injectable()
export class ClinicianTodayService {
  constructor(
    private readonly queries: ClinicianTodayQueries,
    private readonly calendar: ClinicCalendar,
    private readonly audit: AuditService,
  ) {}

  /** The clinician's own day; with `everyone` the sessions of all, the other lists still one's own. */
  async read(staffId: string, everyone: boolean) {
    const [timeZone, date] = [await this.calendar.zone(), await this.calendar.today()];
    const [sessions, unsigned, contacts, boosters, closingScores] = await Promise.all([
      this.queries.sessionsOf(dayIn(timeZone, date), everyone ? null : staffId, staffId),
      this.queries.unsignedOf(staffId),
      this.queries.contactsOf(staffId, this.calendar.now()),
      this.queries.boosterReviews(),
      this.queries.closingScoresOf(staffId, timeZone, date, CLOSING_WINDOW_DAYS),
    ]);
    await this.audit.record({ action: 'today.clinician', resource: { type: 'today' } });
    return { date, timeZone, sessions, unsigned, contacts, boosters, closingScores };
  }
}
