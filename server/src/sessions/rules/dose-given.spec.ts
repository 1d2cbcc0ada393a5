import { assertDosed, isDosed } from './dose-given.js';

describe('what was given', () => {
  const abortedAt = new Date('2027-03-01T15:40:00Z');

  it.each([
    [0, null, false],
    [0.01, null, true],
    [0, abortedAt, true],
    [20, abortedAt, true],
  ])('%d mg, aborted %p: goes on %p', (givenMg, aborted, dosed) => {
    expect(isDosed({ givenMg, abortedAt: aborted })).toBe(dosed);
  });

  it('refuses to go on without a dose', () => {
    expect(() => assertDosed({ givenMg: 0, abortedAt: null })).toThrow(
      expect.objectContaining({ code: 'session.notDosed' }),
    );
  });
});
