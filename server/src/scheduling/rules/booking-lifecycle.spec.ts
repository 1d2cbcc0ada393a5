import {
  assertMayBecome,
  assertMovable,
  BOOKING_TRANSITIONS,
  type BookingState,
  mayBecome,
} from './booking-lifecycle.js';

const STATES = Object.keys(BOOKING_TRANSITIONS) as BookingState[];
const ALLOWED = [
  'hold>confirmed',
  'hold>cancelled',
  'confirmed>in_use',
  'confirmed>cancelled',
  'confirmed>no_show',
  'in_use>turnover',
  'in_use>cancelled',
  'turnover>released',
];

describe('booking lifecycle', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('%s -> %s', (from, to) => {
    const allowed = ALLOWED.includes(`${from}>${to}`);
    expect(mayBecome(from, to)).toBe(allowed);
    if (allowed) assertMayBecome(from, to);
    else expect(() => assertMayBecome(from, to)).toThrow(expect.objectContaining({ code: 'booking.wrongState' }));
  });

  it('reaches every state from a hold or a confirmed booking', () => {
    const reached = new Set<BookingState>(['hold', 'confirmed']);
    for (const from of reached) for (const to of BOOKING_TRANSITIONS[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('moves only what has not begun', () => {
    const movable = STATES.filter((state) => {
      try {
        assertMovable(state);
        return true;
      } catch {
        return false;
      }
    });
    expect(movable).toEqual(['hold', 'confirmed']);
  });
});
