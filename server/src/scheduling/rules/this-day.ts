import { dateIn } from '../../platform/time/zone.js';
import { bookingError } from './scheduling-errors.js';

export interface ThisDay {
  readonly now: Date;
  /** Zone of the clinic, whose date counts. */
  readonly zone: string;
}

/** Whoever is in the house can be given another room or hour, not another date. @throws booking.notThisDay */
export function assertOfThisDay(startsAt: Date, { now, zone }: ThisDay): void {
  if (dateIn(zone, startsAt) === dateIn(zone, now)) return;
  throw bookingError('booking.notThisDay', {
    fieldErrors: { startsAt: ['The patient is here: choose a time of this day.'] },
  });
}

/**
 * A visit of another date is not begun by somebody who took the wrong line: its time would be gone from that date.
 * @throws booking.notThisDay
 */
export function assertBeginsThisDay(startsAt: Date, { now, zone }: ThisDay): void {
  if (startsAt <= now || dateIn(zone, startsAt) === dateIn(zone, now)) return;
  throw bookingError('booking.notThisDay', {
    detail: `This visit is planned for ${dateIn(zone, startsAt)}. Move it to this day first.`,
  });
}
