import { begunWords } from './begun-words';

const NOW = Date.parse('2026-11-23T18:04:00Z');

describe('begunWords', () => {
  it.each([
    ['2026-11-23T18:00:00Z', 'This began 4 minutes ago.'],
    ['2026-11-23T18:03:00Z', 'This began 1 minute ago.'],
    ['2026-11-23T17:04:00Z', 'This began 60 minutes ago.'],
    ['2026-11-23T18:04:00Z', undefined],
    ['2026-11-23T19:00:00Z', undefined],
    ['2026-11-23T17:00:00Z', undefined],
  ])('says of %s: %s', (startsAt, words) => {
    expect(begunWords(startsAt, NOW)).toBe(words);
  });
});
