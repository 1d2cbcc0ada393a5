import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { dateIn } from '../platform/time/zone.js';
import { Location } from '../rooms/location.entity.js';

/** Calendar dates that belong to the clinic and to no visit: eligibility, reviews, scores. */
@Injectable()
export class ClinicCalendar {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** IANA zone of the clinic's first location; before there is one, nothing can be booked and UTC will do. */
  async zone(): Promise<string> {
    const location = await this.db.repository(Location).findOne({ where: {}, order: { name: 'ASC', id: 'ASC' } });
    return location?.timeZone ?? 'UTC';
  }

  /** Day of an instant, YYYY-MM-DD. */
  async dateOf(instant: Date): Promise<string> {
    return dateIn(await this.zone(), instant);
  }

  /** YYYY-MM-DD */
  async today(): Promise<string> {
    return dateIn(await this.zone(), this.clock.now());
  }
}
