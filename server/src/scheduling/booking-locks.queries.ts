import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';
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
/** A visit that is still in its room is looked for as long after its planned end. */
const OVERRUN = '36 hours';

export interface BookingParties extends Parties {
  readonly room: { readonly name: string; readonly state: string; readonly turnoverMinutes: number };
  readonly location: { readonly id: string; readonly timeZone: string; readonly openingHours: readonly WeekdayHours[] };
}

const LOCK: Statement = {
  name: 'booking lock',
  text: `SELECT jsonb_build_object('name', r.name, 'state', r.state, 'turnoverMinutes', r.turnover_minutes) AS room,
      jsonb_build_object('id', l.id, 'timeZone', l.time_zone, 'openingHours', l.opening_hours) AS location,
      jsonb_build_object('role', s.role, 'active', s.active) AS clinician,
      jsonb_build_object('state', p.state) AS patient
    FROM room r JOIN location l ON l.id = r.location_id, staff_member s, patient p
   WHERE r.id = $1 AND s.id = $2 AND p.id = $3
     FOR NO KEY UPDATE OF r, s, p`,
};

/** One arm for each exclusion constraint, so that each is served by its index; one OR over them would read every booking of the room. */
const IN_THE_WAY: Statement = {
  name: 'booking in the way',
  text: `SELECT b.id, b.room_id AS "roomId", b.patient_id AS "patientId", b.clinician_id AS "clinicianId", b.state,
      b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.room_until AS "roomUntil", b.phases,
      b.purpose_kind AS "purposeKind", r.name AS "roomName", s.display_name AS "clinicianName"
    FROM (SELECT id FROM booking WHERE ${LIVE} AND room_id = $1
             AND tstzrange(starts_at, room_until, '[)') && tstzrange($4::timestamptz - interval '${OVERRUN}', $6, '[)')
             AND (state = 'in_use' OR tstzrange(starts_at, room_until, '[)') && tstzrange($4, $6, '[)'))
          UNION SELECT id FROM booking WHERE ${LIVE} AND patient_id = $2
             AND tstzrange(starts_at, ends_at, '[)') && tstzrange($4, $5, '[)')
          UNION SELECT id FROM booking WHERE ${LIVE} AND clinician_id = $3
             AND tstzrange(starts_at, ends_at, '[)') && tstzrange($4, $5, '[)')) found
    JOIN booking b ON b.id = found.id JOIN room r ON r.id = b.room_id JOIN staff_member s ON s.id = b.clinician_id
   WHERE b.id IS DISTINCT FROM $7 ORDER BY b.starts_at`,
};

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
    const [parties] = await this.db.run<BookingParties>(LOCK, [ids.roomId, ids.clinicianId, ids.patientId]);
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
    const { roomId, patientId, clinicianId, startsAt, endsAt, roomUntil } = wanted;
    return this.db.run<NamedTaken>(IN_THE_WAY, [
      ...[roomId, patientId, clinicianId, startsAt, endsAt, roomUntil, ownId ?? null],
    ]);
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
