import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';
import { Patient } from '../patients/patient.entity.js';
import { patientError } from '../patients/rules/patient-errors.js';
import { Location } from '../rooms/location.entity.js';
import { Room } from '../rooms/room.entity.js';
import { roomError } from '../rooms/rules/rooms-errors.js';
import { Booking } from './booking.entity.js';
import { TEMPLATE_PHASES } from './calendar.queries.js';
import type { Parties } from './rules/bookable.js';
import { LIVE_STATES } from './rules/booking-lifecycle.js';
import type { NamedBooking } from './rules/obstacle-error.js';
import type { RoomUse } from './rules/room-in-use.js';
import { bookingError } from './rules/scheduling-errors.js';
import type { VisitPhases, VisitPurpose } from './rules/visit-phases.js';

/** The predicate of the exclusion constraints, word for word, so that their indexes serve these reads. */
const LIVE = `state in ('${LIVE_STATES.join("', '")}')`;
/** Lines `e` of the trail that changed a booking: not who looked at it, nor the gap that was let stand with the change before. */
const OF_BOOKING = `e.action LIKE 'booking.%' AND e.action <> 'booking.overrideGap'`;
/** Advisory lock of a location `l`, held until the transaction ends. */
const GATE = `hashtextextended('calendar ' || l.id, 0)`;

/**
 * The calendar is some fifteen joins and always asked for a few hours: planning it anew for each visit takes four times as
 * long as reading it. From here to the end of the transaction each connection keeps the plan it has made once.
 */
const PLANNED_ONCE = `set_config('plan_cache_mode', 'force_generic_plan', true)`;

export interface BookingParties extends Parties {
  readonly room: { readonly turnoverMinutes: number };
  readonly location: { readonly id: string; readonly timeZone: string };
  /** Present minutes of the purpose that was named. */
  readonly template: VisitPhases | null;
}

export interface ManyParties {
  readonly roomIds: readonly string[];
  readonly clinicianIds: readonly string[];
  readonly patientId: string;
}

export interface ManyBookingParties {
  readonly location: { readonly id: string; readonly timeZone: string };
  readonly patient: Parties['patient'];
  readonly rooms: ReadonlyMap<string, { readonly turnoverMinutes: number }>;
  readonly clinicians: ReadonlyMap<string, Parties['clinician']>;
}

const LOCK: Statement = {
  name: 'booking lock and gate',
  text: `SELECT jsonb_build_object('turnoverMinutes', r.turnover_minutes) AS room,
      jsonb_build_object('id', l.id, 'timeZone', l.time_zone) AS location,
      jsonb_build_object('role', s.role, 'active', s.active) AS clinician,
      jsonb_build_object('state', p.state) AS patient,
      (SELECT ${TEMPLATE_PHASES} FROM visit_template t WHERE t.purpose = $5) AS template,
      CASE $4::text WHEN 'session' THEN pg_advisory_xact_lock(${GATE})
                    WHEN 'consultation' THEN pg_advisory_xact_lock_shared(${GATE}) END AS gate,
      ${PLANNED_ONCE} AS planning
    FROM room r JOIN location l ON l.id = r.location_id, staff_member s, patient p
   WHERE r.id = $1 AND s.id = $2 AND p.id = $3
     FOR NO KEY UPDATE OF r, s, p`,
};

const REMOVE_HOLDS: Statement = {
  name: 'remove holds',
  text: `DELETE FROM booking WHERE purpose_id = $1 AND state = 'hold' RETURNING id, version, patient_id AS "patientId"`,
};

const dropHolds = (name: string, which: string): Statement => ({
  name,
  text: `DELETE FROM booking WHERE state = 'hold' AND ${which}
    RETURNING id, version, patient_id AS "patientId", room_id AS "roomId", starts_at AS "startsAt"`,
});
const DROP_EXPIRED = dropHolds(
  'drop expired holds',
  'hold_until <= $1 AND starts_at < $3::timestamptz AND room_until > $2::timestamptz',
);
/** What keeps the time of an offer belongs to the offer, not to a series that the same person books. */
const NO_OFFER = 'NOT EXISTS (SELECT 1 FROM slot_offer o WHERE o.id = booking.purpose_id)';
const DROP_OWN = dropHolds(
  'drop own holds',
  `held_by = $1 AND patient_id = $2 AND id <> ALL ($3::uuid[]) AND ${NO_OFFER}`,
);

const RENEW: Statement = {
  name: 'renew holds',
  text: `UPDATE booking SET hold_until = $2 WHERE id = ANY ($1::uuid[]) AND state = 'hold'`,
};
const CONFIRM: Statement = {
  name: 'confirm holds',
  text: `UPDATE booking SET state = 'confirmed', hold_until = NULL, held_by = NULL, version = version + 1
    WHERE id = ANY ($1::uuid[]) AND state = 'hold'`,
};

/** Reads of bookings that hold what they read until the transaction ends. */
@Injectable()
export class BookingLocks {
  constructor(private readonly db: Database) {}

  /**
   * Locks room, staff and patient rows, in this order and in one round trip. Who takes new time also passes the gate of
   * the location, first: no row stands for the limit of watched patients, so dosing visits of a location are decided
   * one after the other; conversations pass together, and neither while its hours are being changed.
   * @param purpose the visit whose present minutes are wanted as well
   */
  async lockParties(
    ids: { readonly roomId: string; readonly clinicianId: string; readonly patientId: string },
    taking?: Booking['purposeKind'],
    purpose?: VisitPurpose,
  ): Promise<BookingParties> {
    const [parties] = await this.db.run<BookingParties>(LOCK, [
      ...[ids.roomId, ids.clinicianId, ids.patientId, taking ?? null, purpose ?? null],
    ]);
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

  /** Nobody takes time at this location until the transaction ends: its hours or its limit are being changed. */
  async closeGate(locationId: string): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(${GATE}) FROM location l WHERE l.id = $1`, [locationId]);
  }

  /** Removes what holds time for a purpose. */
  async removeHolds(purposeId: string): Promise<Pick<Booking, 'id' | 'version' | 'patientId'>[]> {
    return this.db.run(REMOVE_HOLDS, [purposeId]);
  }

  /**
   * Locks rooms, staff and a patient, each kind by id, behind the gate of the location: the same order as for one visit.
   * @throws room.notFound, patient.notFound, booking.clinicianNotAvailable, booking.manyLocations
   */
  async lockManyParties(ids: ManyParties): Promise<ManyBookingParties> {
    const found = await this.db.repository(Room).findBy({ id: In([...ids.roomIds]) });
    if (found.length < ids.roomIds.length) throw roomError('room.notFound');
    const locationId = found[0]?.locationId ?? '';
    if (found.some((room) => room.locationId !== locationId)) throw bookingError('booking.manyLocations');
    await this.closeGate(locationId);
    const locked = <Row>(table: string, columns: string, wanted: readonly string[]) =>
      this.db.query<Row & { readonly id: string }>(
        `SELECT id, ${columns} FROM ${table} WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE`,
        [wanted],
      );
    const rooms = await locked<{ turnoverMinutes: number }>(
      'room',
      'turnover_minutes AS "turnoverMinutes"',
      ids.roomIds,
    );
    const staff = await locked<Parties['clinician']>('staff_member', 'role, active', ids.clinicianIds);
    const [patient] = await locked<Parties['patient']>('patient', 'state', [ids.patientId]);
    if (!patient) throw patientError('patient.notFound');
    if (staff.length < ids.clinicianIds.length) throw bookingError('booking.clinicianNotAvailable');
    const location = await this.db.repository(Location).findOneByOrFail({ id: locationId });
    return { location, patient, rooms: byId(rooms), clinicians: byId(staff) };
  }

  /**
   * Removes holds that have run out by `now` and reach into `[from, until)`. A hold that ends leaves no row: nobody was
   * told of it as an appointment, and the trail has it.
   */
  dropExpiredHolds(from: Date, until: Date, now: Date): Promise<Booking[]> {
    return this.db.run<Booking>(DROP_EXPIRED, [now, from, until]);
  }

  /** Removes the holds of one person for a patient; all of them or some. */
  dropHolds(holderId: string, patientId: string, exceptIds: readonly string[] = []): Promise<Booking[]> {
    return this.db.run<Booking>(DROP_OWN, [holderId, patientId, exceptIds]);
  }

  async renewHolds(ids: readonly string[], holdUntil: Date): Promise<void> {
    await this.db.run(RENEW, [ids, holdUntil]);
  }

  /** Holds become bookings. */
  async confirmHolds(ids: readonly string[]): Promise<void> {
    await this.db.run(CONFIRM, [ids]);
  }

  /** Holds of one person for a patient, also those that have run out and that nobody has removed; locked. */
  lockHolds(holderId: string, patientId: string): Promise<Booking[]> {
    return this.db
      .repository(Booking)
      .createQueryBuilder('booking')
      .where({ heldBy: holderId, patientId, state: 'hold' })
      .andWhere(NO_OFFER)
      .orderBy('booking.startsAt')
      .addOrderBy('booking.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  /**
   * Bookings by id, with the words a screen may show to everybody and what the trail says of their last change. How long
   * ago that was is asked of the database, whose clock wrote the trail.
   */
  async describe(ids: readonly string[]): Promise<(NamedBooking & { readonly timeZone: string })[]> {
    if (ids.length === 0) return [];
    return this.db.query<NamedBooking & { readonly timeZone: string }>(
      `SELECT b.id, r.name AS "roomName", l.time_zone AS "timeZone", s.display_name AS "clinicianName", b.purpose_kind AS "purposeKind",
              b.state, holder.display_name AS "heldBy", b.hold_until AS "holdUntil",
              (SELECT jsonb_build_object('action', e.action, 'by', author.display_name,
                        'secondsAgo', GREATEST(0, extract(epoch FROM clock_timestamp() - e.at))::int)
                 FROM audit_event e LEFT JOIN staff_member author ON author.id = e.actor_id
                WHERE e.resource_type = 'booking' AND e.resource_id = b.id AND e.outcome = 'done'
                  AND ${OF_BOOKING}
                ORDER BY e.id DESC LIMIT 1) AS "lastChange"
         FROM booking b JOIN room r ON r.id = b.room_id JOIN staff_member s ON s.id = b.clinician_id
         JOIN location l ON l.id = b.location_id
         LEFT JOIN staff_member holder ON holder.id = b.held_by
        WHERE b.id = ANY ($1)`,
      [ids],
    );
  }

  /** Other visits in the room of this one that nobody has ended, however late they run; the last to end first. */
  async roomUses({ id, roomId }: Booking): Promise<(RoomUse & { readonly startsAt: Date })[]> {
    return this.db.query<RoomUse & { readonly startsAt: Date }>(
      `SELECT r.name AS "roomName", b.starts_at AS "startsAt", b.ends_at AS "endsAt"
         FROM booking b JOIN room r ON r.id = b.room_id
        WHERE b.room_id = $1 AND b.id <> $2 AND b.state = 'in_use' ORDER BY b.ends_at DESC`,
      [roomId, id],
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

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
