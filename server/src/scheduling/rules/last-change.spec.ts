import { ago, whoTook } from './last-change.js';

describe('ago', () => {
  it.each([
    ...([
      [0, 'just now'],
      [29, 'just now'],
      [50, 'a minute ago'],
      [150, '3 minutes ago'],
      [3570, 'an hour ago'],
    ] as const),
    ...([
      [7300, '2 hours ago'],
      [86_000, 'a day ago'],
      [260_000, '3 days ago'],
    ] as const),
  ])('%i s are %s', (seconds, words) => expect(ago(seconds)).toBe(words));
});

describe('whoTook', () => {
  const change = { action: 'booking.book', by: 'Poppy Drake', secondsAgo: 60 };

  it('names who took a time a moment ago', () => {
    expect(whoTook(change)).toBe('Poppy Drake booked it a minute ago.');
    expect(whoTook({ ...change, action: 'booking.move' })).toBe('Poppy Drake moved a visit there a minute ago.');
    expect(whoTook({ ...change, action: 'booking.resize' })).toBe(
      'Poppy Drake changed the length of a visit there a minute ago.',
    );
  });

  it('is silent about what has long been there, what a job did, and what took no time', () => {
    expect(whoTook({ ...change, secondsAgo: 3601 })).toBeUndefined();
    expect(whoTook({ ...change, by: null })).toBeUndefined();
    expect(whoTook({ ...change, action: 'booking.begin' })).toBeUndefined();
    expect(whoTook(null)).toBeUndefined();
  });
});
