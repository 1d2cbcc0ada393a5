import { bookingError } from './scheduling-errors.js';

/** Room block of domain.md 5.2; a no-show is a fact of its own and never a cancellation. */
export const BOOKING_TRANSITIONS = {
  hold: ['confirmed', 'cancelled'],
  confirmed: ['in_use', 'cancelled', 'no_show'],
  in_use: ['turnover', 'cancelled'],
  turnover: ['released'],
  released: [],
  cancelled: [],
  no_show: [],
} as const satisfies Record<string, readonly string[]>;

export type BookingState = keyof typeof BOOKING_TRANSITIONS;

/** States in which a booking takes its room, patient and clinician; a released one keeps the past it took. */
export const LIVE_STATES = [
  'hold',
  'confirmed',
  'in_use',
  'turnover',
  'released',
] as const satisfies readonly BookingState[];

/** Whether a booking may go from one state to another. */
export function mayBecome(from: BookingState, to: BookingState): boolean {
  return (BOOKING_TRANSITIONS[from] as readonly BookingState[]).includes(to);
}

/** @throws booking.wrongState (409) */
export function assertMayBecome(from: BookingState, to: BookingState): void {
  if (!mayBecome(from, to)) {
    throw bookingError('booking.wrongState', {
      detail: `A booking that is ${words(from)} cannot become ${words(to)}.`,
    });
  }
}

/** Only a visit that nobody has begun can be moved. @throws booking.wrongState (409) */
export function assertMovable(state: BookingState): void {
  if (state !== 'hold' && state !== 'confirmed') {
    throw bookingError('booking.wrongState', { detail: `A booking that is ${words(state)} cannot be moved.` });
  }
}

function words(state: BookingState): string {
  return state.replaceAll('_', ' ');
}
