import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Interval } from '../platform/time/interval.js';
import type { UsedTime } from './rules/room-use.js';

/** With the clinician who had it. */
export interface UsedVisit extends UsedTime {
  readonly clinicianId: string;
}

@Injectable()
export class RoomUseQueries {
  constructor(private readonly db: Database) {}

  /** Visits of a location that began in the time and took place, as numbers. */
  visitsOf(locationId: string, { start, end }: Interval): Promise<UsedVisit[]> {
    return this.db.query<UsedVisit>(
      `SELECT (extract(epoch FROM starts_at) * 1000)::float8 AS from, (extract(epoch FROM ends_at) * 1000)::float8 AS until,
              (extract(epoch FROM room_until) * 1000)::float8 AS "roomUntil", room_id AS "roomId",
              clinician_id AS "clinicianId"
         FROM booking
        WHERE location_id = $1 AND starts_at >= $2 AND starts_at < $3 AND state IN ('in_use', 'turnover', 'released')
        ORDER BY starts_at, id`,
      [locationId, start, end],
    );
  }
}
