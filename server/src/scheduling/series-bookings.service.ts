import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { addMinutes } from '../platform/time/interval.js';
import { Clock } from '../platform/time/clock.js';
import { Booking } from './booking.entity.js';
import { BookingTrail } from './booking-trail.js';
import { BookingLocks, type ManyBookingParties } from './booking-locks.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { NEW_BOOKINGS } from './new-bookings.js';
import { assertBookable } from './rules/bookable.js';
import { obstacleFacts } from './rules/obstacle-error.js';
import { obstaclesTo } from './rules/obstacles.js';
import { placementOf, type WantedVisit } from './rules/wanted-visit.js';
import { bookingError } from './rules/scheduling-errors.js';
import type { VisitPhases } from './rules/visit-phases.js';
import { phasesIn, plannedTimes } from './rules/visit-times.js';

/** Minutes that a hold lasts; a desk that has the series open renews it. */
export const HOLD_MINUTES = 5;

export interface SeriesPlace {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly phases: VisitPhases;
}

export interface SeriesPlaces {
  readonly patientId: string;
  /** Whose holds these are or become. */
  readonly holderId: string;
  readonly places: readonly SeriesPlace[];
}

/** Something in the way of a place, in words that a desk may see. */
export type PlaceObstacle = ReturnType<typeof obstacleFacts>['obstacles'][number];

/** What was found out about the places of a series while everything they need is locked. */
export interface SeriesCheck {
  readonly wanted: readonly WantedVisit[];
  readonly locationId: string;
  /** By place, in their order; empty where it is free. */
  readonly obstacles: readonly (readonly PlaceObstacle[])[];
  /** The holder's own holds for the patient. */
  readonly held: readonly Booking[];
}

/**
 * Holds and books several visits of one patient, all or none. Room, staff and patient rows are locked in one order
 * behind the gate of the location, and rows are written in the order of room and start, so that series that want the
 * same time wait for each other instead of deadlocking.
 */
@Injectable()
export class SeriesBookings {
  constructor(
    private readonly db: Database,
    private readonly locks: BookingLocks,
    private readonly calendar: CalendarQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly trail: BookingTrail,
  ) {}

  /**
   * Locks what the places need and says what is in the way of each. The holder's own holds are in nobody's way here,
   * and holds that have run out are removed first. Belongs into the transaction that holds or books.
   * @throws booking.clinicianNotAvailable, booking.patientNotBookable, booking.manyLocations, room.notFound
   */
  async check({ patientId, holderId, places }: SeriesPlaces): Promise<SeriesCheck> {
    const parties = await this.locks.lockManyParties({
      roomIds: [...new Set(places.map(({ roomId }) => roomId))],
      clinicianIds: [...new Set(places.map(({ clinicianId }) => clinicianId))],
      patientId,
    });
    const wanted = places.map((place) => wantedVisit(place, patientId, parties));
    const [from, until] = [
      new Date(Math.min(...wanted.map(({ startsAt }) => startsAt.getTime()))),
      new Date(Math.max(...wanted.map(({ roomUntil }) => roomUntil.getTime()))),
    ];
    const now = this.clock.now();
    const held = await this.locks.lockHolds(holderId, patientId);
    const lost = await this.locks.dropExpiredHolds(from, until, now);
    await this.trail.holdsEnded(lost);
    const kept = held.filter(({ id }) => !lost.some((other) => other.id === id));
    const locationId = parties.location.id;
    const all = await this.calendar.load({ locationId, from, until });
    const calendar = { ...all, taken: all.taken.filter(({ bookingId }) => !kept.some(({ id }) => id === bookingId)) };
    const found = wanted.map((visit) => obstaclesTo(placementOf(visit), calendar, now.getTime()));
    const bookings = await this.locks.describe(found.flat().flatMap(({ bookingId }) => bookingId ?? []));
    const zone = parties.location.timeZone;
    const obstacles = found.map((list, index) => {
      const visit = wanted[index];
      if (!visit) return [];
      return obstacleFacts({ wanted: placementOf(visit), calendar, obstacles: list, bookings, zone }).obstacles;
    });
    return { wanted, locationId, obstacles, held: kept };
  }

  /** Holds places that were found free; those of the holder that are not among them any more are given back. */
  async hold(check: SeriesCheck, { holderId, patientId }: SeriesPlaces): Promise<Booking[]> {
    const holdUntil = addMinutes(this.clock.now(), HOLD_MINUTES);
    const held = check.wanted.map((visit) => matching(check.held, visit));
    const kept = held.flatMap((booking) => booking?.id ?? []);
    await this.release(holderId, patientId, kept);
    if (kept.length > 0) await this.locks.renewHolds(kept, holdUntil);
    const bookings = check.wanted.map((visit, index) => {
      const own = held[index];
      return own
        ? { ...own, holdUntil }
        : this.#newBooking(check, visit, { state: 'hold', holdUntil, heldBy: holderId });
    });
    const placed = bookings.filter(({ id }) => !kept.includes(id)).sort(byRoomAndStart);
    await this.db.insert(NEW_BOOKINGS, placed);
    for (const booking of placed) await this.trail.taken('booking.hold', booking);
    return bookings;
  }

  /** Books places that were found free: a hold becomes the booking, what was not held is placed now. */
  async book(check: SeriesCheck, { holderId, patientId }: SeriesPlaces): Promise<Booking[]> {
    const held = check.wanted.map((visit) => matching(check.held, visit));
    const confirmed = held.flatMap((booking) => booking?.id ?? []);
    await this.release(holderId, patientId, confirmed);
    if (confirmed.length > 0) await this.locks.confirmHolds(confirmed);
    const free = { state: 'confirmed', holdUntil: null, heldBy: null } as const;
    const bookings = check.wanted.map((visit, index) => {
      const own = held[index];
      return own ? { ...own, ...free, version: own.version + 1 } : this.#newBooking(check, visit, free);
    });
    const placed = bookings.filter(({ id }) => !confirmed.includes(id)).sort(byRoomAndStart);
    await this.db.insert(NEW_BOOKINGS, placed);
    for (const booking of bookings) await this.trail.taken('booking.book', booking);
    return bookings;
  }

  /**
   * The holds last five minutes from now, as long as nobody has taken their time.
   * @returns those that are still there
   */
  renew(holderId: string, patientId: string): Promise<Booking[]> {
    return this.db.transaction(async () => {
      const holds = await this.locks.lockHolds(holderId, patientId);
      const holdUntil = addMinutes(this.clock.now(), HOLD_MINUTES);
      await this.locks.renewHolds(
        holds.map(({ id }) => id),
        holdUntil,
      );
      // No event: what another desk sees of a hold does not change.
      for (const { id } of holds) {
        const changes = { holdUntil: holdUntil.toISOString() };
        await this.audit.record({
          action: 'booking.holdRenewed',
          resource: { type: 'booking', id },
          patientId,
          changes,
        });
      }
      return holds.map((hold) => ({ ...hold, holdUntil }));
    });
  }

  /** Gives holds back, all but some. */
  release(holderId: string, patientId: string, exceptIds: readonly string[] = []): Promise<void> {
    return this.db.transaction(async () =>
      this.trail.holdsEnded(await this.locks.dropHolds(holderId, patientId, exceptIds)),
    );
  }

  #newBooking(
    { locationId }: SeriesCheck,
    { kind, ...visit }: WantedVisit,
    state: Pick<Booking, 'state' | 'holdUntil' | 'heldBy'>,
  ): Booking {
    return {
      ...{ id: newId(), locationId, ...visit, purposeKind: kind, purposeId: newId(), ...state },
      ...{ rescheduledFromId: null, cancelledBy: null, cancelledLate: null, reason: null },
      ...{
        overrideReason: null,
        overrideCodes: [],
        gapOverrides: [],
        gapOverrideBy: null,
        version: 1,
        createdAt: this.clock.now(),
      },
    };
  }
}

/** @throws booking.clinicianNotAvailable, booking.patientNotBookable */
function wantedVisit(place: SeriesPlace, patientId: string, parties: ManyBookingParties): WantedVisit {
  const [room, clinician] = [parties.rooms.get(place.roomId), parties.clinicians.get(place.clinicianId)];
  if (!room || !clinician) throw bookingError('booking.clinicianNotAvailable');
  assertBookable({ clinician, patient: parties.patient });
  const phases = phasesIn(room, place.phases);
  const { roomId, clinicianId, startsAt } = place;
  return { kind: 'session', roomId, clinicianId, patientId, phases, ...plannedTimes(startsAt, phases) };
}

/** The hold of exactly this place. */
function matching(
  held: readonly Booking[],
  { roomId, clinicianId, startsAt, endsAt }: WantedVisit,
): Booking | undefined {
  return held.find(
    (booking) =>
      booking.roomId === roomId &&
      booking.clinicianId === clinicianId &&
      booking.startsAt.getTime() === startsAt.getTime() &&
      booking.endsAt.getTime() === endsAt.getTime(),
  );
}

function byRoomAndStart(a: Booking, b: Booking): number {
  return a.roomId === b.roomId ? a.startsAt.getTime() - b.startsAt.getTime() : a.roomId < b.roomId ? -1 : 1;
}
