import type { BookingState } from './booking-lifecycle.js';
import { changedError } from './changed-error.js';

/** Of a visit on Tue 24 Nov 2026 in Birch, 10:00 to 11:00. */
const words = (state: BookingState, action?: string) => {
  const [startsAt, endsAt] = [new Date('2026-11-24T18:00:00Z'), new Date('2026-11-24T19:00:00Z')];
  const lastChange = action === undefined ? null : { action, by: 'Poppy Drake', secondsAgo: 60 };
  const booking = { version: 2, roomName: 'Birch', startsAt, endsAt, state, lastChange };
  return changedError(booking, startsAt, 'America/Los_Angeles').message;
};

describe('changedError', () => {
  it.each<[BookingState, string, string]>([
    ['confirmed', 'booking.move', 'moved it to Birch, 10:00 to 11:00, a minute ago.'],
    ['confirmed', 'booking.resize', 'changed its length a minute ago: it is now in Birch, 10:00 to 11:00.'],
    ['confirmed', 'booking.book', 'changed this visit a minute ago: it is now in Birch, 10:00 to 11:00.'],
    ['cancelled', 'booking.cancel', 'cancelled it a minute ago.'],
    ['no_show', 'booking.noShow', 'recorded a no-show a minute ago.'],
    ['in_use', 'booking.begin', 'began it a minute ago.'],
    ['in_use', 'booking.extend', 'gave it more time a minute ago: it is in use now.'],
    ['turnover', 'booking.end', 'ended it a minute ago.'],
    ['released', 'booking.release', 'changed this visit a minute ago: it is released now.'],
  ])('says of a visit that is %s by %s what was done last', (state, action, did) => {
    expect(words(state, action)).toBe(`Poppy Drake ${did}`);
  });

  it('says what is known when the trail has no line', () => {
    expect(words('in_use')).toBe('Somebody changed this visit meanwhile: it is in use now.');
  });
});
