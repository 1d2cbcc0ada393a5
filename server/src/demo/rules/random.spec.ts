import { dealt, Random } from './random.js';

describe('random', () => {
  it('repeats itself for a seed and not for another', () => {
    const draw = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            random.next()
        )(new Random(seed)),
      );
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const random = new Random(3);
    const seen = new Set(Array.from({ length: 500 }, () => random.between(2, 5)));
    expect([...seen].sort()).toEqual([2, 3, 4, 5]);
  });

  it('makes UUIDs of version 7 that are in the order of their moments', () => {
    const random = new Random(4);
    const [early, late] = [random.id(new Date('2025-01-01T10:00Z')), random.id(new Date('2025-01-01T10:01Z'))];
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
  });

  it('deals a deck in its shares, whatever the order', () => {
    const cards = dealt(new Random(5), 60, [
      ['a', 50],
      ['b', 35],
      ['c', 15],
    ]);
    expect(['a', 'b', 'c'].map((value) => cards.filter((card) => card === value).length)).toEqual([30, 21, 9]);
  });
});
