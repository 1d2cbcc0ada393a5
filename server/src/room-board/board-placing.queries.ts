import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** Between which starts the plan of a booked session lets it move. */
export interface StartLimits {
  readonly bookingId: string;
  readonly earliest: Date | null;
  readonly latest: Date | null;
}

/** Who treats a patient, and when. */
export interface UsualCare {
  readonly patientId: string;
  /** Who had the last session, else the prescriber; null when that person is no clinician here any more. */
  readonly clinicianId: string | null;
  readonly clinicianName: string | null;
  /** Dose starts, real and planned. */
  readonly doses: readonly Date[];
}

/** Doses around a day of a location. */
export interface DosesOfDay {
  /** States of a session that has no dose any more. */
  readonly givenUp: readonly string[];
  /** Between doses that no plan speaks of. */
  readonly minGapHours: number;
  readonly locationId: string;
  readonly start: Date;
  readonly end: Date;
}

/** Doses: the real start, or the planned one while there is none. Sessions given up have none. */
const DOSE = `
  SELECT s.id AS session_id, s.patient_id, s.clinician_id, s.plan_id,
         COALESCE(s.dose_started_at, b.starts_at + make_interval(mins => (b.phases->>'prep')::int)) AS at
    FROM session s
    LEFT JOIN LATERAL (SELECT starts_at, phases FROM booking WHERE purpose_id = s.id
                   ORDER BY created_at DESC, id DESC LIMIT 1) b ON true
   WHERE s.state <> ALL ($1::text[])`;

/** What plans say about the doses of a day. Route, dose and disorder are not read. */
@Injectable()
export class BoardPlacingQueries {
  constructor(private readonly db: Database) {}

  /**
   * For each session of the day that has not begun: the gap that its plan keeps to the doses on both sides, by the
   * clock on the wall (`session-spacing`).
   */
  findLimits({ givenUp, minGapHours, locationId, start, end }: DosesOfDay): Promise<StartLimits[]> {
    return this.db.query<StartLimits>(
      `SELECT b.id AS "bookingId",
              ((SELECT max(d.at) FROM (${DOSE} AND s.patient_id = own.patient_id AND s.id <> own.id) d
                WHERE d.at <= dose.at) AT TIME ZONE place.zone + gap.least) AT TIME ZONE place.zone - prep.length AS earliest,
              ((SELECT min(d.at) FROM (${DOSE} AND s.patient_id = own.patient_id AND s.id <> own.id) d
                WHERE d.at > dose.at) AT TIME ZONE place.zone - gap.least) AT TIME ZONE place.zone - prep.length AS latest
         FROM booking b
         JOIN session own ON own.id = b.purpose_id AND own.state = 'scheduled'
         LEFT JOIN treatment_plan plan ON plan.id = own.plan_id AND own.kind = 'plan'
         CROSS JOIN LATERAL (SELECT make_interval(mins => (b.phases->>'prep')::int) AS length) prep
         JOIN LATERAL (SELECT time_zone AS zone FROM location WHERE id = b.location_id) place ON true
         CROSS JOIN LATERAL (SELECT b.starts_at + prep.length AS at) dose
         CROSS JOIN LATERAL (SELECT make_interval(hours => COALESCE(plan.min_gap_hours, $2)) AS least) gap
        WHERE b.location_id = $3 AND b.starts_at >= $4 AND b.starts_at < $5
          AND b.purpose_kind = 'session' AND b.state IN ('hold', 'confirmed')
        ORDER BY b.starts_at, b.id`,
      [givenUp, minGapHours, locationId, start, end],
    );
  }

  /** For each patient who had the last session, and all doses. */
  findUsualCare(
    plans: readonly { readonly patientId: string; readonly prescriberId: string }[],
    givenUp: readonly string[],
  ): Promise<UsualCare[]> {
    return this.db.query<UsualCare>(
      `SELECT own.patient_id AS "patientId", st.id AS "clinicianId", st.display_name AS "clinicianName",
              COALESCE(given.doses, '{}') AS doses
         FROM unnest($2::uuid[], $3::uuid[]) AS own(patient_id, prescriber_id)
         LEFT JOIN LATERAL (SELECT d.clinician_id FROM (${DOSE} AND s.patient_id = own.patient_id) d
                             ORDER BY d.at DESC NULLS LAST LIMIT 1) last ON true
         LEFT JOIN LATERAL (SELECT array_agg(d.at) FILTER (WHERE d.at IS NOT NULL) AS doses
                              FROM (${DOSE} AND s.patient_id = own.patient_id) d) given ON true
         LEFT JOIN staff_member st ON st.id = COALESCE(last.clinician_id, own.prescriber_id)
                                  AND st.active AND st.role = 'clinician'`,
      [givenUp, plans.map(({ patientId }) => patientId), plans.map(({ prescriberId }) => prescriberId)],
    );
  }
}
