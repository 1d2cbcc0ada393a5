import { planRef } from './plan-ref.js';
import { assertMonths, monthBefore } from './report-months.js';

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

describe('first and last month', () => {
  const fieldsOf = (from: string, to: string, given: { to?: string }) => {
    try {
      assertMonths(from, to, given);
      return undefined;
    } catch (error) {
      return Object.keys((error as { context: { fieldErrors: object } }).context.fieldErrors);
    }
  };

  it('may be the same, and never the wrong way round', () => {
    expect(fieldsOf('2026-10', '2026-11', { to: '2026-11' })).toBeUndefined();
    expect(fieldsOf('2026-11', '2026-11', {})).toBeUndefined();
    expect(fieldsOf('2026-12', '2026-11', { to: '2026-11' })).toEqual(['to']);
    expect(fieldsOf('2026-12', '2026-11', {})).toEqual(['from']);
  });
});

describe('reference of a plan', () => {
  it('is the random end of its id', () => {
    expect(planRef('019ac2f0-7d30-7abc-8def-0123456789ab')).toBe('P-6789AB');
  });
});
