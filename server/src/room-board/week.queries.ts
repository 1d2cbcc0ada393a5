import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Interval } from '../platform/time/interval.js';

/** One visit as a bar of the week. Of the patient only initials leave the server. */
export interface WeekRow {
  readonly bookingId: string;
  readonly bookingState: string;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly purposeKind: 'consultation' | 'session';
  readonly purposeState: string | null;
  readonly sessionKind: 'plan' | 'booster' | null;
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly patientId: string;
  readonly patientName: string;
  readonly startsAt: Date;
  readonly roomUntil: Date;
  readonly recoveryEndedAt: Date | null;
}

@Injectable()
export class WeekQueries {
  constructor(private readonly db: Database) {}

  /** Visits of a location that begin in a stretch of days and take their room, in time order; one statement. */
  findVisits(locationId: string, { start, end }: Interval): Promise<WeekRow[]> {
    return this.db.query<WeekRow>(
      `SELECT b.id AS "bookingId", b.state AS "bookingState", b.room_id AS "roomId", b.clinician_id AS "clinicianId",
              b.purpose_kind AS "purposeKind", COALESCE(s.state, c.state) AS "purposeState", s.kind AS "sessionKind",
              slot.ordinal, CASE WHEN s.kind = 'plan' THEN plan.session_count END AS "sessionCount",
              p.id AS "patientId", COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
              b.starts_at AS "startsAt", b.room_until AS "roomUntil", s.recovery_ended_at AS "recoveryEndedAt"
         FROM booking b
         JOIN patient p ON p.id = b.patient_id
         LEFT JOIN session s ON b.purpose_kind = 'session' AND s.id = b.purpose_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
         LEFT JOIN consultation c ON b.purpose_kind = 'consultation' AND c.id = b.purpose_id
        WHERE b.location_id = $1 AND b.starts_at >= $2 AND b.starts_at < $3 AND b.state NOT IN ('cancelled', 'no_show')
        ORDER BY b.starts_at, b.id`,
      [locationId, start, end],
    );
  }
}
