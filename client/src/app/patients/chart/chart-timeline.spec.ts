import type { ChartResponse } from '../../../api/generated/types.gen';
import { ageOn, timelineOf } from './chart-timeline';

const EMPTY = {
  patient: {} as ChartResponse['patient'],
  ...{ plan: null, plans: [], next: null, sessions: [], consultations: [], eligibleUntil: null, eligibleFor: null },
  ...{ scores: null, notes: null, boosters: null, allowedActions: [] },
} satisfies ChartResponse;

describe('timeline of a chart', () => {
  it('shows the front desk a session without dose and without a way into its record', () => {
    const session = {
      ...{ id: 's1', kind: 'plan' as const, ordinal: 2, planId: 'p', state: 'scheduled', roomName: 'Birch' },
      ...{ startsAt: '2026-11-26T18:30:00Z', endsAt: null, clinicianName: 'Dr Sable', orderedMgPerKg: null },
      ...{ doseStartedAt: null, dischargedAt: null },
    };
    expect(timelineOf({ ...EMPTY, sessions: [session] })).toEqual([
      { at: '2026-11-26T18:30:00Z', icon: 'pulse', heading: 'Session 2 booked', text: 'Birch, Dr Sable' },
    ]);
  });

  it('says why a plan ended early and after how much of it, without a tick', () => {
    const plan = {
      ...{ state: 'discontinued', sessionCount: 6, acceptedAt: null, closedAt: '2026-11-20T15:00:00Z' },
      ...{ closedReason: 'cost', progress: { done: 2, of: 6, nextOrdinal: 3 } },
    } as unknown as ChartResponse['plans'][number];
    expect(timelineOf({ ...EMPTY, plans: [plan] })).toEqual([
      {
        ...{ at: plan.closedAt, icon: 'ban', heading: 'Plan of 6 discontinued' },
        text: '2 of 6 sessions done. Cost',
      },
    ]);
  });

  it('is newest first and leaves void scores out', () => {
    const score = (takenOn: string, state: 'completed' | 'void') => ({
      takenOn,
      state,
      total: 11,
      band: 'moderate',
      overlaps: false,
    });
    const items = [score('2026-11-19', 'completed'), score('2026-11-20', 'void'), score('2026-11-21', 'completed')];
    const chart = { ...EMPTY, scores: { items } as unknown as NonNullable<ChartResponse['scores']> };
    expect(timelineOf(chart).map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-21', '2026-11-19']);
  });
});

describe('age', () => {
  it.each([
    ['1992-03-02', '2026-03-01T00:00:00Z', 33],
    ['1992-03-02', '2026-03-02T00:00:00Z', 34],
    ['1992-11-30', '2026-11-23T00:00:00Z', 33],
  ])('of %s on %s is %d', (birth, now, age) => {
    expect(ageOn(birth, Date.parse(now))).toBe(age);
  });
});
