import { clinicDays, openingSpans, shiftSpans, type WeeklyShift } from './clinic-days.js';
import type { Span } from './obstacles.js';

const DAILY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
const daysOf = (zone: string, from: string, until = from) => clinicDays(zone, new Date(from), new Date(until));
/** In UTC. */
const minuteOf = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', '');
const written = (spans: readonly Span[]) =>
  spans.map(({ from, until }) => `${minuteOf(from)}/${minuteOf(until).replace(/^.*T/, '')}`);
const hoursOf = ({ from, until }: Span) => (until - from) / 3_600_000;

describe('clinicDays', () => {
  it.each([
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['America/Los_Angeles', '2026-03-08', 23],
    ['America/Los_Angeles', '2026-11-01', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['America/Phoenix', '2026-03-08', 24],
  ])('knows how long %s %s is', (zone, date, hours) => {
    const days = clinicDays(zone, new Date(`${date}T02:00Z`), new Date(`${date}T23:59Z`));
    expect(days.filter((day) => day.date === date).map(hoursOf)).toEqual([hours]);
  });

  it('has every calendar day of the zone that the range touches, with its weekday', () => {
    // Sunday evening in Los Angeles is Monday in UTC
    expect(
      daysOf('America/Los_Angeles', '2026-11-23T03:00Z', '2026-11-24T08:00Z').map(({ date, weekday }) => [
        date,
        weekday,
      ]),
    ).toEqual([
      ['2026-11-22', 7],
      ['2026-11-23', 1],
    ]);
  });

  it('leaves no gap and no overlap between days over a change of the clock', () => {
    const days = daysOf('Australia/Lord_Howe', '2026-04-01T00:00Z', '2026-04-10T00:00Z');
    days.slice(1).forEach((day, index) => expect(day.from).toBe(days[index]?.until));
    expect(days).toHaveLength(10);
  });
});

describe('openingSpans', () => {
  it.each([
    [
      'America/New_York',
      'in spring',
      '2026-03-07T17:00Z',
      '2026-03-09T17:00Z',
      ['2026-03-07T14:00/22:00', '2026-03-08T13:00/21:00', '2026-03-09T13:00/21:00'],
    ],
    [
      'America/New_York',
      'in autumn',
      '2026-10-31T17:00Z',
      '2026-11-02T17:00Z',
      ['2026-10-31T13:00/21:00', '2026-11-01T14:00/22:00', '2026-11-02T14:00/22:00'],
    ],
    [
      'America/Los_Angeles',
      'in spring',
      '2026-03-07T20:00Z',
      '2026-03-09T20:00Z',
      ['2026-03-07T17:00/01:00', '2026-03-08T16:00/00:00', '2026-03-09T16:00/00:00'],
    ],
    [
      'America/Los_Angeles',
      'in autumn',
      '2026-10-31T20:00Z',
      '2026-11-02T20:00Z',
      ['2026-10-31T16:00/00:00', '2026-11-01T17:00/01:00', '2026-11-02T17:00/01:00'],
    ],
    [
      'Australia/Lord_Howe',
      'in autumn',
      '2026-04-04T00:00Z',
      '2026-04-05T00:00Z',
      ['2026-04-03T22:00/06:00', '2026-04-04T22:30/06:30'],
    ],
    [
      'Australia/Lord_Howe',
      'in spring',
      '2026-10-03T00:00Z',
      '2026-10-04T00:00Z',
      ['2026-10-02T22:30/06:30', '2026-10-03T22:00/06:00'],
    ],
  ])('keeps the wall clock of %s %s', (zone, _, from, until, expected) => {
    expect(written(openingSpans(daysOf(zone, from, until), DAILY, []))).toEqual(expected);
  });

  it('takes the hours of an exception instead, and none on a holiday', () => {
    const days = daysOf('America/New_York', '2026-11-25T17:00Z', '2026-11-27T17:00Z');
    const exceptions = [
      { date: '2026-11-26', opens: null, closes: null },
      { date: '2026-11-27', opens: '10:00', closes: '14:00' },
    ];
    expect(written(openingSpans(days, DAILY, exceptions))).toEqual([
      '2026-11-25T14:00/22:00',
      '2026-11-27T15:00/19:00',
    ]);
  });

  it('opens on an otherwise closed day when an exception says so', () => {
    const sunday = daysOf('America/New_York', '2026-11-22T17:00Z', '2026-11-22T18:00Z');
    expect(openingSpans(sunday, [], [])).toEqual([]);
    expect(written(openingSpans(sunday, [], [{ date: '2026-11-22', opens: '10:00', closes: '12:00' }]))).toEqual([
      '2026-11-22T15:00/17:00',
    ]);
  });

  it('joins a day that lasts until midnight with the next', () => {
    const night = [1, 2].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
    const [only, ...rest] = openingSpans(
      daysOf('America/New_York', '2026-11-23T17:00Z', '2026-11-24T17:00Z'),
      night,
      [],
    );
    expect(rest).toEqual([]);
    expect(only && hoursOf(only)).toBe(48);
  });

  it('opens when the clock has skipped the opening time, and takes the earlier of a repeated one', () => {
    const night = [{ weekday: 7, opens: '02:30', closes: '05:00' }];
    expect(
      written(openingSpans(daysOf('America/New_York', '2026-03-08T17:00Z', '2026-03-08T18:00Z'), night, [])),
    ).toEqual(['2026-03-08T07:00/09:00']);
    const early = [{ weekday: 7, opens: '01:30', closes: '05:00' }];
    expect(
      written(openingSpans(daysOf('America/New_York', '2026-11-01T17:00Z', '2026-11-01T18:00Z'), early, [])),
    ).toEqual(['2026-11-01T05:30/10:00']);
  });
});

describe('shiftSpans', () => {
  const days = daysOf('America/New_York', '2026-11-23T17:00Z', '2026-12-07T18:00Z');
  const shift = (values: Partial<WeeklyShift> = {}): WeeklyShift => ({
    ...{ weekday: 1, starts: '08:00', ends: '12:00', validFrom: '2026-01-01', validUntil: null },
    ...values,
  });

  it('repeats every week between its dates, both included', () => {
    expect(written(shiftSpans(days, [shift({ validFrom: '2026-11-30' })]))).toEqual([
      '2026-11-30T13:00/17:00',
      '2026-12-07T13:00/17:00',
    ]);
    expect(written(shiftSpans(days, [shift({ validUntil: '2026-11-30' })]))).toEqual([
      '2026-11-23T13:00/17:00',
      '2026-11-30T13:00/17:00',
    ]);
  });

  it('joins halves that touch and keeps a break', () => {
    const halves = [
      shift({ starts: '12:00', ends: '16:00', validUntil: '2026-11-23' }),
      shift({ validUntil: '2026-11-23' }),
    ];
    expect(written(shiftSpans(days, halves))).toEqual(['2026-11-23T13:00/21:00']);
    const withBreak = [halves[1], shift({ starts: '13:00', ends: '16:00', validUntil: '2026-11-23' })] as WeeklyShift[];
    expect(written(shiftSpans(days, withBreak))).toEqual(['2026-11-23T13:00/17:00', '2026-11-23T18:00/21:00']);
  });
});
