import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Interval } from '../platform/time/interval.js';
import { type BoardRow, VISIT_COLUMNS, VISIT_TABLES } from './room-board.queries.js';

/** A visit of a clinician, wherever it takes place. */
export interface AgendaRow extends BoardRow {
  readonly roomName: string;
}

export interface Clinician {
  readonly id: string;
  readonly displayName: string;
}

@Injectable()
export class AgendaQueries {
  constructor(private readonly db: Database) {}

  /** Also one who has left: the visits they had are still theirs. */
  async findClinician(id: string): Promise<Clinician | undefined> {
    const [found] = await this.db.query<Clinician>(
      `SELECT id, display_name AS "displayName" FROM staff_member WHERE id = $1 AND role = 'clinician'`,
      [id],
    );
    return found;
  }

  /** What begins in a stretch of days for one clinician, cancelled visits included, in time order; one statement. */
  findVisits(clinicianId: string, { start, end }: Interval): Promise<AgendaRow[]> {
    return this.db.query<AgendaRow>(
      `SELECT ${VISIT_COLUMNS}, r.name AS "roomName" FROM ${VISIT_TABLES} JOIN room r ON r.id = b.room_id
        WHERE b.clinician_id = $1 AND b.starts_at >= $2 AND b.starts_at < $3
        ORDER BY b.starts_at, b.id`,
      [clinicianId, start, end],
    );
  }
}
