import { addDays, daysBetween } from './dates.js';

describe('dates', () => {
  it.each([
    ['over a change of the clock', '2026-10-31', 2, '2026-11-02'],
    ['over the end of a year', '2026-12-30', 3, '2027-01-02'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
  ])('count calendar days %s, there and back', (_, from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(addDays(to, -days)).toBe(from);
    expect(daysBetween(from, to)).toBe(days);
    expect(daysBetween(to, from)).toBe(-days);
  });
});
