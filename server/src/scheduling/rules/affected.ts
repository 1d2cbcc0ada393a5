import { calendarError } from '../../rooms/rules/calendar-errors.js';
import type { Span } from './obstacles.js';

interface Affected {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** How many are listed; the rest is a number. */
const MOST_LISTED = 50;

/**
 * A change of the calendar moves no booking. Whoever makes it has seen each booking that it leaves standing.
 * @param acknowledged ids of the bookings that were shown
 * @throws calendar.bookingsAffected (`facts.bookings`, `facts.total`)
 */
export function assertAcknowledged(affected: readonly Affected[], acknowledged: readonly string[]): void {
  const unseen = affected.filter(({ id }) => !acknowledged.includes(id));
  if (unseen.length === 0) return;
  const total = affected.length;
  throw calendarError('calendar.bookingsAffected', {
    detail: `${total === 1 ? 'A booking stands' : `${total} bookings stand`} in that time. Look at them, then confirm.`,
    facts: {
      total,
      ids: affected.map(({ id }) => id),
      bookings: affected
        .slice(0, MOST_LISTED)
        .map((one) => ({ ...one, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() })),
    },
  });
}

/** Bookings that were within opening hours and will not be. */
export function leftOutside<T extends Affected>(
  bookings: readonly T[],
  before: readonly Span[],
  after: readonly Span[],
): T[] {
  return bookings.filter((booking) => isWithin(before, booking) && !isWithin(after, booking));
}

function isWithin(spans: readonly Span[], { startsAt, endsAt }: Affected): boolean {
  return spans.some(({ from, until }) => from <= startsAt.getTime() && endsAt.getTime() <= until);
}
