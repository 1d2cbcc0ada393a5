import { addMinutes, contains, minutesBetween, overlaps } from './interval.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe('interval', () => {
  it('lets one interval begin where another ends', () => {
    expect(overlaps({ start: at('09:00'), end: at('10:00') }, { start: at('10:00'), end: at('11:00') })).toBe(false);
  });

  it('sees an overlap of one minute, whichever comes first', () => {
    const early = { start: at('09:00'), end: at('10:01') };
    const late = { start: at('10:00'), end: at('11:00') };
    expect([overlaps(early, late), overlaps(late, early)]).toEqual([true, true]);
  });

  it('holds its start and not its end', () => {
    const hour = { start: at('09:00'), end: at('10:00') };
    expect([contains(hour, at('09:00')), contains(hour, at('10:00'))]).toEqual([true, false]);
  });

  it('counts exact minutes', () => {
    expect(minutesBetween(at('09:00'), addMinutes(at('09:00'), 105))).toBe(105);
  });
});
