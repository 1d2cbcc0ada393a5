import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { WITHOUT_NOTE } from './clinician-today.queries.js';

export interface PlaceCountsRow {
  readonly inquiries: number;
  /** Null for whoever may not know of them. */
  readonly notes: number | null;
  readonly boosters: number | null;
}

@Injectable()
export class PlaceCountsQueries {
  constructor(private readonly db: Database) {}

  /**
   * How many inquiries nobody has answered, and of a clinician: notes without a signature, boosters to review.
   * @param clinicianId null for who is none
   */
  async countsFor(clinicianId: string | null): Promise<PlaceCountsRow> {
    const [row] = await this.db.query<PlaceCountsRow>(
      `SELECT (SELECT count(*)::int FROM inquiry WHERE state = 'new') AS inquiries,
              CASE WHEN $1::uuid IS NOT NULL THEN
                (SELECT count(*)::int FROM integration_note WHERE author_id = $1 AND state = 'draft') +
                (SELECT count(*)::int FROM ${WITHOUT_NOTE}) END AS notes,
              CASE WHEN $1::uuid IS NOT NULL THEN
                (SELECT count(*)::int FROM booster WHERE state IN ('recommended', 'under_review')) END AS boosters`,
      [clinicianId],
    );
    return row ?? { inquiries: 0, notes: null, boosters: null };
  }
}
