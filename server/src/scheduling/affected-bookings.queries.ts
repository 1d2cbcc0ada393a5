import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

/** A booking that a change of the calendar is about: where, when and with whom of the staff, never whose it is. */
export interface AffectedBooking {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomName: string;
  readonly clinicianName: string;
  readonly what: 'consultation' | 'session';
}

const COLUMNS = `SELECT b.id, b.starts_at AS "startsAt", b.ends_at AS "endsAt", r.name AS "roomName",
    s.display_name AS "clinicianName", b.purpose_kind AS what
  FROM booking b JOIN room r ON r.id = b.room_id JOIN staff_member s ON s.id = b.clinician_id`;
/** Booked and not over: what already happened is not affected by anything. */
const AHEAD = `b.state IN ('hold', 'confirmed', 'in_use')`;
const ORDER = 'ORDER BY b.starts_at, b.id';

@Injectable()
export class AffectedBookings {
  constructor(private readonly db: Database) {}

  /** Bookings that take a room, turnover included, within `[from, until)`. */
  inRoom(roomId: string, from: Date, until: Date): Promise<AffectedBooking[]> {
    return this.db.query(
      `${COLUMNS} WHERE ${AHEAD} AND b.room_id = $1
         AND tstzrange(b.starts_at, b.room_until, '[)') && tstzrange($2, $3, '[)') ${ORDER}`,
      [roomId, from, until],
    );
  }

  /** Bookings that a clinician leads within `[from, until)`. */
  ofClinician(clinicianId: string, from: Date, until: Date): Promise<AffectedBooking[]> {
    return this.db.query(
      `${COLUMNS} WHERE ${AHEAD} AND b.clinician_id = $1
         AND tstzrange(b.starts_at, b.ends_at, '[)') && tstzrange($2, $3, '[)') ${ORDER}`,
      [clinicianId, from, until],
    );
  }

  /** Bookings of a location that are not over at `now`. */
  ofLocation(locationId: string, now: Date): Promise<AffectedBooking[]> {
    return this.db.query(
      `${COLUMNS} WHERE ${AHEAD} AND b.location_id = $1
         AND b.starts_at > $2::timestamptz - interval '12 hours' AND b.ends_at > $2 ${ORDER}`,
      [locationId, now],
    );
  }

  /** How many bookings of each location are not over at `now`. */
  async countAhead(now: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.query<{ id: string; n: number }>(
      `SELECT l.id, (SELECT count(*)::int FROM booking b WHERE ${AHEAD} AND b.location_id = l.id
           AND b.starts_at > $1::timestamptz - interval '12 hours' AND b.ends_at > $1) AS n FROM location l`,
      [now],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}
