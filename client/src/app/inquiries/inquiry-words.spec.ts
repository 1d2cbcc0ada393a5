import { FLAGS, flagWords, waitedWords } from './inquiry-words';

describe('waitedWords', () => {
  it.each([
    ['2026-11-23T11:22:00Z', '38 min'],
    ['2026-11-23T10:00:00Z', '2 h'],
    ['2026-11-22T12:00:00Z', '1 day'],
    ['2026-11-17T11:00:00Z', '6 days'],
    ['2026-11-23T12:30:00Z', '0 min'],
  ])('%s', (since, words) => {
    expect(waitedWords(since, Date.parse('2026-11-23T12:00:00Z'))).toBe(words);
  });
});

describe('flagWords', () => {
  it('names every flag, and shows an unknown one as it is', () => {
    expect(FLAGS.map(flagWords)).not.toContain('');
    expect(flagWords('new_flag')).toBe('new flag');
  });
});
