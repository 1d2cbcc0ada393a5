import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { currentRequest } from '../platform/http/request-context.js';
import { addMinutes } from '../platform/time/interval.js';
import { Clock } from '../platform/time/clock.js';
import type { BookingRequest, Cancellation, MoveRequest, ResizeRequest } from './booking-requests.js';
import { Booking } from './booking.entity.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { BookingLocks, type BookingParties } from './booking-locks.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { NEW_BOOKINGS } from './new-bookings.js';
import { assertBookable } from './rules/bookable.js';
import { changedError } from './rules/changed-error.js';
import { placementOf, type WantedVisit } from './rules/wanted-visit.js';
import { resizedPhases } from './rules/resize.js';
import { assertMayBecome, assertMovable, type BookingState } from './rules/booking-lifecycle.js';
import { obstacleError, overrideRefused } from './rules/obstacle-error.js';
import { type KeptOverride, type Override, mayOverride, overrideOf, rulingOn, withGapOf } from './rules/overriding.js';
import { bookingError } from './rules/scheduling-errors.js';
import { minutesOf, type PhaseName, type VisitPhases, type VisitPurpose } from './rules/visit-phases.js';
import { actualTimes, isLateNotice, phasesIn, plannedTimes } from './rules/visit-times.js';

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
    private readonly calendar: CalendarQueries,
    private readonly obstacles: BookingObstacles,
    private readonly clock: Clock,
    private readonly trail: BookingTrail,
  ) {}

  /**
   * Books a visit, or says what is in its way. What may be overridden gives way to a reason, which stays with the booking.
   * Three statements: the locks, the calendar, and the rows of the booking, its trail and its event, together with those
   * that the caller adds before anything is read.
   * @throws booking.clinicianNotAvailable, booking.patientNotBookable, booking.overrideNotAllowed, and the code of the
   *   worst obstacle (`facts.obstacles` has all of them)
   */
  book(request: BookingRequest): Promise<Booking> {
    return this.db.transaction(async () => {
      const { kind } = request.purpose;
      const named = typeof request.phases === 'string' ? request.phases : undefined;
      const parties = await this.locks.lockParties(request, kind, named);
      const asked = typeof request.phases === 'string' ? parties.template : request.phases;
      if (!asked) throw new Error(`no visit template for ${named ?? 'nothing'}`);
      const phases = phasesIn(parties.room, asked);
      const wanted = { ...pick(request), ...plannedTimes(request.startsAt, phases) };
      const { holdId, hold } = request;
      const overridden = await this.#assertFree({ ...wanted, phases, kind }, parties, request.override, holdId);
      const locationId = parties.location.id;
      if (holdId !== undefined) {
        const planned = { ...wanted, ...overridden, phases, locationId, purposeId: request.purpose.id };
        return this.#confirm(await this.locks.lock(holdId), planned);
      }
      const booking: Booking = {
        ...{ id: newId(), ...wanted, locationId, phases, version: 1, createdAt: this.clock.now() },
        ...{ purposeKind: kind, purposeId: request.purpose.id },
        ...{ state: hold ? 'hold' : 'confirmed', holdUntil: hold?.until ?? null },
        ...{ heldBy: hold?.by ?? null, rescheduledFromId: request.rescheduledFromId ?? null },
        ...{ cancelledBy: null, cancelledLate: null, reason: null },
        ...overridden,
      };
      await this.db.insert(NEW_BOOKINGS, [booking]);
      await this.trail.taken(hold ? 'booking.hold' : 'booking.book', booking);
      return booking;
    });
  }

  /** Gives back the time that is held for a purpose; does nothing when nobody holds any. */
  dropHold(purposeId: string): Promise<void> {
    return this.db.transaction(async () => this.trail.holdsEnded(await this.locks.removeHolds(purposeId)));
  }

  /** Minutes that a visit of this purpose is booked with now. */
  phasesFor(purpose: VisitPurpose): Promise<VisitPhases> {
    return this.calendar.phasesFor(purpose);
  }

  /**
   * For callers whose visit has a state of its own: whoever looked at an older version hears who changed what, before
   * the state as it is now refuses the move without a name.
   * @throws booking.changed (409)
   */
  async assertUnchanged(purposeId: string, { bookingVersion, startsAt }: MoveRequest): Promise<void> {
    if (bookingVersion === undefined) return;
    await this.#assertVersion(await this.locks.findByPurpose(purposeId), bookingVersion, startsAt);
  }

  /**
   * Moves a visit that nobody has begun to another room, time or clinician; the same row, checked like a new one.
   * @throws booking.changed (409) when somebody else changed it meanwhile
   */
  move(purposeId: string, request: MoveRequest): Promise<Booking> {
    return this.db.transaction(async () =>
      this.#replan(await this.locks.findByPurpose(purposeId), 'booking.move', request, ({ phases }) => phases),
    );
  }

  /**
   * Plans a visit that nobody has begun longer or shorter. Recovery takes the difference, of a consultation the
   * conversation does. @throws booking.changed (409)
   */
  resize(bookingId: string, { minutes, ...request }: ResizeRequest): Promise<Booking> {
    return this.db.transaction(async () => {
      const found = await this.locks.findById(bookingId);
      const { roomId, startsAt } = found;
      return this.#replan(found, 'booking.resize', { roomId, startsAt, ...request }, ({ purposeKind, phases }) =>
        resizedPhases(purposeKind, phases, minutes),
      );
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

  /** The patient left the room at `at`; turnover begins, and the reservation follows the real end. */
  endVisit(purposeId: string, at: Date): Promise<Booking> {
    return this.db.transaction(async () => {
      const booking = await this.#lockWithParties(purposeId);
      assertMayBecome(booking.state, 'turnover');
      const times = actualTimes(booking, at, await this.locks.nextStarts(booking));
      return this.#change(booking, 'booking.end', { ...times, state: 'turnover' });
    });
  }

  /**
   * The visit that is under way has these of its phases before it, as far as the next bookings leave time: their minutes
   * are those that the visit was booked with. Never shortens it.
   */
  extend(purposeId: string, now: Date, phasesLeft: readonly PhaseName[]): Promise<Booking> {
    return this.db.transaction(async () => {
      const booking = await this.#lockWithParties(purposeId);
      if (booking.state !== 'in_use') throw bookingError('booking.wrongState');
      const until = addMinutes(now, minutesOf(booking.phases, phasesLeft));
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

  #confirm(hold: Booking, planned: Partial<Booking>): Promise<Booking> {
    if (hold.state !== 'hold' || hold.patientId !== planned.patientId) throw bookingError('booking.wrongState');
    return this.#change(hold, 'booking.book', { ...planned, state: 'confirmed', holdUntil: null, heldBy: null });
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

  async #assertFree(
    wanted: WantedVisit,
    parties: BookingParties,
    override?: Override,
    ownId?: string,
  ): Promise<KeptOverride> {
    assertBookable(parties);
    const { startsAt: from, roomUntil: until } = wanted;
    const range = { locationId: parties.location.id, from, until, only: wanted };
    const placement = placementOf(wanted);
    const { calendar, obstacles } = await this.obstacles.find(placement, range, ownId);
    const ruling = rulingOn(obstacles, override, mayOverride(currentRequest()?.actor));
    if (ruling.verdict === 'free') return overrideOf(override, ruling.overridden);
    const bookings = await this.locks.describe(obstacles.flatMap(({ bookingId }) => bookingId ?? []));
    const refusal = { wanted: placement, calendar, obstacles, bookings, zone: parties.location.timeZone };
    throw ruling.verdict === 'forbidden' ? overrideRefused(refusal) : obstacleError(refusal);
  }

  async #assertVersion(booking: Booking, looked: number | undefined, startsAt: Date): Promise<void> {
    if (looked === undefined || looked === booking.version) return;
    const [named] = await this.locks.describe([booking.id]);
    const { roomName = '', lastChange = null, timeZone = 'UTC' } = named ?? {};
    throw changedError({ ...booking, roomName, lastChange }, startsAt, timeZone);
  }

  async #replan(
    found: Booking,
    action: string,
    { roomId, startsAt, override, bookingVersion, ...request }: MoveRequest,
    phasesOf: (booking: Booking) => VisitPhases,
  ): Promise<Booking> {
    const people = { clinicianId: request.clinicianId ?? found.clinicianId, patientId: found.patientId };
    const parties = await this.locks.lockParties({ roomId, ...people }, found.purposeKind);
    const booking = await this.locks.lock(found.id);
    await this.#assertVersion(booking, bookingVersion, startsAt);
    assertMovable(booking.state);
    const phases = phasesIn(parties.room, phasesOf(booking));
    const wanted = { roomId, ...people, ...plannedTimes(startsAt, phases) };
    const visit = { ...wanted, phases, kind: booking.purposeKind };
    const anew = await this.#assertFree(visit, parties, override, booking.id);
    const sameStart = startsAt.getTime() === booking.startsAt.getTime();
    const overridden = sameStart ? withGapOf(booking, anew) : anew;
    return this.#change(booking, action, { ...wanted, ...overridden, locationId: parties.location.id, phases });
  }

  async #change(booking: Booking, action: string, changes: Partial<Booking>): Promise<Booking> {
    const version = await this.db.updateVersioned(Booking, booking, changes);
    await this.trail.changed(action, booking, changes, version);
    return { ...booking, ...changes, version };
  }
}

function pick({ roomId, patientId, clinicianId }: BookingRequest) {
  return { roomId, patientId, clinicianId };
}
