import { daysOfCourse, isOnSchedule, planCompletion, type ReportedPlan } from './plan-completion.js';

const plan = (state: string, countedSessions: number, changes: Partial<ReportedPlan> = {}): ReportedPlan => ({
  ...{ state, countedSessions, sessionCount: 6, month: '2026-09', closedReason: null },
  ...{ firstDoseAt: null, lastDoseAt: null },
  ...changes,
});

const ZONE = 'America/New_York';

describe('plan completion (domain.md 5.4)', () => {
  const plans = [
    plan('completed', 6),
    plan('completed', 6),
    plan('completed', 6, { month: '2026-10' }),
    plan('discontinued', 2, { closedReason: 'cost' }),
    plan('discontinued', 2, { month: '2026-10', closedReason: 'patient_choice' }),
    plan('discontinued', 0, { closedReason: 'patient_choice' }),
    plan('active', 3, { month: '2026-10' }),
    plan('paused', 1),
  ];
  const report = planCompletion(plans, ZONE);

  it('counts completed of closed, with open plans in neither', () => {
    expect(report).toMatchObject({ accepted: 8, open: 2, discontinued: 3, completion: { n: 3, of: 6, share: 0.5 } });
  });

  it('sorts by month of acceptance', () => {
    expect(report.months).toEqual([
      {
        month: '2026-09',
        accepted: 5,
        completed: 2,
        discontinued: 2,
        open: 1,
        completion: { n: 2, of: 4, share: 0.5 },
      },
      {
        month: '2026-10',
        accepted: 3,
        completed: 1,
        discontinued: 1,
        open: 1,
        completion: { n: 1, of: 2, share: 0.5 },
      },
    ]);
  });

  it('says where people left and why', () => {
    expect(report.dropOut.map(({ n }) => n)).toEqual([1, 0, 2, 0, 0, 0]);
    expect(report.reasons).toEqual([
      { reason: 'patient_choice', n: 2 },
      { reason: 'cost', n: 1 },
    ]);
  });

  it('lets open plans neither stay nor leave in the retention', () => {
    const [first, second, third, fourth] = report.retention;
    expect(first).toEqual({ session: 1, atRisk: 8, left: 1, stillOpen: 0, share: 7 / 8 });
    expect(second).toEqual({ session: 2, atRisk: 6, left: 0, stillOpen: 1, share: 7 / 8 });
    expect(third).toMatchObject({ session: 3, atRisk: 6, left: 2 });
    expect(third?.share).toBeCloseTo((7 / 8) * (4 / 6));
    expect(fourth).toMatchObject({ session: 4, atRisk: 3, left: 0, stillOpen: 1 });
  });

  it('does not count a plan of 3 as lost after its third session', () => {
    const { retention } = planCompletion([plan('completed', 3, { sessionCount: 3 }), plan('completed', 6)], ZONE);
    expect(retention.map(({ atRisk, left }) => [atRisk, left])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  it('gives no rate where there is nothing to divide by', () => {
    expect(planCompletion([plan('active', 1)], ZONE).completion).toEqual({ n: 0, of: 0, share: null });
    expect(planCompletion([], ZONE)).toMatchObject({ accepted: 0, months: [], retention: [], dropOut: [] });
  });

  const firstDoseAt = new Date('2026-10-06T14:00:00Z');
  const ended = (iso: string) => plan('completed', 6, { firstDoseAt, lastDoseAt: new Date(iso) });

  it('is on schedule up to the 28th day of the calendar, at whatever time and also when the clocks change', () => {
    expect(isOnSchedule(ended('2026-11-03T15:00:00Z'), ZONE)).toBe(true);
    expect(isOnSchedule(ended('2026-11-04T04:59:00Z'), ZONE)).toBe(true);
    expect(isOnSchedule(ended('2026-11-04T05:00:00Z'), ZONE)).toBe(false);
  });

  it('counts the calendar days of a closed course from its second dose on', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    expect(daysOfCourse(ended('2026-10-06T14:00:00Z'), now, ZONE)).toBeNull();
    expect(daysOfCourse(ended('2026-11-03T15:00:00Z'), now, ZONE)).toBe(28);
    const spring = { firstDoseAt: new Date('2027-03-09T14:00:00Z'), lastDoseAt: new Date('2027-03-16T13:00:00Z') };
    expect(daysOfCourse(plan('discontinued', 2, spring), now, ZONE)).toBe(7);
  });

  it('counts the calendar days of an open course until now', () => {
    const lastDoseAt = new Date('2026-10-13T14:00:00Z');
    for (const state of ['active', 'paused']) {
      const open = plan(state, 2, { firstDoseAt, lastDoseAt });
      expect(daysOfCourse(open, new Date('2026-10-07T04:00:00Z'), ZONE)).toBe(1);
      expect(daysOfCourse(open, new Date('2026-10-05T14:00:00Z'), ZONE)).toBe(0);
    }
    expect(daysOfCourse(plan('accepted', 0), firstDoseAt, ZONE)).toBeNull();
  });
});
