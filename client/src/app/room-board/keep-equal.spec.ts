import { keepEqual } from './keep-equal';

describe('keepEqual', () => {
  const board = () => ({
    rooms: [
      { id: 'a', visits: [{ at: new Date(0), n: 1 }] },
      { id: 'b', visits: [] },
    ],
  });

  it('is the old value when nothing changed', () => {
    const before = board();
    expect(keepEqual(before, board())).toBe(before);
  });

  it('renews what changed and the way to it, and keeps the rest', () => {
    const before = board();
    const next = board();
    next.rooms[1] = { id: 'b', visits: [{ at: new Date(5), n: 2 }] };
    const kept = keepEqual(before, next);
    expect(kept).toEqual(next);
    expect(kept).not.toBe(before);
    expect(kept.rooms[0]).toBe(before.rooms[0]);
    expect(kept.rooms[1]).not.toBe(before.rooms[1]);
  });

  it('sees what was added, taken away, and a date that moved', () => {
    expect(keepEqual({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
    expect(keepEqual([1, 2, 3], [1, 2])).toEqual([1, 2]);
    expect(keepEqual(undefined, [1])).toEqual([1]);
    expect(keepEqual(new Date(0), new Date(1))).toEqual(new Date(1));
  });
});
