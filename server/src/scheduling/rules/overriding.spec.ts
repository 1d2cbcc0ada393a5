import type { Obstacle } from './obstacles.js';
import { rulingOn } from './overriding.js';

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
