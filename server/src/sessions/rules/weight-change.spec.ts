import { assertWeightLikely, weightChange } from './weight-change.js';

const place = { zone: 'America/New_York', now: new Date('2026-11-30T15:00:00Z') };
/** Late on Monday at the clinic, Tuesday in UTC. */
const last = { weightKg: 88, measuredAt: new Date('2026-11-24T03:00:00Z') };

describe('a change of weight', () => {
  it.each([
    [71.4, '19 % less than on Mon 23 Nov'],
    [100, '14 % more than on Mon 23 Nov'],
    [79.2, undefined],
    [96.8, undefined],
    [96.9, '10 % more than on Mon 23 Nov'],
  ])('88 to %d kg: %s', (weightKg, change) => {
    expect(weightChange(weightKg, last, place)).toBe(change);
  });

  it('names the year of a weight of another year, by the date of the clinic', () => {
    const words = (now: string) => weightChange(100, last, { ...place, now: new Date(now) });
    expect(words('2027-01-01T04:00:00Z')).toBe('14 % more than on Mon 23 Nov');
    expect(words('2027-01-01T06:00:00Z')).toBe('14 % more than on Mon 23 Nov 2026');
  });

  it('has nothing to ask about a first weight', () => {
    expect(weightChange(71.4, undefined, place)).toBeUndefined();
  });

  it('asks at its field, until somebody says that it is right', () => {
    const change = weightChange(71.4, last, place);
    expect(() => assertWeightLikely(change, false)).toThrow(
      expect.objectContaining({
        code: 'session.weightUnlikely',
        context: { fieldErrors: { weightKg: ['That is 19 % less than on Mon 23 Nov. Is it right?'] } },
      }),
    );
    expect(() => assertWeightLikely(change, true)).not.toThrow();
  });
});
