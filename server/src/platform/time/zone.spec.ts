import { minutesBetween } from './interval.js';
import { dateIn, dayIn, instantOf, timeIn, weekdayIn, instantOfWall, wallMsIn } from './zone.js';

describe('zone', () => {
  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/Los_Angeles', '2026-03-08', 23],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Asia/Tokyo', '2026-03-08', 24],
  ])('knows how long %s %s is', (zone, date, hours) => {
    const day = dayIn(zone, date);
    expect(minutesBetween(day.start, day.end) / 60).toBe(hours);
  });

  it('keeps the wall-clock time over a change of the clock', () => {
    expect(instantOf('2026-10-31', '09:00', 'America/New_York').toISOString()).toBe('2026-10-31T13:00:00.000Z');
    expect(instantOf('2026-11-02', '09:00', 'America/New_York').toISOString()).toBe('2026-11-02T14:00:00.000Z');
  });

  it('refuses a time that the clock skips', () => {
    expect(() => instantOf('2026-03-08', '02:30', 'America/New_York')).toThrow(RangeError);
  });

  it('takes the earlier of a repeated time', () => {
    expect(instantOf('2026-11-01', '01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('reads date, time and weekday in the zone, not in UTC', () => {
    const lateEvening = new Date('2026-11-24T03:30:00Z');
    expect(dateIn('America/New_York', lateEvening)).toBe('2026-11-23');
    expect(timeIn('America/New_York', lateEvening)).toBe('22:30');
    expect(weekdayIn('America/New_York', lateEvening)).toBe(1);
  });

  it.each([
    ['America/New_York', '2026-03-07', '2026-03-09'],
    ['America/New_York', '2026-10-31', '2026-11-02'],
    ['Australia/Lord_Howe', '2026-04-04', '2026-04-06'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-05'],
  ])('counts hours of the clock on the wall in %s from %s to %s', (zone, from, to) => {
    const [before, after] = [
      wallMsIn(zone, instantOf(from, '09:00', zone)),
      wallMsIn(zone, instantOf(to, '09:00', zone)),
    ];
    expect(before).toBe(Date.parse(`${from}T09:00:00Z`));
    expect(after - before).toBe(48 * 3_600_000);
    expect(instantOfWall(zone, after)).toEqual(instantOf(to, '09:00', zone));
  });

  it('goes on where the clock does with a time that it skips', () => {
    expect(instantOfWall('America/New_York', Date.parse('2026-03-08T02:30:00Z')).toISOString()).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });
});
