import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Patient } from '../patients/patient.entity.js';
import { patientError } from '../patients/rules/patient-errors.js';
import type { WeekdayHours } from '../rooms/rules/opening-hours.js';
import { Room } from '../rooms/room.entity.js';
import { roomError } from '../rooms/rules/rooms-errors.js';
import { Booking } from './booking.entity.js';
import type { Parties } from './rules/bookable.js';
import { LIVE_STATES } from './rules/booking-lifecycle.js';
import type { Wanted } from './rules/clash.js';
import type { NamedTaken } from './rules/clash-error.js';
import { bookingError } from './rules/scheduling-errors.js';

/** The predicate of the exclusion constraints, word for word, so that their indexes serve these reads. */
const LIVE = `state in ('${LIVE_STATES.join("', '")}')`;

export interface BookingParties extends Parties {
  readonly room: { readonly name: string; readonly state: string; readonly turnoverMinutes: number };
  readonly location: { readonly id: string; readonly timeZone: string; readonly openingHours: readonly WeekdayHours[] };
}

/** Reads of bookings that hold what they read until the transaction ends. */
@Injectable()
export class BookingLocks {
  constructor(private readonly db: Database) {}

  /** Locks room, staff and patient rows, in this order and in one round trip. */
  async lockParties(ids: {
    readonly roomId: string;
    readonly clinicianId: string;
    readonly patientId: string;
  }): Promise<BookingParties> {
    const [parties] = await this.db.query<BookingParties>(
      `SELECT jsonb_build_object('name', r.name, 'state', r.state, 'turnoverMinutes', r.turnover_minutes) AS room,
              jsonb_build_object('id', l.id, 'timeZone', l.time_zone, 'openingHours', l.opening_hours) AS location,
              jsonb_build_object('role', s.role, 'active', s.active) AS clinician,
              jsonb_build_object('state', p.state) AS patient
         FROM room r JOIN location l ON l.id = r.location_id, staff_member s, patient p
        WHERE r.id = $1 AND s.id = $2 AND p.id = $3
          FOR NO KEY UPDATE OF r, s, p`,
      [ids.roomId, ids.clinicianId, ids.patientId],
    );
    if (parties) return parties;
    if (!(await this.db.repository(Room).existsBy({ id: ids.roomId }))) throw roomError('room.notFound');
    if (!(await this.db.repository(Patient).existsBy({ id: ids.patientId }))) throw patientError('patient.notFound');
    throw bookingError('booking.clinicianNotAvailable');
  }

  async lock(id: string): Promise<Booking> {
    const booking = await this.db.repository(Booking).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!booking) throw bookingError('booking.notFound');
    return booking;
  }

  async findById(id: string): Promise<Booking> {
    const booking = await this.db.repository(Booking).findOneBy({ id });
    if (!booking) throw bookingError('booking.notFound');
    return booking;
  }

  async findByPurpose(purposeId: string): Promise<Booking> {
    const booking = await this.db
      .repository(Booking)
      .findOne({ where: { purposeId }, order: { createdAt: 'DESC', id: 'DESC' } });
    if (!booking) throw bookingError('booking.notFound');
    return booking;
  }

  /** Live bookings that overlap what is wanted, and visits of the room that have not ended, whatever was planned. */
  findInTheWay(wanted: Wanted, ownId?: string): Promise<NamedTaken[]> {
    return this.db.query<NamedTaken>(
      `SELECT b.id, b.room_id AS "roomId", b.patient_id AS "patientId", b.clinician_id AS "clinicianId", b.state,
              b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.room_until AS "roomUntil", b.phases,
              b.purpose_kind AS "purposeKind", r.name AS "roomName", s.display_name AS "clinicianName"
         FROM booking b JOIN room r ON r.id = b.room_id JOIN staff_member s ON s.id = b.clinician_id
        WHERE b.${LIVE} AND b.id IS DISTINCT FROM $7
          AND ((b.room_id = $1 AND tstzrange(b.starts_at, b.room_until, '[)') && tstzrange($4, $6, '[)'))
            OR (b.room_id = $1 AND b.state = 'in_use' AND b.starts_at < $6)
            OR (b.patient_id = $2 AND tstzrange(b.starts_at, b.ends_at, '[)') && tstzrange($4, $5, '[)'))
            OR (b.clinician_id = $3 AND tstzrange(b.starts_at, b.ends_at, '[)') && tstzrange($4, $5, '[)')))
        ORDER BY b.starts_at`,
      [
        wanted.roomId,
        wanted.patientId,
        wanted.clinicianId,
        wanted.startsAt,
        wanted.endsAt,
        wanted.roomUntil,
        ownId ?? null,
      ],
    );
  }

  /** Starts of the next live bookings after this one began: of its room, and of its patient or clinician. */
  async nextStarts(booking: Booking): Promise<{ room?: Date; people?: Date }> {
    const [row] = await this.db.query<{ room: Date | null; people: Date | null }>(
      `SELECT (SELECT min(starts_at) FROM booking
                WHERE ${LIVE} AND room_id = $2 AND id <> $1 AND starts_at >= $5) AS room,
              (SELECT min(starts_at) FROM booking
                WHERE ${LIVE} AND (patient_id = $3 OR clinician_id = $4) AND id <> $1 AND starts_at >= $5) AS people`,
      [booking.id, booking.roomId, booking.patientId, booking.clinicianId, booking.startsAt],
    );
    return { ...(row?.room && { room: row.room }), ...(row?.people && { people: row.people }) };
  }
}
