import { assertAnswerable, isOpenOffer, OFFER_MINUTES, offerEnds } from './slot-offer.js';
import {
  assertTimes,
  assertWaitlistMove,
  leavesHours,
  suits,
  WAITLIST_TRANSITIONS,
  waitlistCommands,
  type WaitlistState,
} from './waitlist.js';

const STATES = Object.keys(WAITLIST_TRANSITIONS) as WaitlistState[];
const ALLOWED = [
  ...['waiting>offered', 'waiting>withdrawn', 'offered>booked', 'offered>waiting', 'offered>expired'],
  ...['offered>withdrawn', 'expired>waiting', 'expired>withdrawn'],
];

describe('an entry of the waitlist', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const move = () => assertWaitlistMove(from, to);
    if (ALLOWED.includes(`${from}>${to}`)) expect(move).not.toThrow();
    else expect(move).toThrow(expect.objectContaining({ code: 'waitlist.wrongState' }) as Error);
  });

  it('reaches every state', () => {
    const reached = new Set(['waiting', ...Object.values(WAITLIST_TRANSITIONS).flat()]);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('is withdrawn or resumed by hand, never while a time is offered', () => {
    expect(STATES.map((state) => [state, waitlistCommands(state)])).toEqual([
      ['waiting', ['withdraw']],
      ['offered', []],
      ['expired', ['resume', 'withdraw']],
      ['booked', []],
      ['withdrawn', []],
    ]);
  });
});

describe('times that suit', () => {
  const zone = 'America/New_York';
  // A Monday, 10:00 to 11:45 at the clinic.
  const visit = { startsAt: new Date('2027-03-01T15:00:00Z'), endsAt: new Date('2027-03-01T16:45:00Z') };
  const any = { weekdays: [], earliestTime: null, latestTime: null };

  it.each([
    ['any', any, true],
    ['the day', { ...any, weekdays: [1, 3] }, true],
    ['another day', { ...any, weekdays: [2] }, false],
    ['from its start', { ...any, earliestTime: '10:00' }, true],
    ['from later on', { ...any, earliestTime: '10:05' }, false],
    ['until its end', { ...any, latestTime: '11:45' }, true],
    ['until before its end', { ...any, latestTime: '11:40' }, false],
  ])('%s', (_words, times, expected) => {
    expect(suits(visit, times, zone)).toBe(expected);
  });

  it('leave the hours that somebody needs, to the minute', () => {
    expect(leavesHours(visit.startsAt, new Date('2027-03-01T09:00:00Z'), 6)).toBe(true);
    expect(leavesHours(visit.startsAt, new Date('2027-03-01T09:00:01Z'), 6)).toBe(false);
  });

  it('are not reversed', () => {
    expect(() => assertTimes({ earliestTime: '10:00', latestTime: '12:00' })).not.toThrow();
    expect(() => assertTimes({ earliestTime: null, latestTime: '12:00' })).not.toThrow();
    expect(() => assertTimes({ earliestTime: '12:00', latestTime: '12:00' })).toThrow('earliest');
  });
});

describe('an offer', () => {
  const now = new Date('2027-03-01T14:00:00Z');

  it('ends after its minutes, or when what is offered begins', () => {
    expect(OFFER_MINUTES).toBe(30);
    expect(offerEnds(now, new Date('2027-03-02T14:00:00Z'))).toEqual(new Date('2027-03-01T14:30:00Z'));
    expect(offerEnds(now, new Date('2027-03-01T14:20:00Z'))).toEqual(new Date('2027-03-01T14:20:00Z'));
  });

  it('is answered once, and before it has run out', () => {
    const open = { state: 'offered', holdUntil: new Date('2027-03-01T14:00:01Z') } as const;
    expect(isOpenOffer(open, now)).toBe(true);
    expect(() => assertAnswerable(open, now)).not.toThrow();
    const ended = { ...open, holdUntil: now };
    expect(isOpenOffer(ended, now)).toBe(false);
    expect(() => assertAnswerable(ended, now)).toThrow('run out');
    expect(() => assertAnswerable({ ...open, state: 'expired' }, now)).toThrow('run out');
    expect(() => assertAnswerable({ ...open, state: 'booked' }, now)).toThrow('answered already');
  });
});
