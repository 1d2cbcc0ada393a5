import { Injectable } from '@nestjs/common';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { rowKind } from '../platform/database/row-batch.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Clock } from '../platform/time/clock.js';
import { Booking } from './booking.entity.js';
import { BookingLocks, type BookingParties } from './booking-locks.queries.js';
import { assertBookable } from './rules/bookable.js';
import { assertMayBecome, assertMovable, type BookingState } from './rules/booking-lifecycle.js';
import { findClash, type Wanted } from './rules/clash.js';
import { clashError } from './rules/clash-error.js';
import { bookingError } from './rules/scheduling-errors.js';
import type { VisitPhases } from './rules/visit-phases.js';
import { actualTimes, isLateNotice, phasesIn, plannedTimes } from './rules/visit-times.js';

export interface BookingRequest {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly phases: VisitPhases;
  readonly purpose: { readonly kind: 'consultation' | 'session'; readonly id: string };
}

export interface MoveRequest {
  readonly roomId: string;
  readonly startsAt: Date;
  readonly clinicianId?: string | undefined;
}

const NEW_BOOKINGS = rowKind<Booking>('booking', {
  ...{ id: 'uuid', locationId: 'uuid', roomId: 'uuid', patientId: 'uuid', clinicianId: 'uuid', purposeKind: 'text' },
  ...{ purposeId: 'uuid', startsAt: 'timestamptz', endsAt: 'timestamptz', roomUntil: 'timestamptz', phases: 'jsonb' },
  ...{ state: 'text', holdUntil: 'timestamptz', rescheduledFromId: 'uuid', cancelledBy: 'text', reason: 'text' },
  ...{ cancelledLate: 'boolean', version: 'integer', createdAt: 'timestamptz' },
  ...{ overrideReason: 'text', overrideCodes: 'text[]' },
});

export interface Cancellation {
  readonly by: 'patient' | 'clinic';
  readonly reason: string;
  readonly at: Date;
}

/**
 * Reserves room, patient and lead clinician together. Whoever takes time locks room, staff and patient rows in this
 * order, so that two requests for the same time wait for each other instead of deadlocking; the exclusion constraints
 * stand behind it.
 */
@Injectable()
export class SchedulingService {
  constructor(
    private readonly db: Database,
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Books a visit, or says what it clashes with. Three statements: the locks, what is in the way, and the rows of the
   * booking, its trail and its event, together with those that the caller adds before anything is read.
   * @throws booking.roomTaken, booking.patientTaken, booking.clinicianTaken (409, `facts.clash`), booking.closed (422)
   */
  book(request: BookingRequest): Promise<Booking> {
    return this.db.transaction(async () => {
      const parties = await this.locks.lockParties(request);
      const phases = phasesIn(parties.room, request.phases);
      const wanted = { ...pick(request), ...plannedTimes(request.startsAt, phases) };
      await this.#assertFree(wanted, parties);
      const booking: Booking = {
        ...{ id: newId(), ...wanted, locationId: parties.location.id, phases, version: 1, createdAt: this.clock.now() },
        ...{ purposeKind: request.purpose.kind, purposeId: request.purpose.id, state: 'confirmed', holdUntil: null },
        ...{ rescheduledFromId: null, cancelledBy: null, cancelledLate: null, reason: null },
        ...{ overrideReason: null, overrideCodes: [] },
      };
      await this.db.insert(NEW_BOOKINGS, [booking]);
      await this.audit.record({
        action: 'booking.book',
        resource: { type: 'booking', id: booking.id },
        patientId: booking.patientId,
        changes: changedFields({} as Booking, { roomId: booking.roomId, startsAt: booking.startsAt }),
      });
      await this.#publish('booking.booked', booking);
      return booking;
    });
  }

  /** Moves a visit that nobody has begun to another room, time or clinician; the same row, checked like a new one. */
  move(purposeId: string, request: MoveRequest): Promise<Booking> {
    return this.db.transaction(async () => {
      const found = await this.locks.findByPurpose(purposeId);
      const clinicianId = request.clinicianId ?? found.clinicianId;
      const parties = await this.locks.lockParties({ ...request, clinicianId, patientId: found.patientId });
      const booking = await this.locks.lock(found.id);
      assertMovable(booking.state);
      const phases = phasesIn(parties.room, booking.phases);
      const wanted = {
        ...{ roomId: request.roomId, patientId: booking.patientId, clinicianId },
        ...plannedTimes(request.startsAt, phases),
      };
      await this.#assertFree(wanted, parties, booking.id);
      return this.#change(booking, 'booking.move', {
        ...wanted,
        locationId: parties.location.id,
        phases,
      });
    });
  }

  /** Gives the time back; late when less notice was given than the clinic asks for. */
  cancel(purposeId: string, { by, reason, at }: Cancellation): Promise<Booking> {
    return this.#transition(purposeId, 'cancelled', 'booking.cancel', (booking) => ({
      cancelledBy: by,
      cancelledLate: isLateNotice(booking.startsAt, at),
      reason,
    }));
  }

  /** The patient did not come. @throws booking.notStarted (409) before the visit was to begin */
  markNoShow(purposeId: string): Promise<Booking> {
    return this.#transition(purposeId, 'no_show', 'booking.noShow', (booking) => {
      if (this.clock.now() < booking.startsAt) throw bookingError('booking.notStarted');
      return {};
    });
  }

  /** The patient is in the room. */
  markInUse(purposeId: string): Promise<Booking> {
    return this.#transition(purposeId, 'in_use', 'booking.begin', () => ({}));
  }

  /** The patient left the room at `at`; turnover begins, and the reservation follows the real end. */
  endVisit(purposeId: string, at: Date): Promise<Booking> {
    return this.db.transaction(async () => {
      const booking = await this.#lockWithParties(purposeId);
      assertMayBecome(booking.state, 'turnover');
      const times = actualTimes(booking, at, await this.locks.nextStarts(booking));
      return this.#change(booking, 'booking.end', { ...times, state: 'turnover' });
    });
  }

  /** The visit that is under way will last until `until`, as far as the next bookings leave time. Never shortens it. */
  extend(purposeId: string, until: Date): Promise<Booking> {
    return this.db.transaction(async () => {
      const booking = await this.#lockWithParties(purposeId);
      if (booking.state !== 'in_use') throw bookingError('booking.wrongState');
      const times = actualTimes(booking, until, await this.locks.nextStarts(booking));
      if (times.endsAt <= booking.endsAt) return booking;
      return this.#change(booking, 'booking.extend', times);
    });
  }

  /** The room was turned over: it is free from now on. */
  release(bookingId: string): Promise<Booking> {
    return this.db.transaction(async () => {
      const booking = await this.locks.lock(bookingId);
      assertMayBecome(booking.state, 'released');
      const now = this.clock.now();
      const roomUntil = now < booking.roomUntil ? now : booking.roomUntil;
      return this.#change(booking, 'booking.release', {
        state: 'released',
        roomUntil: roomUntil < booking.endsAt ? booking.endsAt : roomUntil,
      });
    });
  }

  #transition(
    purposeId: string,
    to: BookingState,
    action: string,
    decide: (booking: Booking) => Partial<Booking>,
  ): Promise<Booking> {
    return this.db.transaction(async () => {
      const found = await this.locks.findByPurpose(purposeId);
      const booking = await this.locks.lock(found.id);
      assertMayBecome(booking.state, to);
      return this.#change(booking, action, { ...decide(booking), state: to });
    });
  }

  async #lockWithParties(purposeId: string): Promise<Booking> {
    const found = await this.locks.findByPurpose(purposeId);
    await this.locks.lockParties(found);
    return this.locks.lock(found.id);
  }

  async #assertFree(wanted: Wanted, parties: BookingParties, ownId?: string): Promise<void> {
    const now = this.clock.now();
    assertBookable(wanted, parties, now);
    const others = await this.locks.findInTheWay(wanted, ownId);
    const clash = findClash(wanted, others, now);
    if (clash) throw clashError(clash, parties.location.timeZone);
  }

  async #change(booking: Booking, action: string, changes: Partial<Booking>): Promise<Booking> {
    const version = await this.db.updateVersioned(Booking, booking, changes);
    const changed = { ...booking, ...changes, version };
    await this.audit.record({
      action,
      resource: { type: 'booking', id: booking.id },
      patientId: booking.patientId,
      ...(changes.reason ? { reason: changes.reason } : {}),
      changes: changedFields(booking, withoutReason(changes)),
    });
    await this.#publish(action, changed);
    return changed;
  }

  #publish(type: string, booking: Booking): Promise<void> {
    const topics = ['board', 'today', `patient:${booking.patientId}`];
    return this.events.publish({ type, entityId: booking.id, version: booking.version, topics });
  }
}

function pick({ roomId, patientId, clinicianId }: BookingRequest) {
  return { roomId, patientId, clinicianId };
}

function withoutReason({ reason: _reason, ...rest }: Partial<Booking>): Partial<Booking> {
  return rest;
}
