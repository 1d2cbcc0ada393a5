import { SESSION_PHASES } from '../../../../server/src/scheduling/rules/visit-phases';
import type { BoardDay, BoardPlacing, BoardVisit } from './board-api';
import type { Item } from './board-move';
import type { ToBook } from './desk-api';
import { itemOf, itemOfWaiting, spotOf } from './board-items';
import { calendarOf, nextFree, placementAt, refusalOf, Scene, staffed } from './board-placement';
import { axisOf } from './day-axis';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const visit = (values: Partial<BoardVisit> = {}): BoardVisit =>
  ({
    ...{ bookingId: 'own', bookingState: 'confirmed', roomId: 'alder', kind: 'session', state: 'scheduled' },
    ...{ patientId: 'odette', patientName: 'Odette Marlowe', clinicianId: 'castellan' },
    ...{ clinicianName: 'Dr Castellan', startsAt: at('10:00'), endsAt: at('11:45'), roomUntil: at('12:00') },
    ...{ phases: SESSION_PHASES, allowedActions: ['move'] },
    ...values,
  }) as BoardVisit;
const OTHER = visit({
  ...{ bookingId: 'other', roomId: 'birch', patientId: 'basil', patientName: 'Basil Quince' },
  ...{ clinicianId: 'arkwright', clinicianName: 'Dr Arkwright' },
});
const HOLIDAY = { from: at('00:00'), until: '2026-11-24T00:00:00.000Z', reason: 'Thanksgiving' };
const room = (id: string, name: string) => ({ id, name, state: 'active' as const, turnoverMinutes: 15 });
const day = (visits: BoardVisit[], values: Partial<BoardDay> = {}): BoardDay =>
  ({
    ...{ date: '2026-11-23', today: '2026-11-23', timeZone: 'UTC', opens: '08:00', closes: '18:00', visits },
    rooms: [room('alder', 'Alder'), room('birch', 'Birch')],
    ...values,
  }) as BoardDay;
const placing = (values: Partial<BoardPlacing> = {}): BoardPlacing => ({
  ...{ opening: [{ from: at('08:00'), until: at('18:00') }], monitorLimit: 4, rooms: [], clinicians: [] },
  ...{ elsewhere: [], limits: [], exceptions: [] },
  ...values,
});
function scene(board: BoardDay, rules = placing(), now = at('07:00')): Scene {
  const epoch = Date.parse(now);
  return {
    ...{ day: board, axis: axisOf(board.date, board.timeZone), now: epoch, calendar: calendarOf(board, rules, epoch) },
    dayTime: (instant) => new Date(instant).toISOString(),
  };
}
/** Why a visit cannot go to a room at a time. */
function why(clock: string, roomId = 'alder', visits = [visit(), OTHER], rules = placing(), own = visit()) {
  const on = scene(day(visits), rules);
  const spot = { ...spotOf(own, on.axis), roomId, minute: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) };
  return refusalOf(itemOf(own, rules), spot, on);
}
const GROUND = { roomIds: ['alder', 'birch'], from: 480, until: 1080 };

describe('refusalOf', () => {
  it('lets a visit go where nothing is, back to back, and over its own old time', () => {
    expect(why('14:00')).toBeUndefined();
    expect(why('12:00', 'birch')).toBeUndefined();
    expect(why('10:30')).toBeUndefined();
  });

  it.each([
    ['the room', why('10:30', 'birch'), 'Overlaps Basil Quince, who has Birch until 12:00', false],
    [
      'the patient',
      why('10:30', 'alder', [visit(), { ...OTHER, patientId: 'odette' }]),
      'Odette Marlowe has a visit in Birch, 10:00 to 11:45',
      false,
    ],
    [
      'the clinician',
      why('10:30', 'alder', [visit(), { ...OTHER, clinicianId: 'castellan' }]),
      'Dr Castellan is with Basil Quince in Birch, 10:00 to 11:45',
      false,
    ],
    ['closing time', why('17:00'), 'The clinic is open 08:00 to 18:00', true],
    [
      'a short day',
      why('17:00', 'alder', [visit()], placing({ exceptions: [HOLIDAY] })),
      'The clinic is open 08:00 to 18:00: Thanksgiving',
      true,
    ],
    [
      'a blocked room',
      why('14:00', 'alder', [visit()], placing({ rooms: [closed({ blocks: [pump('14:30', '15:00')] })] })),
      'Alder is blocked 14:30 to 15:00: Pump service',
      false,
    ],
    [
      'an outage',
      why('14:00', 'alder', [visit()], placing({ rooms: [closed({ outages: [pump('14:30', '15:00')] })] })),
      'Alder is out of service 14:30 to 15:00: Pump service',
      false,
    ],
    [
      'a shift',
      why('14:00', 'alder', [visit()], clinician({ shifts: [{ from: at('08:00'), until: at('12:00') }] })),
      'Dr Castellan does not work at that time',
      true,
    ],
    [
      'an absence',
      why('14:00', 'alder', [visit()], clinician({ absences: [{ from: at('13:00'), until: at('15:00') }] })),
      'Dr Castellan is away, 13:00 to 15:00',
      false,
    ],
    [
      'the monitors',
      why('10:15', 'alder', [visit(), OTHER], placing({ monitorLimit: 1 })),
      '1 patient is being watched 10:30 to 11:30, as many as the clinic allows',
      true,
    ],
    [
      'the gap before',
      why('14:00', 'alder', [visit()], placing({ limits: [limits({ earliest: at('14:30') })] })),
      `Too soon after the session before. Not before ${at('14:30')}`,
      true,
    ],
    [
      'the gap behind',
      why('14:00', 'alder', [visit()], placing({ limits: [limits({ latest: at('13:45') })] })),
      `Too close to the session after it. Not after ${at('13:45')}`,
      true,
    ],
  ])('says that %s is in the way', (_, refusal, words, overridable) => {
    expect(refusal).toEqual({ words, overridable });
  });

  it('offers no override while something else is in the way that has none', () => {
    const rules = placing({ limits: [limits({ earliest: at('18:00') })] });
    expect(why('17:00', 'alder', [visit()], rules)).toMatchObject({ overridable: true });
    expect(why('10:30', 'alder', [visit(), { ...OTHER, roomId: 'alder' }], rules)).toMatchObject({
      overridable: false,
    });
  });

  it('keeps a room until the visit in it could be turned over, however late it runs', () => {
    const running = { ...OTHER, bookingState: 'in_use' as const };
    const on = scene(day([visit(), running]), placing(), at('12:30'));
    const spot = { roomId: 'birch', minute: 12 * 60 + 30, minutes: 105 };
    expect(refusalOf(itemOf(visit(), placing()), spot, on)?.words).toBe(
      'Overlaps Basil Quince, who has Birch until 12:45',
    );
  });

  it('counts nobody who did not come or cancelled', () => {
    const gone = [visit(), { ...OTHER, bookingState: 'no_show' as const }];
    expect(why('10:00', 'birch', gone)).toBeUndefined();
  });
});

describe('placementAt', () => {
  it('is true on the days when the clocks change', () => {
    const autumn = { ...day([]), date: '2026-11-01', timeZone: 'America/New_York' };
    const on = { axis: axisOf(autumn.date, autumn.timeZone), day: autumn };
    const spot = { roomId: 'alder', minute: 10 * 60, minutes: 105 };
    // Ten hours after midnight the clock shows 09:00.
    expect(new Date(placementAt(itemOf(visit(), placing()), spot, on).from).toISOString()).toBe(
      '2026-11-01T14:00:00.000Z',
    );
  });

  it('lets recovery take what a session is made longer by', () => {
    const on = scene(day([]));
    const { until, roomUntil, watched } = placementAt(
      itemOf(visit(), placing()),
      { roomId: 'alder', minute: 600, minutes: 135 },
      on,
    );
    expect([until, roomUntil, watched?.until].map((epoch) => new Date(epoch ?? 0).toISOString())).toEqual([
      at('12:15'),
      at('12:30'),
      at('12:00'),
    ]);
  });
});

describe('nextFree', () => {
  it('is the earliest one: in its own room, else in another at that time', () => {
    const on = scene(day([visit(), OTHER]));
    const item = { ...itemOf(visit(), placing()), clinicianId: 'noor' };
    const after = { roomId: 'birch', minute: 600, minutes: 105 };
    expect(nextFree(item, after, on, GROUND)).toEqual({ ...after, roomId: 'alder' });
    expect(nextFree(item, { ...after, roomId: 'alder' }, on, GROUND)).toEqual({
      ...{ ...after, roomId: 'alder' },
      minute: 615,
    });
  });

  it('is not in the past, and nothing when the day is full', () => {
    const late = scene(day([visit()]), placing(), at('12:50'));
    expect(nextFree(itemOf(visit(), placing()), spotOf(visit(), late.axis), late, GROUND)?.minute).toBe(780);
    const full = scene(day([visit()]), placing({ opening: [] }));
    expect(nextFree(itemOf(visit(), placing()), spotOf(visit(), full.axis), full, GROUND)).toBeUndefined();
  });
});

it('names the day on which the clinic is closed', () => {
  const rules = placing({ opening: [], exceptions: [HOLIDAY] });
  const on = scene(day([], { opens: null, closes: null }), rules);
  expect(refusalOf(itemOf(visit(), rules), { roomId: 'alder', minute: 600, minutes: 105 }, on)?.words).toBe(
    'Closed: Thanksgiving',
  );
});

describe('itemOfWaiting', () => {
  const waiting = (values: object = {}, own: object = {}) =>
    ({
      ...{ kind: 'plan', id: 'x', patientId: 'p', patientName: 'Tamsin Oakley', dueOn: null },
      visit: {
        ...{
          clinicianId: 'noor',
          clinicianName: 'Dr Noor',
          phases: SESSION_PHASES,
          earliest: at('09:00'),
          latest: null,
        },
        ...own,
      },
      ...values,
    }) as ToBook;
  const nobody = { clinicianId: null, clinicianName: null };
  const talk = waiting({ kind: 'consultation' }, { ...nobody, earliest: null });
  const both = placing({
    clinicians: ['Dr Castellan', 'Dr Arkwright'].map((name) => ({
      ...{ id: name.slice(3).toLowerCase(), name, shifts: null, absences: [] },
    })),
  });

  it('takes clinician, length and gap of what waits', () => {
    expect(itemOfWaiting(waiting(), placing())).toMatchObject({
      ...{ key: 'plan-x', kind: 'session', clinicianId: 'noor', anyOf: undefined, earliest: Date.parse(at('09:00')) },
    });
  });

  it('ends with the approval of a booster', () => {
    const booster = itemOfWaiting(waiting({ kind: 'booster', dueOn: '2026-11-22' }), placing()) as Item;
    const spot = { roomId: 'alder', minute: 840, minutes: 105 };
    expect(refusalOf(booster, spot, scene(day([])))).toEqual({
      ...{ words: 'Its approval ends on Sun 22 Nov', overridable: false },
    });
    expect(refusalOf({ ...booster, lastDay: '2026-11-23' }, spot, scene(day([])))).toBeUndefined();
  });

  it('offers no reason past the approval of a booster where a reason would do for the hours', () => {
    const booster = itemOfWaiting(waiting({ kind: 'booster', dueOn: '2026-11-22' }), placing()) as Item;
    const late = { roomId: 'alder', minute: 1020, minutes: 105 };
    expect(refusalOf({ ...booster, lastDay: '2026-11-23' }, late, scene(day([])))).toMatchObject({ overridable: true });
    expect(refusalOf(booster, late, scene(day([])))).toEqual({
      ...{ words: 'Its approval ends on Sun 22 Nov', overridable: false },
    });
  });

  it('is with the first clinician who is free, and says when nobody is', () => {
    const item = itemOfWaiting(talk, both) as Item;
    const spot = { roomId: 'alder', minute: 600, minutes: 60 };
    const at10 = { roomId: 'cedar', patientId: 'someone' };
    const on = (...visits: BoardVisit[]) => scene(day(visits), both);
    expect(staffed(item, spot, on()).clinicianName).toBe('Dr Castellan');
    const one = on(visit({ bookingId: 'a', ...at10 }));
    expect([staffed(item, spot, one).clinicianName, refusalOf(item, spot, one)]).toEqual(['Dr Arkwright', undefined]);
    const none = on(visit({ bookingId: 'a', ...at10 }), visit({ bookingId: 'b', ...at10, clinicianId: 'arkwright' }));
    expect(refusalOf(item, spot, none)?.words).toBe('No clinician is free at that time');
  });

  it('is with whom the board is narrowed to, and nothing where nobody works', () => {
    expect(itemOfWaiting(talk, both, 'arkwright')).toMatchObject({ clinicianId: 'arkwright' });
    expect(itemOfWaiting(waiting(), both, 'arkwright')).toMatchObject({ clinicianId: 'noor' });
    expect(itemOfWaiting(talk, placing())).toBeUndefined();
  });
});

function pump(from: string, until: string) {
  return { from: at(from), until: at(until), reason: 'Pump service' };
}

function closed(values: Partial<BoardPlacing['rooms'][number]>) {
  return { roomId: 'alder', outages: [], blocks: [], ...values };
}

function clinician(values: Partial<BoardPlacing['clinicians'][number]>) {
  return placing({ clinicians: [{ id: 'castellan', name: 'Dr Castellan', shifts: null, absences: [], ...values }] });
}

function limits(values: Partial<BoardPlacing['limits'][number]>) {
  return { bookingId: 'own', earliest: null, latest: null, ...values };
}
