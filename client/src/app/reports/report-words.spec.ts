import { ReportPlan } from './report-api';
import { driftWords, monthName, percent, plansBehind, slotsOf } from './report-words';

const plan = (values: Partial<ReportPlan>): ReportPlan => ({
  ...{ ref: 'P-1', planId: 'p', state: 'active', sessionCount: 3, done: 1, acceptedAt: '2026-10-01T00:00:00Z' },
  ...{ firstDoseAt: null, lastDoseAt: null, closedAt: null, closedReason: null, slots: [], drift: null },
  ...{ daysOfCourse: null, onSchedule: false },
  ...values,
});

describe('report words', () => {
  it('writes a share with one decimal, and a dash for nothing', () => {
    expect([percent(0.868), percent(1), percent(0), percent(null)]).toEqual(['86.8 %', '100.0 %', '0.0 %', '–']);
  });

  it('names a month whatever the zone of the browser', () => {
    expect([monthName('2026-01'), monthName('2026-12')]).toEqual(['Jan 2026', 'Dec 2026']);
  });

  it('counts accepted, active and paused plans as open, never as failed', () => {
    const plans = ['accepted', 'active', 'paused', 'completed', 'discontinued'].map((state) => plan({ state }));
    const states = (filter: Parameters<typeof plansBehind>[1]) => plansBehind(plans, filter).map(({ state }) => state);
    expect(states('open')).toEqual(['accepted', 'active', 'paused']);
    expect(states('discontinued')).toEqual(['discontinued']);
    expect(states('all')).toHaveLength(5);
    const inTime = [plan({ state: 'completed', onSchedule: true }), plan({ state: 'completed' })];
    expect(plansBehind(inTime, 'onSchedule')).toEqual([inTime[0]]);
  });

  it('draws the slots of a closed plan from what was done', () => {
    expect(slotsOf(plan({ done: 2 }))).toEqual(['done', 'done', 'open']);
    expect(slotsOf(plan({ slots: ['done', 'booked', 'open'] }))).toEqual(['done', 'booked', 'open']);
  });

  it('says why a plan drifts', () => {
    const drift = { level: 'drifting', reasons: ['gap', 'unbooked'] } as const;
    expect(driftWords(plan({ drift: { ...drift, reasons: [...drift.reasons] } }))).toBe(
      'gap too long, next session not booked',
    );
    expect(driftWords(plan({}))).toBe('');
  });
});
