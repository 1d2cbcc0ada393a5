import { planRef } from './plan-ref.js';
import { monthBefore } from './report-months.js';

describe('months of a report', () => {
  it.each([
    ['2026-11', 0, '2026-11'],
    ['2026-11', 10, '2026-01'],
    ['2026-11', 11, '2025-12'],
    ['2026-01', 13, '2024-12'],
  ])('%s less %d is %s', (month, months, before) => {
    expect(monthBefore(month, months)).toBe(before);
  });
});

describe('reference of a plan', () => {
  it('is the random end of its id', () => {
    expect(planRef('019ac2f0-7d30-7abc-8def-0123456789ab')).toBe('P-6789AB');
  });
});
