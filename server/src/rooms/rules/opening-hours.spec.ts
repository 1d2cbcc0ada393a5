import { hoursOn, isOpenFor } from './opening-hours.js';

const HOURS = [
  { weekday: 1, opens: '08:00', closes: '18:00' },
  { weekday: 6, opens: '09:00', closes: '13:00' },
];

describe('isOpenFor', () => {
  it.each([
    ['the first minute', 1, '08:00', '09:45', true],
    ['up to the last minute', 1, '16:15', '18:00', true],
    ['before opening', 1, '07:55', '09:00', false],
    ['past closing', 1, '16:30', '18:05', false],
    ['a short Saturday', 6, '11:30', '13:15', false],
    ['a closed day', 7, '10:00', '11:00', false],
    ['a visit over midnight', 1, '17:00', '24:00', false],
  ])('%s', (_, weekday, starts, ends, open) => {
    expect(isOpenFor(HOURS, { weekday, starts, ends })).toBe(open);
  });
});

describe('hoursOn', () => {
  it('has no hours on a closed day', () => {
    expect(hoursOn(HOURS, 7)).toBeUndefined();
    expect(hoursOn(HOURS, 6)).toEqual({ weekday: 6, opens: '09:00', closes: '13:00' });
  });
});
