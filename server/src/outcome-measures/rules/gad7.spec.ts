import { gad7Band, gad7Result, gad7Total } from './gad7.js';

describe('GAD-7', () => {
  it.each([
    [0, 'minimal'],
    [4, 'minimal'],
    [5, 'mild'],
    [9, 'mild'],
    [10, 'moderate'],
    [14, 'moderate'],
    [15, 'severe'],
    [21, 'severe'],
  ])('calls a total of %d %s (bands at 5, 10 and 15: S64)', (total, band) => {
    expect(gad7Band(total)).toBe(band);
  });

  it('sums seven answers', () => {
    expect(gad7Total([3, 3, 2, 2, 1, 1, 0])).toBe(12);
    expect(gad7Total([3, 3, 3, 3, 3, 3, 3])).toBe(21);
  });

  it('gives an incomplete form no total and names what is missing', () => {
    expect(() => gad7Total([1, 1, null, 1, 1, 1, 1])).toThrow(
      expect.objectContaining({
        code: 'score.incomplete',
        context: { fieldErrors: { 'items.2': ['Choose an answer.'] } },
      }),
    );
    expect(() => gad7Total([1, 1, 1])).toThrow(expect.objectContaining({ code: 'score.incomplete' }));
  });

  it.each([[[4, 0, 0, 0, 0, 0, 0]], [[-1, 0, 0, 0, 0, 0, 0]], [[0.5, 0, 0, 0, 0, 0, 0]]])(
    'refuses answers %j',
    (items) => {
      expect(() => gad7Total(items)).toThrow(expect.objectContaining({ code: 'score.outOfRange' }));
    },
  );

  it('takes a total read off paper, within its range', () => {
    expect(gad7Result({ total: 17 })).toBe(17);
    for (const total of [-1, 22, 3.5]) {
      expect(() => gad7Result({ total })).toThrow(expect.objectContaining({ code: 'score.outOfRange' }));
    }
    expect(() => gad7Result({})).toThrow(expect.objectContaining({ code: 'score.incomplete' }));
  });

  it('refuses a total that is not the sum of the items', () => {
    expect(() => gad7Result({ total: 8, items: [1, 1, 1, 1, 1, 1, 1] })).toThrow(
      expect.objectContaining({ code: 'score.totalDiffers' }),
    );
  });
});
