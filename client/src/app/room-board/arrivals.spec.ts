import { arrivalsOf, arrivalsRemark } from './arrivals';
import { BoardVisit } from './board-api';
import { DeskDay, DeskLight, DeskVisit } from './desk-api';

const light = (cause: DeskLight['cause'], value: DeskLight['light'], open = false): DeskLight => ({
  ...{ cause, light: value, open },
});
let count = 0;
const visit = (values: Partial<BoardVisit>, desk: Partial<DeskVisit> = {}) => {
  const bookingId = `b${++count}`;
  const board = {
    ...{ bookingId, roomId: 'elm', kind: 'session', ordinal: 2, sessionCount: 6, patientName: 'Juniper Lockhart' },
    ...{ state: 'scheduled', allowedActions: ['checkIn', 'move', 'cancel'] },
    ...values,
  } as BoardVisit;
  return { board, desk: { bookingId, light: null, lights: [], lateMinutes: 0, ...desk } };
};
const dayOf = (visits: readonly ReturnType<typeof visit>[]) =>
  ({
    board: { rooms: [{ id: 'elm', name: 'Elm' }], visits: visits.map(({ board }) => board) },
    visits: visits.map(({ desk }) => desk),
  }) as unknown as DeskDay;
const ARRIVED: Partial<BoardVisit> = { state: 'arrived', allowedActions: [] };

describe('arrivals', () => {
  it('lists who is still to come or waits, and the whole day when asked', () => {
    const day = dayOf([visit({ state: 'discharged' }), visit({}), visit({ state: 'cancelled' }), visit(ARRIVED)]);
    expect(arrivalsOf(day, 'next').map((row) => row.visit.state)).toEqual(['scheduled', 'arrived']);
    expect(arrivalsOf(day, 'all')).toHaveLength(4);
    expect(arrivalsOf(day, 'next')[0]).toMatchObject({ room: 'Elm', words: '2 of 6', step: 'checkIn' });
  });

  it('offers the missing ride before the open question, and nothing but opening when a clinician is to be seen', () => {
    const [ride, ask, clinician] = arrivalsOf(
      dayOf([
        visit(ARRIVED, { lights: [light('ride', 'block'), light('fasting', 'block', true)] }),
        visit(ARRIVED, { lights: [light('ride', 'clear'), light('fasting', 'block', true)] }),
        visit(ARRIVED, { lights: [light('see_clinician', 'block')] }),
      ]),
      'next',
    );
    expect([ride?.step, ask?.step, clinician?.step]).toEqual(['addRide', 'ask', 'open']);
  });

  it('has one row to act on first: who waits with something missing, else who is late', () => {
    const late = visit({ allowedActions: ['checkIn', 'noShow'] }, { lateMinutes: 12 });
    const missing = visit(ARRIVED, { lights: [light('ride', 'block')] });
    const leads = (visits: readonly ReturnType<typeof visit>[]) =>
      arrivalsOf(dayOf(visits), 'next').map((row) => row.lead);
    expect(leads([late, missing, missing])).toEqual([false, true, false]);
    expect(leads([visit({}), late])).toEqual([false, true]);
    expect(leads([visit({}), visit(ARRIVED)])).toEqual([false, false]);
  });

  it('says how late somebody is instead of the plan', () => {
    const [row] = arrivalsOf(dayOf([visit({}, { lateMinutes: 12 })]), 'next');
    expect(row?.state).toMatchObject({ word: 'Late 12 min', icon: 'clock' });
  });

  it.each([
    ['scheduled', null],
    ['arrived', 'checkedInAt'],
    ['ready', 'checkedInAt'],
    ['in_session', 'sessionStartedAt'],
    ['recovering', 'recoveryStartedAt'],
    ['integration', 'recoveryEndedAt'],
    ['discharged', 'endedAt'],
    ['held', null],
    ['no_show', null],
  ] as const)('says since when a visit is %s', (state, since) => {
    const times = {
      ...{ checkedInAt: '2026-11-23T15:48:00Z', sessionStartedAt: '2026-11-23T16:15:00Z' },
      ...{ recoveryStartedAt: '2026-11-23T17:00:00Z', recoveryEndedAt: '2026-11-23T17:30:00Z' },
      endedAt: '2026-11-23T17:45:00Z',
    };
    const [row] = arrivalsOf(dayOf([visit({ ...times, state })]), 'all');
    expect(row?.since).toBe(since && times[since]);
  });

  it('counts in one line', () => {
    const day = dayOf([
      visit(ARRIVED, { light: 'block' }),
      visit(ARRIVED, { light: 'attention' }),
      visit({}, { lateMinutes: 3 }),
      visit({ state: 'in_session' }),
    ]);
    expect(arrivalsRemark(day, 3)).toBe('3 to come · 2 waiting · 1 not ready · 1 late');
    expect(arrivalsRemark(day, 2)).toBe('next 2 of 3 · 2 waiting · 1 not ready · 1 late');
    expect(arrivalsRemark(dayOf([]), 0)).toBe('0 to come');
  });
});
