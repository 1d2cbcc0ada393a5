import { inOrder, nextOrder } from './list-order';

const row = (startsAt: string, patientName: string, room: string) => ({
  ...{ visit: { startsAt, patientName, clinicianName: 'Dr Hale' }, room },
  ...{ words: 'Session 1 of 3', state: { word: 'Scheduled' } },
});
const ROWS = [row('2026-11-23T16:00Z', 'Odette', 'Birch'), row('2026-11-23T17:00Z', 'Basil', 'Alder')];
const LATE = row('2026-11-23T18:00Z', 'Cos', 'Birch');
const names = (rows: readonly (typeof LATE)[]) => rows.map(({ visit }) => visit.patientName);

describe('the order of the list', () => {
  it('follows a column, and time within it', () => {
    expect(names(inOrder([LATE, ...ROWS], { column: 'time', descending: false }))).toEqual(['Odette', 'Basil', 'Cos']);
    expect(names(inOrder([LATE, ...ROWS], { column: 'room', descending: false }))).toEqual(['Basil', 'Odette', 'Cos']);
    expect(names(inOrder([LATE, ...ROWS], { column: 'patient', descending: true }))).toEqual([
      'Odette',
      'Cos',
      'Basil',
    ]);
    expect(names(inOrder([LATE, ...ROWS], { column: 'state', descending: true }))).toEqual(['Odette', 'Basil', 'Cos']);
  });

  it('turns round on the second press, and begins anew on another column', () => {
    const byRoom = nextOrder({ column: 'time', descending: false }, 'room');
    expect(byRoom).toEqual({ column: 'room', descending: false });
    expect(nextOrder(byRoom, 'room')).toEqual({ column: 'room', descending: true });
    expect(nextOrder(nextOrder(byRoom, 'room'), 'time')).toEqual({ column: 'time', descending: false });
  });
});
