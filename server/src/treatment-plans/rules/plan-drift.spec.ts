import { addDays } from '../../platform/time/dates.js';
import { instantOf } from '../../platform/time/zone.js';
import { driftOf, type DriftingPlan } from './plan-drift.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n, 9));
const plan = (changes: Partial<DriftingPlan>): DriftingPlan => ({
  state: 'active',
  sessionCount: 6,
  maxGapDays: 7,
  acceptedAt: day(-2),
  zone: 'UTC',
  doseStarts: [day(0), day(3)],
  bookedStarts: [day(7)],
  ...changes,
});

describe('drift of a plan', () => {
  it('is on track while neighbours are close and the next slot is booked', () => {
    expect(driftOf(plan({}), day(4))).toEqual({ level: 'on_track', reasons: [] });
  });

  it('allows a gap of exactly seven days and no more', () => {
    expect(driftOf(plan({ bookedStarts: [day(10)] }), day(4)).reasons).toEqual([]);
    expect(driftOf(plan({ bookedStarts: [day(11)] }), day(4)).reasons).toEqual(['gap']);
  });

  it('counts days of the calendar, whatever the time of day', () => {
    const late = (n: number) => new Date(day(n).getTime() + 8 * 3_600_000);
    expect(driftOf(plan({ bookedStarts: [late(10)] }), day(4)).reasons).toEqual([]);
    expect(driftOf(plan({ bookedStarts: [day(7), late(14), late(21), late(28)] }), day(4)).reasons).toEqual([]);
    expect(driftOf(plan({ bookedStarts: [late(28)] }), late(28)).level).toBe('drifting');
  });

  it.each([
    ['forward', '2026-03-02', '2026-03-09'],
    ['back', '2026-10-26', '2026-11-02'],
  ])('keeps a week a week when the clocks of the clinic go %s', (_way, monday, next) => {
    const zone = 'America/Los_Angeles';
    const of = (booked: Date) => plan({ zone, doseStarts: [at(monday, '23:30')], bookedStarts: [booked] });
    const at = (date: string, time: string) => instantOf(date, time, zone);
    expect(driftOf(of(at(next, '23:45')), at(monday, '23:59')).reasons).toEqual([]);
    expect(driftOf(of(at(addDays(next, 1), '00:15')), at(monday, '23:59')).reasons).toEqual(['gap']);
  });

  it('drifts when nothing is booked', () => {
    expect(driftOf(plan({ bookedStarts: [] }), day(4))).toEqual({ level: 'drifting', reasons: ['unbooked'] });
    expect(driftOf(plan({ bookedStarts: [] }), day(12)).reasons).toEqual(['gap', 'unbooked']);
  });

  it('gives a new plan its widest gap to get a first booking', () => {
    const fresh = plan({ state: 'accepted', acceptedAt: day(0), doseStarts: [], bookedStarts: [] });
    expect(driftOf(fresh, day(0))).toEqual({ level: 'on_track', reasons: [] });
    expect(driftOf(fresh, day(7)).level).toBe('on_track');
    expect(driftOf(fresh, day(8))).toEqual({ level: 'drifting', reasons: ['unbooked'] });
    expect(driftOf({ ...fresh, state: 'paused' }, day(1)).reasons).toEqual(['paused']);
  });

  it('drifts while it is paused, and when a session lies after day 28', () => {
    expect(driftOf(plan({ state: 'paused' }), day(4)).reasons).toEqual(['paused']);
    expect(driftOf(plan({ bookedStarts: [day(7), day(29)] }), day(4)).reasons).toEqual(['gap', 'endsLate']);
  });

  it('is off protocol after day 28', () => {
    expect(driftOf(plan({ bookedStarts: [day(30)] }), day(28)).level).toBe('drifting');
    expect(driftOf(plan({ bookedStarts: [day(30)] }), day(29))).toMatchObject({ level: 'off_protocol' });
  });

  it('does not drift before it is accepted or after it is closed', () => {
    for (const state of ['draft', 'proposed', 'completed', 'discontinued', 'withdrawn'] as const) {
      expect(driftOf(plan({ state, bookedStarts: [] }), day(60)).level).toBe('on_track');
    }
  });
});
