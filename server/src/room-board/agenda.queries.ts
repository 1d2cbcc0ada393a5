import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Interval } from '../platform/time/interval.js';
import type { BoardRow } from './room-board.queries.js';

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
      `SELECT b.id AS "bookingId", b.version, b.state AS "bookingState", b.room_id AS "roomId", r.name AS "roomName",
              b.purpose_kind AS "purposeKind", b.purpose_id AS "purposeId",
              COALESCE(s.state, c.state) AS "purposeState", COALESCE(s.version, c.version) AS "purposeVersion",
              s.kind AS "sessionKind", slot.ordinal, CASE WHEN s.kind = 'plan' THEN plan.session_count END AS "sessionCount",
              p.id AS "patientId", COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
              p.chart_number AS "chartNumber", st.id AS "clinicianId", st.display_name AS "clinicianName",
              b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.room_until AS "roomUntil", b.phases,
              s.checked_in_at AS "checkedInAt", s.dose_started_at AS "sessionStartedAt",
              s.recovery_started_at AS "recoveryStartedAt", s.recovery_ended_at AS "recoveryEndedAt",
              s.discharged_at AS "dischargedAt"
         FROM booking b
         JOIN room r ON r.id = b.room_id
         JOIN patient p ON p.id = b.patient_id
         JOIN staff_member st ON st.id = b.clinician_id
         LEFT JOIN session s ON b.purpose_kind = 'session' AND s.id = b.purpose_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
         LEFT JOIN consultation c ON b.purpose_kind = 'consultation' AND c.id = b.purpose_id
        WHERE b.clinician_id = $1 AND b.starts_at >= $2 AND b.starts_at < $3
        ORDER BY b.starts_at, b.id`,
      [clinicianId, start, end],
    );
  }
}
