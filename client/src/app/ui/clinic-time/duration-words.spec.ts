import { durationWords } from './duration-words';

describe('durationWords', () => {
  it.each([
    [0, '0 min'],
    [45, '45 min'],
    [60, '1 h'],
    [140, '2 h 20 min'],
    [1725, '28 h 45 min'],
  ])('writes %s minutes as %s', (minutes, words) => {
    expect(durationWords(minutes)).toBe(words);
  });
});
