import { noticeWords, timesWords } from './waitlist-words';

describe('when somebody can come', () => {
  it.each([
    [{ weekdays: [], earliestTime: null, latestTime: null }, 'Any time'],
    [{ weekdays: [1, 3], earliestTime: null, latestTime: null }, 'Mon, Wed'],
    [{ weekdays: [], earliestTime: '09:00', latestTime: '12:00' }, 'from 09:00 until 12:00'],
    [{ weekdays: [7], earliestTime: null, latestTime: '12:00' }, 'Sun, until 12:00'],
  ])('%j', (times, words) => {
    expect(timesWords(times)).toBe(words);
  });

  it.each([
    [0, 'none'],
    [2, '2 h'],
    [24, '24 h'],
    [36, '36 h'],
    [72, '3 days'],
  ])('%d hours of notice', (hours, words) => {
    expect(noticeWords(hours)).toBe(words);
  });
});
