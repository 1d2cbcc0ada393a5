import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { addMinutes } from '../platform/time/interval.js';
import { Clock } from '../platform/time/clock.js';
import { Booking } from './booking.entity.js';
import { BookingLocks, type BookingParties } from './booking-locks.queries.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { assertMayBecome } from './rules/booking-lifecycle.js';
import { obstacleError } from './rules/obstacle-error.js';
import { roomInUse } from './rules/room-in-use.js';
import { bookingError } from './rules/scheduling-errors.js';
import { assertBeginsThisDay } from './rules/this-day.js';
import { begunTimes, isStillThere, type VisitTimes } from './rules/visit-times.js';

const BATCH = 200;

/** The room while somebody is in it and afterwards: the beginning of a visit, more time for it, and the end of turnover. */
@Injectable()
export class RoomFlowService {
  constructor(
    private readonly db: Database,
    private readonly locks: BookingLocks,
    private readonly obstacles: BookingObstacles,
    private readonly clock: Clock,
    private readonly trail: BookingTrail,
  ) {}

  /**
   * The patient is in the room, which no other visit has. One that begins before its time takes room and people from now
   * on, as long as it was booked for; one that begins late keeps what was reserved.
   * @param by the clinician who takes it over from the one it was booked with
   * @throws booking.wrongState, booking.notThisDay, booking.roomInUse, and the code of what comes before its time or what takes that clinician
   */
  begin(purposeId: string, by?: string): Promise<Booking> {
    return this.db.transaction(async () => {
      const found = await this.locks.findByPurpose(purposeId);
      const parties = { ...found, ...(by !== undefined && { clinicianId: by }) };
      const { location } = await this.locks.lockParties(parties, found.purposeKind);
      const booking = await this.locks.lock(found.id);
      assertMayBecome(booking.state, 'in_use');
      const now = this.clock.now();
      assertBeginsThisDay(booking.startsAt, { now, zone: location.timeZone });
      const other = (await this.locks.roomUses(booking)).find(({ startsAt }) => isStillThere(startsAt, now));
      if (other) throw roomInUse(other, now, location.timeZone);
      const clinicianId = by ?? booking.clinicianId;
      const times = begunTimes(booking, now, clinicianId !== booking.clinicianId);
      if (times) await this.#assertFree({ ...booking, clinicianId }, times, location);
      return this.#change(booking, 'booking.begin', { ...times, clinicianId, state: 'in_use' });
    });
  }

  /**
   * Gives a visit that is under way more minutes, counted from its end or, when it runs late, from now.
   * @throws booking.wrongState, booking.roomTaken, booking.clinicianTaken, booking.patientTaken, booking.roomBlocked (409;
   *   the detail says what comes next and when)
   */
  stayLonger(bookingId: string, minutes: number): Promise<Booking> {
    return this.db.transaction(async () => {
      const found = await this.locks.findById(bookingId);
      const { location } = await this.locks.lockParties(found, found.purposeKind);
      const booking = await this.locks.lock(bookingId);
      if (booking.state !== 'in_use') throw bookingError('booking.wrongState');
      const now = this.clock.now();
      const begins = booking.endsAt < now ? now : booking.endsAt;
      const endsAt = addMinutes(begins, minutes);
      const roomUntil = addMinutes(endsAt, booking.phases.turnover);
      await this.#assertFree(booking, { startsAt: begins, endsAt, roomUntil }, location);
      return this.#change(booking, 'booking.extend', { endsAt, roomUntil });
    });
  }

  /** Rooms whose turnover was over by now are free, whether or not anybody said so. Bookings in work are left alone. */
  async releaseDue(): Promise<void> {
    while ((await this.#releaseBatch()) === BATCH);
  }

  /** Hours and shifts do not matter to who is there already; what else takes the room or the people does. */
  async #assertFree(booking: Booking, times: VisitTimes, location: BookingParties['location']): Promise<void> {
    const { roomId, patientId, clinicianId } = booking;
    const { startsAt: from, endsAt, roomUntil } = times;
    const only = { roomId, patientId, clinicianId };
    const span = { from: from.getTime(), until: endsAt.getTime(), roomUntil: roomUntil.getTime() };
    const wanted = { ...only, ...span };
    const range = { locationId: location.id, from, until: roomUntil, only };
    const found = await this.obstacles.find(wanted, range, booking.id);
    const obstacles = found.obstacles.filter((one) => !one.overridable);
    if (obstacles.length === 0) return;
    const bookings = await this.locks.describe(obstacles.flatMap((one) => one.bookingId ?? []));
    throw obstacleError({ wanted, calendar: found.calendar, obstacles, bookings, zone: location.timeZone });
  }

  #releaseBatch(): Promise<number> {
    return this.db.transaction(async () => {
      const due = await this.db
        .repository(Booking)
        .createQueryBuilder('booking')
        .where(`booking.state = 'turnover' AND booking.roomUntil <= :now`, { now: this.clock.now() })
        .orderBy('booking.id')
        .limit(BATCH)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const booking of due) await this.#change(booking, 'booking.turnoverEnded', { state: 'released' });
      return due.length;
    });
  }

  async #change(booking: Booking, action: string, changes: Partial<Booking>): Promise<Booking> {
    const version = await this.db.updateVersioned(Booking, booking, changes);
    await this.trail.changed(action, booking, changes, version);
    return { ...booking, ...changes, version };
  }
}
