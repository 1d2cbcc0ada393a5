import { type ActionFacts, actionsOnVisit, initialsOf } from './visit-actions.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const visit = (values: Partial<ActionFacts> = {}): ActionFacts => ({
  ...{ state: 'scheduled', bookingState: 'confirmed', purposeKind: 'session', startsAt: at('10:00') },
  ...values,
});
const DESK = { receive: true, book: true, conduct: false };
const MANAGER = { receive: false, book: false, conduct: false };

describe('actionsOnVisit', () => {
  it('lets the front desk receive, move and cancel what has not begun', () => {
    expect(actionsOnVisit(visit(), DESK, at('09:00'))).toEqual(['checkIn', 'move', 'cancel']);
  });

  it('knows a no-show only after the start', () => {
    expect(actionsOnVisit(visit(), DESK, at('10:00'))).not.toContain('noShow');
    expect(actionsOnVisit(visit(), DESK, at('10:01'))).toContain('noShow');
  });

  it('receives nobody for a visit of another day', () => {
    const early = new Date('2026-11-22T21:59:00Z');
    expect(actionsOnVisit(visit(), DESK, early)).toEqual(['move', 'cancel']);
    expect(actionsOnVisit(visit(), DESK, new Date('2026-11-22T22:00:00Z'))).toContain('checkIn');
  });

  it('offers nothing to who only looks', () => {
    expect(actionsOnVisit(visit(), MANAGER, at('10:30'))).toEqual([]);
  });

  it('opens the record for who conducts sessions, unless there was no visit', () => {
    const clinician = { ...DESK, conduct: true };
    expect(actionsOnVisit(visit({ state: 'in_session', bookingState: 'in_use' }), clinician, at('10:30'))).toEqual([
      ...['open', 'recovery', 'extend'],
    ]);
    const talk = visit({ state: 'in_session', bookingState: 'in_use', purposeKind: 'consultation' });
    expect(actionsOnVisit(talk, clinician, at('10:30'))).toEqual(['open', 'extend']);
    expect(actionsOnVisit(visit({ state: 'no_show', bookingState: 'no_show' }), clinician, at('10:30'))).toEqual([]);
  });

  it('begins the next phase for who conducts sessions; the desk gives the room more time', () => {
    const clinician = { ...DESK, conduct: true };
    expect(actionsOnVisit(visit({ state: 'arrived' }), clinician, at('10:00'))).toEqual([
      ...['open', 'undoCheckIn', 'move', 'bringIn'],
    ]);
    expect(actionsOnVisit(visit({ state: 'arrived' }), DESK, at('10:00'))).toEqual(['undoCheckIn', 'move']);
    const recovering = visit({ state: 'recovering', bookingState: 'in_use' });
    expect(actionsOnVisit(recovering, clinician, at('10:30'))).toEqual(['open', 'integration', 'extend']);
    expect(actionsOnVisit(recovering, DESK, at('10:30'))).toEqual(['extend']);
  });

  it('leaves alone what is only held', () => {
    expect(actionsOnVisit(visit({ bookingState: 'hold' }), { ...DESK, conduct: true }, at('09:00'))).toEqual([]);
  });

  it('releases a room in turnover', () => {
    expect(actionsOnVisit(visit({ state: 'discharged', bookingState: 'turnover' }), DESK, at('12:00'))).toEqual([
      'release',
    ]);
  });
});

describe('initialsOf', () => {
  it('keeps one letter of each name', () => {
    expect(initialsOf('Ana Maria  öberg')).toBe('A. M. Ö.');
  });
});
