import { cadenceWindow, mostUrgent } from './cadence.js';

describe('cadence of a plan', () => {
  it('opens 48 h after the visit before, by the clock, and closes with the last day of the widest gap', () => {
    const previous = new Date('2026-11-23T10:00:00Z');
    const plan = { zone: 'America/New_York', minGapHours: 48, maxGapDays: 7 };
    expect(cadenceWindow(previous, plan)).toEqual({
      earliestAt: new Date('2026-11-25T10:00:00Z'),
      latestAt: new Date('2026-12-01T04:59:59.999Z'),
    });
    expect(cadenceWindow(null, plan)).toEqual({ earliestAt: null, latestAt: null });
    // Sunday the 8th lasts 23 hours there.
    expect(cadenceWindow(new Date('2026-03-07T15:00:00Z'), plan)).toEqual({
      earliestAt: new Date('2026-03-09T14:00:00Z'),
      latestAt: new Date('2026-03-15T03:59:59.999Z'),
    });
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
