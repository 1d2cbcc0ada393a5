import type { DomainError } from '../../platform/errors/domain-error.js';
import { timeIn } from '../../platform/time/zone.js';
import type { BookingState } from './booking-lifecycle.js';
import { bookingError } from './scheduling-errors.js';

/** A booking as it stands, which is not how it was looked at. */
export interface ChangedBooking {
  readonly roomName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: BookingState;
}

/** The refusal of a change that was made against an older version, with what the other change came to. */
export function changedError({ roomName, startsAt, endsAt, state }: ChangedBooking, zone: string): DomainError {
  const place = `${roomName}, ${timeIn(zone, startsAt)} to ${timeIn(zone, endsAt)}`;
  const movable = state === 'hold' || state === 'confirmed';
  return bookingError('booking.changed', {
    detail: movable
      ? `Somebody changed this visit meanwhile: it is now in ${place}.`
      : `Somebody changed this visit meanwhile: it is ${state.replaceAll('_', ' ')} now.`,
    facts: { roomName, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), state },
  });
}
