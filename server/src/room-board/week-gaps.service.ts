import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { addDays } from '../platform/time/dates.js';
import { dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { clinicDays } from '../scheduling/rules/clinic-days.js';
import { boardError } from './rules/board-errors.js';
import { type Gap, gapsThatFit } from './rules/week-gaps.js';
import { type ToScheduleLine, ToScheduleService } from './to-schedule.service.js';

export interface GapsWish {
  readonly kind: ToScheduleLine['kind'];
  /** Of the plan, the booster or the inquiry. */
  readonly id: string;
  /** First of the seven days. */
  readonly from: string;
  /** Who is to have it where nobody is usual. */
  readonly clinicianId: string | undefined;
  readonly locationId: string | undefined;
}

export interface WeekGaps {
  readonly line: ToScheduleLine;
  readonly gaps: readonly (Gap & { readonly clinicianName: string })[];
}

/** Where in a week something that waits for a time could be. */
@Injectable()
export class WeekGapsService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
    private readonly calendar: CalendarQueries,
    private readonly waiting: ToScheduleService,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Recorded as read. @throws board.nothingWaits (404), location.notFound (404) */
  read({ kind, id, from, clinicianId, locationId }: GapsWish): Promise<WeekGaps> {
    return this.db.transaction(async () => {
      const line = (await this.waiting.find()).find((one) => one.kind === kind && one.id === id);
      if (!line) throw boardError('board.nothingWaits');
      const { location, rooms } = await this.rooms.findLocationWithRooms(locationId);
      const now = this.clock.now();
      const range = {
        from: dayIn(location.timeZone, from).start,
        until: dayIn(location.timeZone, addDays(from, 7)).start,
      };
      const calendar = await this.calendar.loadBookable({ locationId: location.id, ...range });
      const { visit, patientId, dueOn, latestAt } = line;
      const everybody = calendar.clinicians.map((one) => one.id);
      const wanted = visit.clinicianId ?? clinicianId;
      const gaps = gapsThatFit(
        {
          ...{ patientId: patientId ?? '', phases: visit.phases, order: visit.order },
          clinicianIds: wanted === undefined ? everybody : everybody.filter((one) => one === wanted),
          ...{ bestBy: latestAt, lastDay: kind === 'booster' ? dueOn : null },
        },
        { calendar, rooms, days: clinicDays(location.timeZone, range.from, range.until), now: now.getTime() },
      );
      await this.audit.record({
        ...{ action: 'board.weekGaps', resource: { type: 'location', id: location.id }, patientId },
        changes: { from, kind, id },
      });
      const nameOf = (of: string) => calendar.clinicians.find((one) => one.id === of)?.name ?? '';
      return { line, gaps: gaps.map((gap) => ({ ...gap, clinicianName: nameOf(gap.clinicianId) })) };
    });
  }
}
