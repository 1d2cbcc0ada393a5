import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dayIn } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { Booking } from './booking.entity.js';

@Injectable()
export class SchedulingQueries {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
  ) {}

  /** The booking of a purpose, the newest when it was cancelled and booked again; null when it never had one. */
  bookingOf(purposeId: string): Promise<Booking | null> {
    return this.db.repository(Booking).findOne({ where: { purposeId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Newest booking by purpose id, for those purposes that have one. */
  async bookingsOf(purposeIds: readonly string[]): Promise<Map<string, Booking>> {
    if (purposeIds.length === 0) return new Map();
    const bookings = await this.db
      .repository(Booking)
      .find({ where: { purposeId: In([...purposeIds]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    return new Map(bookings.map((booking) => [booking.purposeId, booking]));
  }

  /** When the patient's next visit after `now` begins; null when none is booked. */
  async nextStartOf(patientId: string, now: Date): Promise<Date | null> {
    const next = await this.db.repository(Booking).findOne({
      where: { patientId, state: 'confirmed', startsAt: MoreThan(now) },
      order: { startsAt: 'ASC' },
    });
    return next?.startsAt ?? null;
  }

  /** Every booking that starts on a calendar date of a location, cancelled ones included, in time order. */
  async dayOf(locationId: string, date: string): Promise<Booking[]> {
    const { timeZone } = await this.rooms.findLocation(locationId);
    const { start, end } = dayIn(timeZone, date);
    return this.db
      .repository(Booking)
      .createQueryBuilder('booking')
      .where({ locationId, startsAt: MoreThanOrEqual(start) })
      .andWhere({ startsAt: LessThan(end) })
      .orderBy('booking.startsAt')
      .addOrderBy('booking.id')
      .getMany();
  }
}
