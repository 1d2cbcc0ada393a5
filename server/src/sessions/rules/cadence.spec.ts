import { cadenceWindow, mostUrgent } from './cadence.js';

describe('cadence of a plan', () => {
  it('opens 48 h after the visit before and closes at the widest gap', () => {
    const previous = new Date('2026-11-23T10:00:00Z');
    expect(cadenceWindow(previous, { minGapHours: 48, maxGapDays: 7 })).toEqual({
      earliestAt: new Date('2026-11-25T10:00:00Z'),
      latestAt: new Date('2026-11-30T10:00:00Z'),
    });
    expect(cadenceWindow(null, { minGapHours: 48, maxGapDays: 7 })).toEqual({ earliestAt: null, latestAt: null });
  });

  it('puts the most urgent plan first', () => {
    const at = (day: number) => new Date(Date.UTC(2026, 10, day));
    const list = [
      { level: 'on_track', at: at(1) },
      { level: 'drifting', at: null },
      { level: 'drifting', at: at(9) },
      { level: 'off_protocol', at: at(20) },
      { level: 'drifting', at: at(2) },
    ] as const;
    expect([...list].sort(mostUrgent)).toEqual([list[3], list[4], list[2], list[1], list[0]]);
  });
});
