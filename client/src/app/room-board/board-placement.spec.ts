import { SESSION_PHASES } from '../../../../server/src/scheduling/rules/visit-phases';
import type { BoardDay, BoardPlacing, BoardVisit } from './board-api';
import { itemOf, itemOfPlan, spotOf } from './board-items';
import { calendarOf, nextFree, placementAt, refusalOf, Scene } from './board-placement';
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
const room = (id: string, name: string) => ({ id, name, state: 'active' as const, turnoverMinutes: 15 });
const day = (visits: BoardVisit[], values: Partial<BoardDay> = {}): BoardDay =>
  ({
    ...{ date: '2026-11-23', today: '2026-11-23', timeZone: 'UTC', opens: '08:00', closes: '18:00', visits },
    rooms: [room('alder', 'Alder'), room('birch', 'Birch')],
    ...values,
  }) as BoardDay;
const placing = (values: Partial<BoardPlacing> = {}): BoardPlacing => ({
  ...{ opening: [{ from: at('08:00'), until: at('18:00') }], monitorLimit: 4, rooms: [], clinicians: [] },
  ...{ elsewhere: [], limits: [], waiting: [] },
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

describe('itemOfPlan', () => {
  it('takes clinician, length and gap of the plan, and nothing when the plan is closed', () => {
    const plan = { id: 'plan', patientId: 'p', patientName: 'Tamsin Oakley' } as never;
    const waiting = {
      ...{ planId: 'plan', clinicianId: 'noor', clinicianName: 'Dr Noor', phases: SESSION_PHASES },
      earliest: at('09:00'),
    };
    expect(itemOfPlan(plan, placing({ waiting: [waiting] }))).toMatchObject({
      ...{ key: 'plan-plan', clinicianId: 'noor', earliest: Date.parse(at('09:00')) },
    });
    expect(itemOfPlan(plan, placing())).toBeUndefined();
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
