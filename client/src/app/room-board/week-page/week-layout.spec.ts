import type { BoardWeek, WeekGap } from '../board-api';
import { layOutWeek, stepInTable } from './week-layout';

const ROOM = { id: 'alder', name: 'Alder', state: 'active', turnoverMinutes: 15 } as const;
type Cell = BoardWeek['rooms'][number]['cells'][number];

const VISIT: Cell['visits'][number] = {
  ...{ bookingId: 'b1', clinicianId: 'c1', kind: 'session', state: 'scheduled', initials: 'O. M.' },
  ...{ ordinal: 2, sessionCount: 6 },
  ...{ startsAt: '2026-11-24T14:00:00Z', roomUntil: '2026-11-24T16:00:00Z' },
};

function cell(date: string, values: Partial<Cell> = {}): Cell {
  return {
    ...{ date, openMinutes: 600, bookedMinutes: 0, freeMinutes: 600, longestFreeMinutes: 600 },
    ...{ gaps: [{ startsAt: `${date}T13:00:00Z`, endsAt: `${date}T23:00:00Z` }], closed: [], visits: [] },
    ...values,
  };
}

const DAYS: BoardWeek['days'] = [
  { date: '2026-11-23', opens: '08:00', closes: '18:00', reason: null },
  { date: '2026-11-24', opens: '08:00', closes: '18:00', reason: null },
  { date: '2026-11-29', opens: null, closes: null, reason: null },
];
const CLOSED = { openMinutes: 0, freeMinutes: 0, longestFreeMinutes: 0, gaps: [] };

function week(tuesday: Partial<Cell>, days = DAYS): BoardWeek {
  return {
    ...{ from: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill' },
    ...{ timeZone: 'America/New_York', days },
    rooms: [
      { room: { ...ROOM }, cells: [cell('2026-11-23'), cell('2026-11-24', tuesday), cell('2026-11-29', CLOSED)] },
      { room: { ...ROOM, id: 'birch', name: 'Birch' }, cells: [] },
    ],
  };
}

const BOOKED: Partial<Cell> = {
  ...{ bookedMinutes: 120, freeMinutes: 480, longestFreeMinutes: 420, visits: [VISIT] },
  gaps: [
    { startsAt: '2026-11-24T13:00:00Z', endsAt: '2026-11-24T14:00:00Z' },
    { startsAt: '2026-11-24T16:00:00Z', endsAt: '2026-11-24T23:00:00Z' },
  ],
};
/** 10:30 in New York. */
const NOW = Date.parse('2026-11-23T15:30:00Z');

describe('layOutWeek', () => {
  it('puts a visit where the clock of the clinic says, and offers the gaps that a session fits into', () => {
    const { rows, axis, now } = layOutWeek(week(BOOKED), {}, NOW);
    expect(axis).toBe('08:00 to 18:00');
    expect(now).toBe(25);
    expect(rows[0]?.cells[1]).toMatchObject({
      bars: [{ left: 10, width: 20, time: '09:00', initials: 'OM', ordinal: '2/6', tone: 'scheduled', askedFor: true }],
      gaps: [{ left: 30, width: 70, time: '11:00' }],
      words: '1 booked · 8 h free',
      detail: ', longest 7 h, Alder',
    });
  });

  it('sums a day up in its head, says which is today, and keeps a closed day narrow', () => {
    expect(layOutWeek(week(BOOKED), {}, NOW).columns).toEqual([
      {
        date: '2026-11-23',
        heading: 'Mon 23 Nov, today',
        words: '0 visits · 10 h free',
        isToday: true,
        narrow: false,
      },
      { date: '2026-11-24', heading: 'Tue 24 Nov', words: '1 visit · 8 h free', isToday: false, narrow: false },
      { date: '2026-11-29', heading: 'Sun 29 Nov', words: 'Closed', isToday: false, narrow: true },
    ]);
  });

  it('shows the room that is asked for, and leaves the time of other visits taken', () => {
    const { rows } = layOutWeek(week(BOOKED), { room: 'alder', clinician: 'somebody' }, NOW);
    expect(rows.map(({ name }) => name)).toEqual(['Alder']);
    expect(rows[0]?.cells[1]?.bars).toMatchObject([{ askedFor: false }]);
    expect(rows[0]?.cells[1]?.words).toBe('1 booked · 8 h free');
  });

  it('says why a room is closed on an open day', () => {
    const closed = [{ startsAt: '2026-11-24T13:00:00Z', endsAt: '2026-11-24T23:00:00Z', reason: 'Paint' }];
    const { rows } = layOutWeek(week({ ...CLOSED, closed, visits: [] }), {}, NOW);
    expect(rows[0]?.cells[1]).toMatchObject({ words: 'Paint', closed: [{ left: 0, width: 100 }], gaps: [] });
  });

  it('grows its hours with a visit before opening, and has some when every day is closed', () => {
    const early = { ...VISIT, startsAt: '2026-11-24T11:30:00Z', roomUntil: '2026-11-24T13:30:00Z' };
    expect(layOutWeek(week({ visits: [early] }), {}, NOW).axis).toBe('06:00 to 18:00');
    const none = DAYS.map(({ date }) => ({ date, opens: null, closes: null, reason: 'Thanksgiving' }));
    const closed = layOutWeek(week({ visits: [] }, none), {}, NOW);
    expect([closed.axis, closed.columns[0]?.words]).toEqual(['08:00 to 18:00', 'Closed: Thanksgiving']);
  });

  it('draws the hours of the wall on the days on which the clock changes', () => {
    for (const [date, startsAt] of [
      ['2026-03-08', '2026-03-08T13:00:00Z'],
      ['2026-11-01', '2026-11-01T14:00:00Z'],
    ] as const) {
      const changing = week({}, [{ date, opens: '08:00', closes: '18:00', reason: null }]);
      const roomUntil = new Date(Date.parse(startsAt) + 7_200_000).toISOString();
      const rooms = [{ room: { ...ROOM }, cells: [cell(date, { visits: [{ ...VISIT, startsAt, roomUntil }] })] }];
      const { rows } = layOutWeek({ ...changing, rooms }, {}, NOW);
      expect(rows[0]?.cells[0]?.bars).toMatchObject([{ time: '09:00', left: 10, width: 20 }]);
    }
  });
});

describe('what is to be placed', () => {
  const gap = (startsAt: string, values: Partial<WeekGap> = {}): WeekGap => ({
    ...{ roomId: ROOM.id, clinicianId: 'c', clinicianName: 'Dr Castellan', startsAt, endsAt: startsAt, late: false },
    roomUntil: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    ...values,
  });

  it('has a button for each gap that fits, and leaves out the others', () => {
    const { rows, columns } = layOutWeek(week({ visits: [VISIT] }), {}, NOW, [gap('2026-11-24T16:00:00Z')]);
    expect(rows[0]?.cells.map(({ words }) => words)).toEqual(['no gap fits', '1 booked · room for 1', 'Closed']);
    expect(rows[0]?.cells[1]).toMatchObject({
      gaps: [],
      offers: [{ time: '11:00', left: 30, width: 20, where: 'in Alder, Tue 24 Nov, with Dr Castellan' }],
    });
    expect(columns.map(({ words }) => words)).toEqual(['0 visits · no gap fits', '1 visit · room for 1', 'Closed']);
  });

  it('leaves room between buttons, which short visits would not', () => {
    const short = ['14:00', '15:15', '16:30'].map((time) =>
      gap(`2026-11-24T${time}:00Z`, { roomUntil: `2026-11-24T${Number(time.slice(0, 2)) + 1}:15:00Z` }),
    );
    const { rows } = layOutWeek(week({ visits: [] }), {}, NOW, short);
    expect(rows[0]?.cells[1]?.offers.map(({ time }) => time)).toEqual(['09:00', '11:30']);
    expect(rows[0]?.cells[1]?.words).toBe('room for 3');
  });
});

describe('stepInTable', () => {
  const size = { rows: 4, columns: 7 };
  it.each([
    ['up', { row: 0, column: 2 }],
    ['down', { row: 1, column: 2 }],
    ['left', { row: 0, column: 1 }],
    ['right', { row: 0, column: 3 }],
    ['first', { row: 0, column: 0 }],
    ['last', { row: 0, column: 6 }],
  ] as const)('%s from the first row leads to %j', (step, place) => {
    expect(stepInTable(size, { row: 0, column: 2 }, step)).toEqual(place);
  });
});
