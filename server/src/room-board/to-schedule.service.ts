import { Injectable } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { InquiriesQueries } from '../inquiries/inquiries.queries.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { byUrgency, type Waiting } from './rules/to-schedule.js';
import { type WaitingVisit, WaitingVisits } from './waiting-visits.service.js';

/** One thing that somebody has to find a time for. Nothing clinical is read into it. */
export interface ToScheduleLine extends Waiting {
  readonly kind: 'plan' | 'booster' | 'consultation';
  /** Of the plan, the booster or the inquiry. */
  readonly id: string;
  /** Null for an inquiry whose person has no chart yet. */
  readonly patientId: string | null;
  /** First open slot of a plan and its size; null for the others. */
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly unbooked: number | null;
  readonly earliestAt: Date | null;
  readonly latestAt: Date | null;
  /** An inquiry with a tick that a clinician looks at before it is booked. */
  readonly needsReview: boolean;
  readonly visit: WaitingVisit;
}

const NOT_OF_A_PLAN = { ordinal: null, sessionCount: null, unbooked: null, earliestAt: null, latestAt: null } as const;

/** More screened inquiries than anybody books in a day. */
const MOST_INQUIRIES = 100;

/** What waits to be booked: plan slots, approved boosters, consultations of screened inquiries. */
@Injectable()
export class ToScheduleService {
  constructor(
    private readonly db: Database,
    private readonly visits: WaitingVisits,
    private readonly inquiries: InquiriesQueries,
    private readonly calendar: ClinicCalendar,
    private readonly audit: AuditService,
  ) {}

  /** Most urgent first; recorded as read. */
  read(): Promise<ToScheduleLine[]> {
    return this.db.transaction(async () => {
      const lines = await this.find();
      const shown = lines.flatMap(({ kind, id, patientId }) => (kind === 'consultation' ? id : (patientId ?? [])));
      await this.audit.record({ action: 'board.toSchedule', resource: { type: 'location' }, changes: { shown } });
      return lines;
    });
  }

  /** Most urgent first. */
  find(): Promise<ToScheduleLine[]> {
    return this.db.transaction(async () => {
      const zone = await this.calendar.zone();
      const plans = (await this.visits.ofPlans()).map(
        ({ course: { plan, drift }, slot, patientName, unbooked, earliestAt, latestAt, visit }): ToScheduleLine => ({
          ...{ kind: 'plan', id: plan.id, patientId: plan.patientId, patientName, unbooked, earliestAt, latestAt },
          ...{ ordinal: slot.ordinal, sessionCount: plan.sessionCount, drift: drift.level, needsReview: false },
          ...{ dueOn: latestAt && dateIn(zone, latestAt), visit },
        }),
      );
      const boosters = (await this.visits.ofBoosters()).map(({ booster, patientName, visit }): ToScheduleLine => ({
        ...{ kind: 'booster', id: booster.id, patientId: booster.patientId, patientName, dueOn: booster.bookBefore },
        ...{ ...NOT_OF_A_PLAN, drift: null, needsReview: false, visit },
      }));
      const visit = await this.visits.consultation();
      const consultations = (await this.inquiries.findWaiting(['screening'], MOST_INQUIRIES)).map(
        ({ id, patientId, givenName, familyName, flags }): ToScheduleLine => ({
          ...{ kind: 'consultation', id, patientId, patientName: `${givenName} ${familyName}`, dueOn: null },
          ...{ ...NOT_OF_A_PLAN, drift: null, needsReview: flags.length > 0, visit },
        }),
      );
      return [...plans, ...boosters, ...consultations].sort(byUrgency);
    });
  }
}
