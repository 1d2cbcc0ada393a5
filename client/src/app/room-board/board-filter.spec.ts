import { convertToParamMap } from '@angular/router';
import { readPlace } from './board-address';
import { fits, roomsShown } from './board-filter';

const ROOM = '0193a000-0000-7000-8000-000000000001';
const visit = { roomId: ROOM, clinicianId: 'c1', kind: 'session' };

describe('the filter of the board', () => {
  it.each([
    [{}, true],
    [{ room: ROOM, clinician: 'c1', kind: 'session' as const }, true],
    [{ room: 'other' }, false],
    [{ clinician: 'c2' }, false],
    [{ kind: 'booster' as const }, false],
  ])('%j lets a visit through: %s', (filter, expected) => {
    expect(fits(visit, filter)).toBe(expected);
  });

  it('leaves one room, and all of them when that room is not here', () => {
    const rooms = [{ id: ROOM }, { id: 'b' }];
    expect(roomsShown(rooms, { room: 'b' })).toEqual([{ id: 'b' }]);
    expect(roomsShown(rooms, { room: 'gone' })).toEqual(rooms);
    expect(roomsShown(rooms, {})).toEqual(rooms);
  });
});

describe('the address of the board', () => {
  it('says view, date and filters', () => {
    const query = { view: 'list', date: '2026-11-23', room: ROOM, clinician: ROOM, kind: 'booster' };
    expect(readPlace(convertToParamMap(query))).toEqual(query);
  });

  it('ignores what makes no sense, so that a mangled link still opens the board', () => {
    const query = { view: 'month', date: '2026-02-30', room: "1' or 1", clinician: 'Marlowe', kind: 'x' };
    expect(readPlace(convertToParamMap(query))).toEqual({ view: 'day' });
  });
});
