import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { OfferKind, OfferState } from '../scheduling/rules/slot-offer.js';

/** A cancelled visit or a no-show, as far as its time matters. */
export interface FreedTime {
  readonly bookingId: string;
  readonly state: string;
  readonly locationId: string;
  readonly timeZone: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly turnoverMinutes: number;
  readonly clinicianId: string;
  readonly clinicianName: string;
  readonly patientId: string;
  readonly startsAt: Date;
  readonly roomUntil: Date;
}

export interface OfferLine {
  readonly id: string;
  readonly kind: OfferKind;
  readonly sourceId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly state: OfferState;
  readonly holdUntil: Date;
  readonly offeredByName: string;
}

@Injectable()
export class RefillsQueries {
  constructor(private readonly db: Database) {}

  async findFreed(bookingId: string): Promise<FreedTime | undefined> {
    const [row] = await this.db.query<FreedTime>(
      `SELECT b.id AS "bookingId", b.state, b.location_id AS "locationId", l.time_zone AS "timeZone",
              b.room_id AS "roomId", r.name AS "roomName", r.turnover_minutes AS "turnoverMinutes",
              b.clinician_id AS "clinicianId", s.display_name AS "clinicianName", b.patient_id AS "patientId",
              b.starts_at AS "startsAt", b.room_until AS "roomUntil"
         FROM booking b JOIN location l ON l.id = b.location_id JOIN room r ON r.id = b.room_id
         JOIN staff_member s ON s.id = b.clinician_id
        WHERE b.id = $1`,
      [bookingId],
    );
    return row;
  }

  /** Offers of a freed time, newest first. */
  offersOf(bookingId: string): Promise<OfferLine[]> {
    return this.db.query<OfferLine>(
      `SELECT o.id, o.kind, o.source_id AS "sourceId", o.patient_id AS "patientId", o.state,
              o.hold_until AS "holdUntil", s.display_name AS "offeredByName",
              COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName"
         FROM slot_offer o JOIN patient p ON p.id = o.patient_id JOIN staff_member s ON s.id = o.offered_by
        WHERE o.freed_booking_id = $1 ORDER BY o.created_at DESC, o.id DESC LIMIT 100`,
      [bookingId],
    );
  }

  /** Dose starts by patient: real ones, and planned ones of sessions that were not given up. */
  async dosesOf(patientIds: readonly string[], givenUp: readonly string[]): Promise<ReadonlyMap<string, Date[]>> {
    const rows = await this.db.query<{ patientId: string; doses: Date[] }>(
      `SELECT s.patient_id AS "patientId",
              array_agg(COALESCE(s.dose_started_at, b.starts_at + make_interval(mins => (b.phases->>'prep')::int))) AS doses
         FROM session s
         LEFT JOIN LATERAL (SELECT starts_at, phases FROM booking WHERE purpose_id = s.id
                        ORDER BY created_at DESC, id DESC LIMIT 1) b ON true
        WHERE s.patient_id = ANY ($1)
          AND (s.dose_started_at IS NOT NULL OR (s.state <> ALL ($2::text[]) AND b.starts_at IS NOT NULL))
        GROUP BY s.patient_id`,
      [patientIds, givenUp],
    );
    return new Map(rows.map(({ patientId, doses }) => [patientId, doses]));
  }
}
