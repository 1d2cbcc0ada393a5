import { BoardDay, BoardVisit } from './board-api';
import { Box, Column, layOut, PX_PER_MINUTE, topOf } from './board-geometry';
import { stepFrom } from './board-steps';
import { axisOf, clockAt } from './day-axis';

const PHASES = { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 };
const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const clockOf = (minute: number) => clockAt(axisOf('2026-11-23', 'UTC'), minute);
const visit = (values: Partial<BoardVisit> = {}): BoardVisit => ({
  ...{ bookingId: values.startsAt ?? 'booking', version: 1 },
  ...{ bookingState: 'confirmed', roomId: 'alder', kind: 'session', purposeId: 'session', state: 'scheduled' },
  ...{ ordinal: 2, sessionCount: 6, patientId: 'p', patientName: 'Odette Marlowe', clinicianId: 'c' },
  ...{
    clinicianName: 'Dr Castellan',
    startsAt: at('10:00'),
    endsAt: at('11:45'),
    roomUntil: at('12:00'),
    phases: PHASES,
    bookedAt: '2026-11-01T12:00:00.000Z',
  },
  ...{ checkedInAt: null, sessionStartedAt: null, recoveryStartedAt: null, recoveryEndedAt: null, endedAt: null },
  allowedActions: [],
  ...values,
});
const day = (visits: BoardVisit[], values: Partial<BoardDay> = {}): BoardDay => ({
  ...{ date: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill', timeZone: 'UTC' },
  ...{ opens: '08:00', closes: '18:00', visits },
  rooms: [
    { id: 'alder', name: 'Alder', state: 'active', turnoverMinutes: 15 },
    { id: 'birch', name: 'Birch', state: 'active', turnoverMinutes: 15 },
  ],
  ...values,
});
const lay = (board: BoardDay, now = '07:00', mayBook = true) => layOut(board, new Date(at(now)), { mayBook });
const describeBox = (box: Box) => `${clockOf(box.minute)} ${box.kind}`;
const boxes = (column: Column | undefined) => (column?.boxes ?? []).map(describeBox);

describe('layOut', () => {
  it('puts a visit at its minute, as long as its room is taken', () => {
    const [column] = lay(day([visit()]), '07:00', false).columns;
    expect(column?.boxes).toMatchObject([
      { kind: 'visit', minute: 600, top: 120 * PX_PER_MINUTE, height: 120 * PX_PER_MINUTE },
    ]);
    const phases = column?.boxes[0]?.kind === 'visit' ? column.boxes[0].phases : [];
    expect(phases.map(({ phase, top }) => [phase, Math.round(top / PX_PER_MINUTE)])).toEqual([
      ['prep', 0],
      ['session', 15],
      ['recovery', 60],
      ['integration', 90],
      ['turnover', 105],
    ]);
  });

  it('draws a short visit for two lines of words, and never over the one that follows', () => {
    const short = (values: Partial<BoardVisit>) =>
      visit({ state: 'discharged', bookingState: 'released', endedAt: at('10:05'), roomUntil: at('10:10'), ...values });
    const heights = (...visits: BoardVisit[]) =>
      lay(day(visits), '15:00', false).columns[0]?.boxes.map(({ height }) => Math.round(height / PX_PER_MINUTE));
    expect(heights(short({}))).toEqual([34]);
    expect(heights(short({}), visit({ startsAt: at('10:15'), roomUntil: at('12:15') }))?.[0]).toBe(15);
    const gone = visit({ startsAt: at('10:15'), roomUntil: at('12:15'), state: 'no_show', bookingState: 'no_show' });
    expect(heights(short({}), gone)?.[0]).toBe(15);
  });

  it('takes nobody for late who was entered after the start', () => {
    const lateOf = (bookedAt: string) => {
      const [box] = lay(day([visit({ bookedAt })]), '10:09', false).columns[0]?.boxes ?? [];
      return box?.kind === 'visit' ? box.lateMinutes : undefined;
    };
    expect([lateOf(at('08:00')), lateOf(at('10:04'))]).toEqual([9, 0]);
  });

  it('shows the opening hours, and more when a visit lies outside', () => {
    expect(lay(day([])).window).toEqual({ from: 480, until: 1080 });
    const early = visit({ startsAt: at('06:30'), endsAt: at('08:15'), roomUntil: at('08:30') });
    expect(lay(day([early])).window).toEqual({ from: 360, until: 1080 });
    expect(
      lay(day([]))
        .hours.map(({ minute }) => clockOf(minute))
        .at(0),
    ).toBe('08:00');
  });

  it('offers free times between visits on the half hour, from now on', () => {
    const columns = lay(day([visit()], { closes: '14:00' }), '08:50').columns;
    expect(boxes(columns[0])).toEqual([
      '09:00 free',
      '09:30 free',
      '10:00 visit',
      '12:00 free',
      '12:30 free',
      '13:00 free',
      '13:30 free',
    ]);
  });

  it('offers nothing in the past, on closed days, in a room out of service, or to who may not book', () => {
    expect(boxes(lay(day([], { date: '2026-11-20' })).columns[0])).toEqual([]);
    expect(boxes(lay(day([], { opens: null, closes: null })).columns[0])).toEqual([]);
    expect(boxes(lay(day([]), '07:00', false).columns[0])).toEqual([]);
    const rooms = [{ id: 'alder', name: 'Alder', state: 'out_of_service' as const, turnoverMinutes: 15 }];
    expect(boxes(lay(day([], { rooms })).columns[0])).toEqual([]);
  });

  it('draws a visit that runs over until now, says when the room is free and what it holds up', () => {
    const running = visit({
      ...{ state: 'recovering', bookingState: 'in_use', sessionStartedAt: at('10:15'), recoveryStartedAt: at('11:00') },
    });
    const next = visit({ startsAt: at('12:00'), endsAt: at('13:45'), roomUntil: at('14:00') });
    const [first, second] = lay(day([running, next]), '11:50', false).columns[0]?.boxes ?? [];
    expect(first).toMatchObject({ overMinutes: 20, liveMinutes: 50, freeAt: new Date(at('12:20')) });
    expect(second).toMatchObject({ likelyAt: new Date(at('12:20')) });
  });

  it('leaves cancelled visits out and gives way where somebody else got the time of a no-show', () => {
    const missed = visit({ state: 'no_show', bookingState: 'no_show' });
    expect(boxes(lay(day([missed]), '10:30', false).columns[0])).toEqual(['10:00 visit']);
    const instead = visit({ startsAt: at('10:15'), endsAt: at('12:00'), roomUntil: at('12:15') });
    expect(boxes(lay(day([missed, instead]), '10:30', false).columns[0])).toEqual(['10:15 visit']);
    expect(
      boxes(lay(day([visit({ state: 'cancelled', bookingState: 'cancelled' })]), '10:30', false).columns[0]),
    ).toEqual([]);
  });
});

describe('stepFrom', () => {
  const column = (...minutes: number[]): Column => ({
    room: { id: 'r', name: 'R', state: 'active', turnoverMinutes: 15 },
    closures: [],
    boxes: minutes.map((minute) => ({ kind: 'free', key: `free-${minute}`, minute, clock: '', top: 0, height: 1 })),
  });
  const columns = [column(480, 600, 720), column(), column(500, 715)];

  it.each([
    ['down', { column: 0, box: 0 }, { column: 0, box: 1 }],
    ['down', { column: 0, box: 2 }, { column: 0, box: 2 }],
    ['up', { column: 0, box: 0 }, { column: 0, box: 0 }],
    ['last', { column: 0, box: 0 }, { column: 0, box: 2 }],
    ['first', { column: 0, box: 2 }, { column: 0, box: 0 }],
    ['right', { column: 0, box: 2 }, { column: 2, box: 1 }],
    ['left', { column: 2, box: 0 }, { column: 0, box: 0 }],
    ['right', { column: 2, box: 0 }, { column: 2, box: 0 }],
  ] as const)('%s', (step, from, to) => {
    expect(stepFrom(columns, from, step)).toEqual(to);
  });
});

describe('topOf', () => {
  it('is nothing outside the stretch that is shown', () => {
    expect(topOf({ from: 480, until: 1080 }, 540)).toBe(63);
    expect(topOf({ from: 480, until: 1080 }, 470)).toBeUndefined();
  });
});
