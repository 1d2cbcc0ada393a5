import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Score } from '../outcome-measures/score.entity.js';
import { Database } from '../platform/database/database.js';
import { addMinutes, type Interval } from '../platform/time/interval.js';
import type { DateHours, WeeklyHours } from '../scheduling/rules/clinic-days.js';
import { CONTACT_CLOSES_HOURS, CONTACT_OPENS_HOURS } from './rules/integration-window.js';

export interface SessionRow {
  readonly sessionId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly clinicianName: string;
  readonly state: string;
  readonly kind: 'plan' | 'booster';
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly roomName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly checkedInAt: Date | null;
  readonly doseStartedAt: Date | null;
  readonly recoveryStartedAt: Date | null;
  readonly recoveryEndedAt: Date | null;
  /** Somebody's signed note, or the asking clinician's own draft. */
  readonly noteId: string | null;
}

/** A consultation of the day. */
export interface ConsultationRow {
  readonly consultationId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly clinicianName: string;
  readonly state: string;
  readonly roomName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface UnsignedRow {
  readonly kind: 'note' | 'record';
  readonly noteId: string | null;
  readonly sessionId: string;
  readonly patientName: string;
  readonly ordinal: number | null;
  /** Since when it waits: the discharge, or the beginning of the draft while there is none. */
  readonly since: Date;
}

export interface ContactRow {
  readonly sessionId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly ordinal: number | null;
  readonly dischargedAt: Date;
}

export interface BoosterRow {
  readonly boosterId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly source: 'rule' | 'clinician' | 'patient_request';
  readonly since: Date;
}

export interface OpeningHours {
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly DateHours[];
}

/** A plan that was completed, with the day of its last dose. */
export interface CompletedRow {
  readonly planId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** YYYY-MM-DD */
  readonly lastDoseOn: string;
}

const NAME = `COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name`;
/** Sessions of the clinician $1 that are over and that nobody has begun a note about. */
export const WITHOUT_NOTE = `session s WHERE s.clinician_id = $1 AND s.state IN ('discharged', 'closed')
              AND NOT EXISTS (SELECT 1 FROM integration_note n WHERE n.session_id = s.id AND n.state IN ('signed', 'draft'))`;
/** More than anybody can see on a day; the lists are never without an end. */
const MOST = 200;

@Injectable()
export class ClinicianTodayQueries {
  constructor(private readonly db: Database) {}

  /** Sessions that are booked into a day; those of one clinician, or of everybody with `clinicianId` null. */
  sessionsOf(day: Interval, clinicianId: string | null, readerId: string): Promise<SessionRow[]> {
    return this.db.query<SessionRow>(
      `SELECT s.id AS "sessionId", p.id AS "patientId", ${NAME} AS "patientName", st.display_name AS "clinicianName",
              s.state, s.kind, slot.ordinal, CASE WHEN s.kind = 'plan' THEN plan.session_count END AS "sessionCount",
              r.name AS "roomName", b.starts_at AS "startsAt", b.ends_at AS "endsAt",
              s.checked_in_at AS "checkedInAt", s.dose_started_at AS "doseStartedAt",
              s.recovery_started_at AS "recoveryStartedAt", s.recovery_ended_at AS "recoveryEndedAt",
              (SELECT n.id FROM integration_note n
                WHERE n.session_id = s.id AND (n.state = 'signed' OR (n.state = 'draft' AND n.author_id = $4))
                ORDER BY n.state = 'draft' DESC, n.created_at DESC LIMIT 1) AS "noteId"
         FROM booking b
         JOIN session s ON s.id = b.purpose_id
         JOIN patient p ON p.id = s.patient_id
         JOIN room r ON r.id = b.room_id
         JOIN staff_member st ON st.id = s.clinician_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
        WHERE b.purpose_kind = 'session' AND b.starts_at >= $1 AND b.starts_at < $2
          AND ($3::uuid IS NULL OR s.clinician_id = $3) AND s.state NOT IN ('cancelled', 'rescheduled')
        ORDER BY b.starts_at, b.id LIMIT ${MOST}`,
      [day.start, day.end, clinicianId, readerId],
    );
  }

  /** Consultations that are booked into a day; those of one clinician, or of everybody with `clinicianId` null. */
  consultationsOf(day: Interval, clinicianId: string | null): Promise<ConsultationRow[]> {
    return this.db.query<ConsultationRow>(
      `SELECT c.id AS "consultationId", p.id AS "patientId", ${NAME} AS "patientName",
              st.display_name AS "clinicianName", c.state, r.name AS "roomName",
              b.starts_at AS "startsAt", b.ends_at AS "endsAt"
         FROM booking b
         JOIN consultation c ON c.id = b.purpose_id
         JOIN patient p ON p.id = c.patient_id
         JOIN room r ON r.id = b.room_id
         JOIN staff_member st ON st.id = c.clinician_id
        WHERE b.purpose_kind = 'consultation' AND b.starts_at >= $1 AND b.starts_at < $2
          AND ($3::uuid IS NULL OR c.clinician_id = $3) AND c.state <> 'cancelled'
        ORDER BY b.starts_at, b.id LIMIT ${MOST}`,
      [day.start, day.end, clinicianId],
    );
  }

  /** What waits for a clinician's signature: drafts, sessions without any note, records; longest waiting first. */
  unsignedOf(clinicianId: string): Promise<UnsignedRow[]> {
    return this.db.query<UnsignedRow>(
      `SELECT w.kind, w.note_id AS "noteId", s.id AS "sessionId", ${NAME} AS "patientName", slot.ordinal, w.since
         FROM (
           SELECT 'note' AS kind, n.id AS note_id, n.session_id, COALESCE(s.discharged_at, n.created_at) AS since
             FROM integration_note n JOIN session s ON s.id = n.session_id
            WHERE n.author_id = $1 AND n.state = 'draft'
           UNION ALL
           SELECT 'note', NULL, s.id, s.discharged_at FROM ${WITHOUT_NOTE}
           UNION ALL
           SELECT 'record', NULL, s.id, s.discharged_at FROM session s
            WHERE s.clinician_id = $1 AND s.state = 'discharged'
         ) w
         JOIN session s ON s.id = w.session_id
         JOIN patient p ON p.id = s.patient_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
        ORDER BY w.since, s.id LIMIT ${MOST}`,
      [clinicianId],
    );
  }

  /** A clinician's sessions that nobody has called after, with a contact window that is open and closes before `end`. */
  contactsOf(clinicianId: string, now: Date, end: Date): Promise<ContactRow[]> {
    const from = addMinutes(now, -60 * CONTACT_CLOSES_HOURS);
    const opened = addMinutes(now, -60 * CONTACT_OPENS_HOURS);
    const closing = addMinutes(end, -60 * CONTACT_CLOSES_HOURS);
    return this.db.query<ContactRow>(
      `SELECT s.id AS "sessionId", p.id AS "patientId", ${NAME} AS "patientName", slot.ordinal,
              s.discharged_at AS "dischargedAt"
         FROM session s JOIN patient p ON p.id = s.patient_id LEFT JOIN plan_slot slot ON slot.id = s.slot_id
        WHERE s.clinician_id = $1 AND s.discharged_at > $2 AND s.discharged_at <= $3 AND s.discharged_at < $4
          AND NOT EXISTS (
            SELECT 1 FROM session_event e WHERE e.session_id = s.id AND e.kind = 'integration_contact')
        ORDER BY s.discharged_at LIMIT ${MOST}`,
      [clinicianId, from, opened, closing],
    );
  }

  /** Usual hours of the clinic's first location, and its exceptions from one date to another, both included. */
  async openingHours(from: string, until: string): Promise<OpeningHours> {
    const [row] = await this.db.query<OpeningHours>(
      `SELECT l.opening_hours AS weekly,
              (SELECT COALESCE(jsonb_agg(jsonb_build_object('date', e.date, 'opens', e.opens, 'closes', e.closes)), '[]')
                 FROM location_exception e WHERE e.location_id = l.id AND e.date BETWEEN $1 AND $2) AS exceptions
         FROM location l ORDER BY l.name, l.id LIMIT 1`,
      [from, until],
    );
    return row ?? { weekly: [], exceptions: [] };
  }

  /**
   * Completed plans of a prescriber whose last dose was not before a date, the earliest first.
   * @param since YYYY-MM-DD
   */
  completedOf(prescriberId: string, timeZone: string, since: string): Promise<CompletedRow[]> {
    return this.db.query<CompletedRow>(
      `SELECT plan.id AS "planId", p.id AS "patientId", ${NAME} AS "patientName", last.day::text AS "lastDoseOn"
         FROM treatment_plan plan
         JOIN patient p ON p.id = plan.patient_id
         CROSS JOIN LATERAL (SELECT max((s.dose_started_at AT TIME ZONE $2)::date) AS day FROM session s
                              WHERE s.plan_id = plan.id AND s.kind = 'plan') last
        WHERE plan.prescriber_id = $1 AND plan.state = 'completed' AND p.state NOT IN ('deceased', 'merged')
          AND last.day >= $3
        ORDER BY last.day, plan.id LIMIT ${MOST}`,
      [prescriberId, timeZone, since],
    );
  }

  /** Every GAD-7 of these patients. */
  scoresOf(patientIds: readonly string[]): Promise<Score[]> {
    return this.db.repository(Score).findBy({ patientId: In(patientIds) });
  }

  /** Boosters that wait for a clinician's review, longest waiting first. */
  boosterReviews(): Promise<BoosterRow[]> {
    return this.db.query<BoosterRow>(
      `SELECT b.id AS "boosterId", p.id AS "patientId", ${NAME} AS "patientName", b.source, b.created_at AS since
         FROM booster b JOIN patient p ON p.id = b.patient_id
        WHERE b.state IN ('recommended', 'under_review')
        ORDER BY b.created_at, b.id LIMIT ${MOST}`,
    );
  }
}
