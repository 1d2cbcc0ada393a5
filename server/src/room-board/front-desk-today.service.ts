import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { InquiriesQueries } from '../inquiries/inquiries.queries.js';
import type { Inquiry } from '../inquiries/inquiry.entity.js';
import { Database } from '../platform/database/database.js';
import { type DeskLight, deskLights } from '../sessions/rules/desk-lights.js';
import { SessionReadiness } from '../sessions/session-readiness.queries.js';
import { type BoardDay, RoomBoardService } from './room-board.service.js';
import { type ToScheduleLine, ToScheduleService } from './to-schedule.service.js';

/** Somebody who waits for a call. */
export type WaitingInquiry = Inquiry;

/** A day of the board with the lights of its visits, by the id of the session. */
export interface DeskDay {
  readonly day: BoardDay;
  readonly lights: ReadonlyMap<string, readonly DeskLight[]>;
}

export interface FrontDeskToday extends DeskDay {
  readonly toSchedule: readonly ToScheduleLine[];
  /** Who waits for a first answer or for the next call, longest first, and how many there are of each. */
  readonly inquiries: readonly WaitingInquiry[];
  readonly unanswered: number;
  readonly waiting: number;
}

/** As many as the card has room for; the list of inquiries shows all. */
const INQUIRIES_SHOWN = 6;

/** The front desk's day, and nothing else of the patients who come. */
@Injectable()
export class FrontDeskTodayService {
  constructor(
    private readonly db: Database,
    private readonly board: RoomBoardService,
    private readonly readiness: SessionReadiness,
    private readonly toSchedule: ToScheduleService,
    private readonly inquiries: InquiriesQueries,
    private readonly audit: AuditService,
  ) {}

  /** Visits of a day with their lights; recorded as read. @param date YYYY-MM-DD, today when left out */
  readDay(date?: string): Promise<DeskDay> {
    return this.db.transaction(async () => {
      const day = await this.board.readDay(date);
      const sessionIds = day.rows.flatMap((row) => (row.purposeKind === 'session' ? row.purposeId : []));
      const known = await this.readiness.checksOfMany(sessionIds);
      const lights = new Map([...known].map(([id, { checks, state }]) => [id, deskLights(checks, state)]));
      return { day, lights };
    });
  }

  /** Everything that the front desk's home shows, in one transaction; recorded as read. */
  read(): Promise<FrontDeskToday> {
    return this.db.transaction(async () => {
      const desk = await this.readDay();
      const toSchedule = await this.toSchedule.read();
      const inquiries = await this.inquiries.findWaiting(['new', 'contacted'], INQUIRIES_SHOWN);
      const counts = await this.inquiries.countByState();
      const unanswered = counts.get('new') ?? 0;
      const shown = inquiries.map(({ id }) => id);
      await this.audit.record({ action: 'inquiry.list', resource: { type: 'inquiry' }, changes: { shown } });
      return { ...desk, toSchedule, inquiries, unanswered, waiting: unanswered + (counts.get('contacted') ?? 0) };
    });
  }
}
