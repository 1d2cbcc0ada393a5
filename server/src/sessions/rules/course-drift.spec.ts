import { courseDrift } from './course-drift.js';

const day = (n: number) => new Date(Date.UTC(2026, 10, 1 + n, 9));

describe('drift of a course', () => {
  it('takes the dose where there is one and the booking where there is none', () => {
    const plan = { state: 'active', sessionCount: 3, maxGapDays: 14, acceptedAt: null } as const;
    const slots = [
      { doseStartedAt: day(0), startsAt: day(20) },
      { doseStartedAt: null, startsAt: day(7) },
      { doseStartedAt: null, startsAt: null },
    ];
    expect(courseDrift(plan, slots, 'UTC', day(1))).toEqual({ level: 'on_track', reasons: [] });
    expect(courseDrift(plan, slots.slice(0, 1), 'UTC', day(1)).reasons).toEqual(['unbooked']);
  });
});
