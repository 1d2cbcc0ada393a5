import { addMinutes } from '../../platform/time/interval.js';
import { BOOKING_TRANSITIONS } from '../../scheduling/rules/booking-lifecycle.js';
import { SESSION_TRANSITIONS } from '../../sessions/rules/session-lifecycle.js';
import { Random } from './random.js';
import { bookingStateAt, type Fate, sessionStateAt, visitMoments } from './visit-timeline.js';

const VISIT = {
  startsAt: new Date('2026-11-23T15:00Z'),
  endsAt: new Date('2026-11-23T16:45Z'),
  leftAt: new Date('2026-11-23T16:45Z'),
  roomUntil: new Date('2026-11-23T17:00Z'),
};

/** The states that a minute-by-minute look finds, each once, from three days before to three days after. */
function courseOf(fate: Fate) {
  const moments = visitMoments(new Random(2), VISIT, fate);
  const [sessions, bookings]: [string[], string[]] = [[], []];
  for (let minute = -4_500; minute < 4_500; minute++) {
    const now = addMinutes(VISIT.startsAt, minute);
    const session = sessionStateAt(moments, fate, now);
    const booking = bookingStateAt(moments, session, now);
    if (sessions.at(-1) !== session) sessions.push(session);
    if (bookings.at(-1) !== booking) bookings.push(booking);
  }
  return { sessions, bookings };
}

describe('visit timeline', () => {
  it.each<[Fate, string]>([
    ['attended', 'scheduled checked_in ready in_session recovering discharged closed'],
    ['aborted', 'scheduled checked_in ready in_session aborted recovering discharged closed'],
    ['cancelled_early', 'scheduled cancelled'],
    ['cancelled_late', 'scheduled cancelled'],
    ['no_show', 'scheduled no_show'],
    ['held', 'scheduled checked_in held'],
    ['rescheduled', 'scheduled checked_in rescheduled'],
  ])('%s goes %s', (fate, states) => {
    expect(courseOf(fate).sessions).toEqual(states.split(' '));
  });

  it.each<Fate>(['attended', 'aborted', 'cancelled_late', 'no_show', 'held'])(
    '%s moves the booking as its lifecycle allows',
    (fate) => {
      const { bookings } = courseOf(fate);
      const steps = bookings.slice(1).map((to, index) => [bookings[index] ?? '', to] as const);
      const refused = steps.filter(
        ([from, to]) =>
          !(BOOKING_TRANSITIONS[from as keyof typeof BOOKING_TRANSITIONS] as readonly string[]).includes(to),
      );
      expect(refused).toEqual([]);
    },
  );

  it('moves a session that takes place as its lifecycle allows', () => {
    const { sessions } = courseOf('aborted');
    const allowed = sessions
      .slice(1)
      .every((to, index) =>
        (SESSION_TRANSITIONS[sessions[index] as keyof typeof SESSION_TRANSITIONS] as readonly string[]).includes(to),
      );
    expect(allowed).toBe(true);
  });
});
