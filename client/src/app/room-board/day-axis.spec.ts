import { axisOf, clockAt, clockWords, hoursBetween, instantAt, minuteAt, minuteOfClock } from './day-axis';

const NEW_YORK = 'America/New_York';
const LOS_ANGELES = 'America/Los_Angeles';
const LORD_HOWE = 'Australia/Lord_Howe';

describe('a day as a ruler', () => {
  it.each([
    ['2026-11-23', LOS_ANGELES, 24],
    ['2026-03-08', NEW_YORK, 23],
    ['2026-11-01', NEW_YORK, 25],
    ['2026-03-08', LOS_ANGELES, 23],
    ['2026-11-01', LOS_ANGELES, 25],
    ['2026-04-05', LORD_HOWE, 24.5],
    ['2026-10-04', LORD_HOWE, 23.5],
  ])('%s in %s has %d hours', (date, zone, hours) => {
    expect(axisOf(date, zone).length).toBe(hours * 60);
  });

  it.each([
    // the afternoon of both transition days: the clock has moved, the position is how long the day has lasted
    ['2026-03-08', NEW_YORK, '2026-03-08T14:00:00-04:00', 13 * 60, '14:00'],
    ['2026-11-01', NEW_YORK, '2026-11-01T14:00:00-05:00', 15 * 60, '14:00'],
    ['2026-03-08', LOS_ANGELES, '2026-03-08T09:30:00-07:00', 8.5 * 60, '09:30'],
    ['2026-11-01', LOS_ANGELES, '2026-11-01T09:30:00-08:00', 10.5 * 60, '09:30'],
    ['2026-04-05', LORD_HOWE, '2026-04-05T09:00:00+10:30', 9.5 * 60, '09:00'],
    ['2026-10-04', LORD_HOWE, '2026-10-04T09:00:00+11:00', 8.5 * 60, '09:00'],
    // the two passes of the hour that is repeated
    ['2026-11-01', NEW_YORK, '2026-11-01T01:30:00-04:00', 90, '01:30'],
    ['2026-11-01', NEW_YORK, '2026-11-01T01:30:00-05:00', 150, '01:30 again'],
    ['2026-11-23', LOS_ANGELES, '2026-11-23T10:15:00-08:00', 615, '10:15'],
  ])('%s in %s: %s lies at minute %d and reads %s', (date, zone, instant, minute, words) => {
    const axis = axisOf(date, zone);
    const epoch = Date.parse(instant);
    expect(minuteAt(axis, epoch)).toBe(minute);
    expect(instantAt(axis, minute)).toBe(epoch);
    expect(clockWords(axis, minute)).toBe(words);
    expect(clockAt(axis, minute)).toBe(words.slice(0, 5));
  });

  it('labels full hours, without the one that is skipped and with both of the one that comes twice', () => {
    const labels = (date: string, zone: string, until = 240) => {
      const axis = axisOf(date, zone);
      return hoursBetween(axis, 0, until).map((minute) => clockWords(axis, minute));
    };
    expect(labels('2026-03-08', NEW_YORK)).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(labels('2026-11-01', NEW_YORK, 300)).toEqual(['00:00', '01:00', '01:00 again', '02:00', '03:00']);
    expect(labels('2026-04-05', LORD_HOWE)).toEqual(['00:00', '01:00', '02:00', '03:00']);
    expect(hoursBetween(axisOf('2026-04-05', LORD_HOWE), 0, 240)).toEqual([0, 60, 150, 210]);
    expect(hoursBetween(axisOf('2026-10-04', LORD_HOWE), 0, 240)).toEqual([0, 60, 150, 210]);
    expect(labels('2026-10-04', LORD_HOWE)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  it('finds the minute of a wall-clock time, and of one that is skipped the change itself', () => {
    const spring = axisOf('2026-03-08', NEW_YORK);
    expect(['01:59', '02:30', '03:00', '08:00', '24:00'].map((clock) => minuteOfClock(spring, clock))).toEqual([
      119,
      120,
      120,
      420,
      23 * 60,
    ]);
    const autumn = axisOf('2026-11-01', NEW_YORK);
    expect(['01:30', '02:00', '08:00', '24:00'].map((clock) => minuteOfClock(autumn, clock))).toEqual([
      90,
      180,
      540,
      25 * 60,
    ]);
  });

  it('goes there and back for every quarter of an hour of every kind of day', () => {
    for (const [date, zone] of [
      ['2026-03-08', LOS_ANGELES],
      ['2026-11-01', LOS_ANGELES],
      ['2026-04-05', LORD_HOWE],
      ['2026-10-04', LORD_HOWE],
    ] as const) {
      const axis = axisOf(date, zone);
      for (let minute = 0; minute < axis.length; minute += 15) {
        if (clockWords(axis, minute).endsWith('again')) continue;
        expect(minuteOfClock(axis, clockAt(axis, minute))).toBe(minute);
      }
    }
  });
});
