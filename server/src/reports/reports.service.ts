import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { addDays } from '../platform/time/dates.js';
import { dayIn } from '../platform/time/zone.js';
import type { PlanCourse } from '../sessions/plan-courses.queries.js';
import {
  type CompletionFilter,
  type Documentation,
  type NoShows,
  PlanReportsQueries,
  type PlanRow,
} from './plan-reports.queries.js';
import { type DayOfUse, RoomUseService } from './room-use.service.js';
import { assertMonths, monthBefore } from './rules/report-months.js';

/** Days that the manager's figures look back on, today included. */
const DAYS = 30;

/** The months that were asked for, and where and when days are counted. */
export interface CompletionMeta {
  readonly from: string;
  readonly to: string;
  readonly computedAt: Date;
  /** IANA name of the clinic's zone. */
  readonly zone: string;
}

export interface CompletionData {
  readonly rows: readonly PlanRow[];
  readonly courses: readonly PlanCourse[];
  readonly meta: CompletionMeta;
}

export interface ManagerData {
  readonly completion: CompletionData;
  readonly visits: NoShows;
  readonly documentation: Documentation;
  /** The last day first. */
  readonly roomUse: readonly DayOfUse[];
}

/** Computes reports and records that they were read. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly audit: AuditService,
    private readonly calendar: ClinicCalendar,
    private readonly reports: PlanReportsQueries,
    private readonly rooms: RoomUseService,
  ) {}

  /** Plans accepted in the months asked for; the last twelve when none are. @throws report.monthsReversed */
  async planCompletion(filter: Partial<CompletionFilter>): Promise<CompletionData> {
    const completion = await this.#completion(filter);
    await this.audit.record({ action: 'report.planCompletion', resource: { type: 'report' }, changes: { ...filter } });
    return completion;
  }

  async managerToday(): Promise<ManagerData> {
    await this.audit.record({ action: 'report.managerToday', resource: { type: 'report' } });
    const now = this.calendar.now();
    const firstDay = addDays(await this.calendar.today(), 1 - DAYS);
    const since = dayIn(await this.calendar.zone(), firstDay).start;
    const [completion, visits, documentation, roomUse] = await Promise.all([
      this.#completion({}),
      this.reports.noShows(since, now),
      this.reports.documentation(since, now),
      this.rooms.daysSince(firstDay),
    ]);
    return { completion, visits, documentation, roomUse };
  }

  async #completion(filter: Partial<CompletionFilter>): Promise<CompletionData> {
    const to = filter.to ?? (await this.calendar.today()).slice(0, 7);
    const from = filter.from ?? monthBefore(to, 11);
    assertMonths(from, to, filter);
    const [rows, courses, zone] = await Promise.all([
      this.reports.accepted({ ...filter, from, to }),
      this.reports.openCourses(),
      this.calendar.zone(),
    ]);
    return { rows, courses, meta: { from, to, computedAt: this.calendar.now(), zone } };
  }
}
