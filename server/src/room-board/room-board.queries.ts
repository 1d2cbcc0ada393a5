import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { dayIn } from '../platform/time/zone.js';
import type { LocationWithRooms } from '../rooms/rooms.queries.js';
import type { VisitPhases } from '../scheduling/rules/visit-phases.js';

/** One booking with how far its visit is; what it is about (disorder, route, dose) is not read. */
export interface BoardRow {
  readonly bookingId: string;
  readonly bookingState: string;
  readonly roomId: string;
  readonly purposeKind: 'consultation' | 'session';
  readonly purposeId: string;
  readonly purposeState: string | null;
  readonly purposeVersion: number | null;
  /** Booster sessions belong to no slot. */
  readonly sessionKind: 'plan' | 'booster' | null;
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly patientId: string;
  readonly patientName: string;
  readonly chartNumber: string;
  readonly clinicianId: string;
  readonly clinicianName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomUntil: Date;
  readonly phases: VisitPhases;
  readonly checkedInAt: Date | null;
  readonly sessionStartedAt: Date | null;
  readonly recoveryStartedAt: Date | null;
  readonly recoveryEndedAt: Date | null;
  readonly dischargedAt: Date | null;
}

@Injectable()
export class RoomBoardQueries {
  constructor(private readonly db: Database) {}

  /** A day of a location in its own zone, in one statement: every booking with its visit, in time order. */
  findDay({ location }: LocationWithRooms, date: string): Promise<BoardRow[]> {
    const { start, end } = dayIn(location.timeZone, date);
    return this.db.query<BoardRow>(
      `SELECT b.id AS "bookingId", b.state AS "bookingState", b.room_id AS "roomId",
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
         JOIN patient p ON p.id = b.patient_id
         JOIN staff_member st ON st.id = b.clinician_id
         LEFT JOIN session s ON b.purpose_kind = 'session' AND s.id = b.purpose_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
         LEFT JOIN consultation c ON b.purpose_kind = 'consultation' AND c.id = b.purpose_id
        WHERE b.location_id = $1 AND b.starts_at >= $2 AND b.starts_at < $3
        ORDER BY b.starts_at, b.id`,
      [location.id, start, end],
    );
  }
}
