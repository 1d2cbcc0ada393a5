import type { Obstacle } from './obstacles.js';
import { mayOverride, overrideOf, rulingOn, withGapOf } from './overriding.js';

const CLOSED: Obstacle = { code: 'booking.closed', overridable: true };
const LIMIT: Obstacle = { code: 'booking.monitorLimit', overridable: true };
const TAKEN: Obstacle = { code: 'booking.roomTaken', overridable: false };
const REASON = { reason: 'A second monitor stays late' };

describe('rulingOn', () => {
  it.each([
    ['nothing in the way', [], undefined, false, { verdict: 'free', overridden: [] }],
    ['a reason for nothing', [], REASON, false, { verdict: 'free', overridden: [] }],
    ['no reason', [CLOSED], undefined, true, { verdict: 'refused' }],
    [
      'a reason',
      [CLOSED, LIMIT],
      REASON,
      true,
      { verdict: 'free', overridden: ['booking.closed', 'booking.monitorLimit'] },
    ],
    ['a reason of somebody who may not', [CLOSED], REASON, false, { verdict: 'forbidden' }],
    ['a reason against what no reason helps', [TAKEN, CLOSED], REASON, true, { verdict: 'refused' }],
  ] as const)('%s', (_, obstacles, override, mayOverride, ruling) => {
    expect(rulingOn(obstacles, override, mayOverride)).toEqual(ruling);
  });

  it('names a code once', () => {
    expect(rulingOn([LIMIT, LIMIT], REASON, true)).toEqual({ verdict: 'free', overridden: ['booking.monitorLimit'] });
  });
});

describe('what stays with a booking', () => {
  const why = { reason: 'Travels on Thursday' };
  const gap = { ...overrideOf(undefined, []), overrideReason: 'Gap', overrideCodes: ['session.tooSoon'] };
  const gapOverrides = [{ to: 'first', toStart: '2027-03-02T15:00:00.000Z', minutes: 2400 }];
  const before = { ...gap, gapOverrides, gapOverrideBy: 'c' };

  it('is the reason only where something was set aside', () => {
    expect(overrideOf(why, [])).toMatchObject({ overrideReason: null, overrideCodes: [] });
    expect(overrideOf(why, ['booking.closed'])).toMatchObject({ overrideReason: why.reason });
  });

  it('is what was decided about the gap while the visit begins when it did', () => {
    expect(withGapOf(before, overrideOf(undefined, []))).toEqual(before);
    expect(withGapOf(before, overrideOf(why, ['booking.closed']))).toEqual({
      ...{ overrideReason: why.reason, overrideCodes: ['booking.closed', 'session.tooSoon'] },
      ...{ gapOverrides, gapOverrideBy: 'c' },
    });
    const none = overrideOf(undefined, []);
    expect(withGapOf(none, none)).toEqual(none);
  });

  it('is a clinician’s word and nobody else’s', () => {
    const allowed = ['front_desk', 'clinician', 'manager', 'admin', 'hallway'].filter((role) => mayOverride({ role }));
    expect(allowed).toEqual(['clinician']);
    expect(mayOverride(undefined)).toBe(false);
  });
});
