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

/** What leaves nothing to move: the words say where the visit is by themselves. */
const ENDED: Readonly<Record<string, string>> = {
  ...{ 'booking.cancel': 'cancelled it', 'booking.begin': 'began it', 'booking.noShow': 'recorded a no-show' },
  'booking.end': 'ended it',
};

/** What leaves a visit where it was. */
const CHANGED: Readonly<Record<string, string>> = {
  ...{ 'booking.resize': 'changed its length', 'booking.extend': 'gave it more time' },
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
  const action = lastChange?.action ?? '';
  if (action === 'booking.move') return `${who} moved it to ${place}, ${when}.`;
  if (ENDED[action]) return `${who} ${ENDED[action]} ${when}.`;
  const planned = state === 'hold' || state === 'confirmed';
  const now = planned ? `it is now in ${place}` : `it is ${state.replaceAll('_', ' ')} now`;
  return `${who} ${CHANGED[action] ?? 'changed this visit'} ${when}: ${now}.`;
}

/** "Tue 24 Nov" of a calendar date. */
function dayWords(date: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(new Date(`${date}T00:00:00Z`));
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}`;
}
