import type { DomainError } from '../../platform/errors/domain-error.js';
import { dateIn, timeIn } from '../../platform/time/zone.js';
import type { BookingState } from './booking-lifecycle.js';
import { ago, type LastChange } from './last-change.js';
import { bookingError } from './scheduling-errors.js';

/** A booking as it stands, which is not how it was looked at. */
export interface ChangedBooking {
  readonly version: number;
  readonly roomName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: BookingState;
  readonly lastChange: LastChange | null;
}

/** Past tense of what ended a visit for whoever wanted to move it. */
const ENDED: Partial<Readonly<Record<BookingState, string>>> = {
  ...{ cancelled: 'cancelled it', in_use: 'began it', no_show: 'recorded a no-show' },
};

/**
 * The refusal of a change that was made against an older version: where the visit is now, who moved it and when.
 * @param wanted the start that was asked for: a place on another date is told with its date
 */
export function changedError(booking: ChangedBooking, wanted: Date, zone: string): DomainError {
  const { version, roomName, startsAt, endsAt, state, lastChange } = booking;
  return bookingError('booking.changed', {
    detail: inWords(booking, wanted, zone),
    facts: {
      ...{ version, roomName, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), state },
      ...(lastChange?.by && { changedBy: lastChange.by }),
    },
  });
}

function inWords(
  { roomName, startsAt, endsAt, state, lastChange }: ChangedBooking,
  wanted: Date,
  zone: string,
): string {
  const date = dateIn(zone, startsAt);
  const day = date === dateIn(zone, wanted) ? '' : `${dayWords(date)}, `;
  const place = `${roomName}, ${day}${timeIn(zone, startsAt)} to ${timeIn(zone, endsAt)}`;
  const who = lastChange?.by ?? 'Somebody';
  const when = lastChange ? ago(lastChange.secondsAgo) : 'meanwhile';
  if (state === 'hold' || state === 'confirmed') {
    if (lastChange?.action === 'booking.move') return `${who} moved it to ${place}, ${when}.`;
    const did = lastChange?.action === 'booking.resize' ? 'changed its length' : 'changed this visit';
    return `${who} ${did} ${when}: it is now in ${place}.`;
  }
  const did = ENDED[state];
  return did ? `${who} ${did} ${when}.` : `${who} changed this visit ${when}: it is ${state.replaceAll('_', ' ')} now.`;
}

/** "Tue 24 Nov" of a calendar date. */
function dayWords(date: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(new Date(`${date}T00:00:00Z`));
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
}
