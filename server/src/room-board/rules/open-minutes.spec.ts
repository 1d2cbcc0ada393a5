import { dayIn } from '../../platform/time/zone.js';
import { clinicDays, openingSpans } from '../../scheduling/rules/clinic-days.js';
import type { Span } from '../../scheduling/rules/obstacles.js';
import { openMinutes, within, without } from './open-minutes.js';

const at = (time: string, date = '2026-11-23') => Date.parse(`${date}T${time}:00Z`);
const span = (from: string, until: string): Span => ({ from: at(from), until: at(until) });
const DAY = span('00:00', '23:59');
const HOURS = [span('08:00', '18:00')];
const LONG_AGO = at('00:00', '2020-01-01');

describe('openMinutes', () => {
  it('counts a day that nobody has booked as free', () => {
    expect(openMinutes(DAY, { hours: HOURS, closed: [], taken: [] }, LONG_AGO)).toEqual({
      ...{ open: 600, booked: 0, free: 600, longestFree: 600 },
      gaps: HOURS,
    });
  });

  it('has what is booked and what is free add up, and finds the longest stretch', () => {
    const taken = [span('09:00', '11:00'), span('11:00', '13:00'), span('14:00', '15:00')];
    expect(openMinutes(DAY, { hours: HOURS, closed: [], taken }, LONG_AGO)).toEqual({
      ...{ open: 600, booked: 300, free: 300, longestFree: 180 },
      gaps: [span('08:00', '09:00'), span('13:00', '14:00'), span('15:00', '18:00')],
    });
  });

  it('counts time that two bookings share once, and none outside of the hours', () => {
    const taken = [span('09:00', '11:00'), span('10:00', '12:00'), span('17:30', '18:15'), span('06:00', '08:30')];
    expect(openMinutes(DAY, { hours: HOURS, closed: [], taken }, LONG_AGO)).toMatchObject({ booked: 240, free: 360 });
  });

  it('takes an outage out of the open time, with what was booked in it', () => {
    const usage = { hours: HOURS, closed: [span('07:00', '10:00')], taken: [span('09:30', '11:00')] };
    expect(openMinutes(DAY, usage, LONG_AGO)).toMatchObject({ open: 480, booked: 60, free: 420 });
  });

  it('keeps a lunch break apart: the longest stretch does not run through it', () => {
    const hours = [span('08:00', '12:00'), span('13:00', '18:00')];
    expect(openMinutes(DAY, { hours, closed: [], taken: [] }, LONG_AGO)).toMatchObject({
      ...{ open: 540, longestFree: 300, gaps: hours },
    });
  });

  it('does not offer what is over', () => {
    const usage = { hours: HOURS, closed: [], taken: [span('09:00', '11:00')] };
    expect(openMinutes(DAY, usage, at('12:20'))).toMatchObject({ open: 600, booked: 120, free: 340, longestFree: 340 });
    expect(openMinutes(DAY, usage, at('18:00'))).toMatchObject({ free: 0, longestFree: 0, gaps: [] });
  });

  it('has nothing on a closed day', () => {
    expect(openMinutes(DAY, { hours: [], closed: [], taken: [span('09:00', '10:00')] }, LONG_AGO)).toEqual({
      ...{ open: 0, booked: 0, free: 0, longestFree: 0, gaps: [] },
    });
  });

  it('gives a night to the two days it touches', () => {
    const hours = [{ from: at('08:00'), until: at('08:00', '2026-11-25') }];
    const taken = [{ from: at('23:00'), until: at('01:00', '2026-11-24') }];
    const [monday, tuesday] = [
      { from: at('00:00'), until: at('00:00', '2026-11-24') },
      { from: at('00:00', '2026-11-24'), until: at('00:00', '2026-11-25') },
    ];
    expect(openMinutes(monday, { hours, closed: [], taken }, LONG_AGO)).toMatchObject({ open: 960, booked: 60 });
    expect(openMinutes(tuesday, { hours, closed: [], taken }, LONG_AGO)).toMatchObject({ open: 1440, booked: 60 });
  });

  it('leaves no broken minutes', () => {
    const taken = [{ from: at('08:00'), until: at('09:00') + 20_000 }];
    expect(openMinutes(DAY, { hours: [span('08:00', '10:00')], closed: [], taken }, LONG_AGO).free).toBe(59);
  });

  it.each([
    ['America/New_York', '2026-03-08', 23 * 60],
    ['America/New_York', '2026-11-01', 25 * 60],
    ['America/Los_Angeles', '2026-03-08', 23 * 60],
    ['America/Los_Angeles', '2026-11-01', 25 * 60],
    ['Australia/Lord_Howe', '2026-10-04', 23.5 * 60],
    ['Australia/Lord_Howe', '2026-04-05', 24.5 * 60],
    ['Asia/Tokyo', '2026-03-08', 24 * 60],
  ])('has as many minutes as the day lasts: %s %s', (zone, date, minutes) => {
    const { start, end } = dayIn(zone, date);
    const days = clinicDays(zone, start, end);
    const day = { from: start.getTime(), until: end.getTime() };
    const round = openingSpans(days, [{ weekday: 7, opens: '00:00', closes: '24:00' }], []);
    expect(openMinutes(day, { hours: round, closed: [], taken: [] }, LONG_AGO)).toMatchObject({
      open: minutes,
      free: minutes,
    });
    const daytime = openingSpans(days, [{ weekday: 7, opens: '08:00', closes: '18:00' }], []);
    expect(openMinutes(day, { hours: daytime, closed: [], taken: [] }, LONG_AGO).open).toBe(600);
  });
});

describe('spans', () => {
  it('cuts the middle out and keeps both ends', () => {
    expect(without([span('08:00', '12:00')], [span('09:00', '10:00')])).toEqual([
      span('08:00', '09:00'),
      span('10:00', '12:00'),
    ]);
    expect(without([span('08:00', '12:00')], [span('12:00', '13:00'), span('07:00', '08:00')])).toEqual([
      span('08:00', '12:00'),
    ]);
    expect(without([span('08:00', '12:00')], [span('07:00', '13:00')])).toEqual([]);
  });

  it('finds what lies in both', () => {
    expect(within([span('07:00', '12:00'), span('14:00', '20:00')], HOURS)).toEqual([
      span('08:00', '12:00'),
      span('14:00', '18:00'),
    ]);
  });
});
