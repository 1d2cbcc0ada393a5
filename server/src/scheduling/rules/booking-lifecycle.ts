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
