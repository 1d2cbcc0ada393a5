import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { WaitlistEntry } from './waitlist-entry.entity.js';

/** An entry with whose it is. */
export interface WaitlistLine extends WaitlistEntry {
  readonly patientName: string;
  readonly chartNumber: string;
  /** When an open offer to this person runs out. */
  readonly offeredUntil: Date | null;
}

const OPEN = `w.state IN ('waiting', 'offered', 'expired')`;

@Injectable()
export class WaitlistQueries {
  constructor(private readonly db: Database) {}

  /** One page of whoever still waits, longest first. */
  async list({ page, size }: { readonly page: number; readonly size: number }) {
    const items = await this.#lines(OPEN, size, (page - 1) * size);
    const [count] = await this.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM waitlist_entry w WHERE ${OPEN}`);
    return { items, total: count?.n ?? 0 };
  }

  /** Who may be offered a time now, longest waiting first; nobody whose chart was closed meanwhile. */
  waiting(limit: number): Promise<WaitlistLine[]> {
    return this.#lines(`w.state = 'waiting' AND p.state NOT IN ('deceased', 'merged')`, limit, 0);
  }

  #lines(where: string, limit: number, offset: number): Promise<WaitlistLine[]> {
    return this.db.query<WaitlistLine>(
      `SELECT w.id, w.patient_id AS "patientId", w.wants, w.weekdays, w.earliest_time AS "earliestTime",
              w.latest_time AS "latestTime", w.notice_hours AS "noticeHours", w.note, w.state, w.version,
              w.created_at AS "createdAt", p.chart_number AS "chartNumber",
              COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
              (SELECT max(o.hold_until) FROM slot_offer o WHERE o.entry_id = w.id AND o.state = 'offered')
                AS "offeredUntil"
         FROM waitlist_entry w JOIN patient p ON p.id = w.patient_id
        WHERE ${where} ORDER BY w.created_at, w.id LIMIT $1 OFFSET $2`,
      [limit, offset],
    );
  }
}
