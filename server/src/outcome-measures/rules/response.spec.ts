import { baselineOf, closingOf, overlapsDose, relapseRise, responseOf, type ScorePoint } from './response.js';

const score = (id: string, takenOn: string, total = 15, changes: Partial<ScorePoint> = {}): ScorePoint => ({
  id,
  takenOn,
  total,
  state: 'completed',
  recordedAt: new Date(`${takenOn}T12:00:00Z`),
  ...changes,
});

describe('baseline (invariant 11)', () => {
  const first = '2026-11-16';

  it('is the latest complete score on or before the day of session 1', () => {
    const scores = [
      score('a', '2026-11-05'),
      score('c', '2026-11-16'),
      score('b', '2026-11-10'),
      score('d', '2026-11-17'),
    ];
    expect(baselineOf(scores, first)?.id).toBe('c');
  });

  it('is at most 14 days old', () => {
    expect(baselineOf([score('a', '2026-11-02')], first)?.id).toBe('a');
    expect(baselineOf([score('a', '2026-11-01')], first)).toBeNull();
  });

  it('is never void and never later than session 1', () => {
    expect(baselineOf([score('a', '2026-11-10', 15, { state: 'void' }), score('b', '2026-11-18')], first)).toBeNull();
  });

  it('is the one recorded last when two were taken on one day', () => {
    const later = score('b', '2026-11-16', 14, { recordedAt: new Date('2026-11-16T18:00:00Z') });
    expect(baselineOf([later, score('a', '2026-11-16')], first)?.id).toBe('b');
  });

  it('is undefined before session 1', () => {
    expect(baselineOf([score('a', '2026-11-10')], null)).toBeNull();
  });
});

describe('closing score', () => {
  it('is the first complete one 14 to 31 days after the last session (S34)', () => {
    const scores = [score('early', '2026-12-13'), score('second', '2026-12-20'), score('first', '2026-12-14')];
    expect(closingOf(scores, '2026-11-30')?.id).toBe('first');
    expect(closingOf([score('late', '2027-01-01')], '2026-11-30')).toBeNull();
    expect(closingOf([score('last', '2026-12-31')], '2026-11-30')?.id).toBe('last');
  });
});

describe('response and remission', () => {
  it.each([
    [16, 8, true],
    [16, 9, false],
    [15, 8, false],
    [15, 7, true],
  ])('of %d down to %d is a response: %s (at least 50 %%: S66)', (baseline, total, response) => {
    expect(responseOf(baseline, total).response).toBe(response);
  });

  it.each([
    [10, 4, true],
    [10, 5, false],
    [9, 0, null],
  ])('of %d down to %d is a remission: %s (below 5 of at least 10: S66)', (baseline, total, remission) => {
    expect(responseOf(baseline, total).remission).toBe(remission);
  });

  it.each([
    [15, 11, 'better'],
    [15, 12, 'no'],
    [15, 18, 'no'],
    [15, 19, 'worse'],
  ])('of %d to %d is a meaningful change: %s (4 points: S65)', (baseline, total, meaningful) => {
    expect(responseOf(baseline, total).meaningful).toBe(meaningful);
  });

  it('says nothing of a share of nothing', () => {
    expect(responseOf(0, 3)).toMatchObject({ change: -3, reduction: null, response: null });
  });
});

describe('overlap with a dose', () => {
  it.each([
    ['2026-11-16', false],
    ['2026-11-17', true],
    ['2026-11-29', true],
    ['2026-11-30', false],
  ])('taken on %s after a dose on 16 November: %s (two-week recall)', (takenOn, overlaps) => {
    expect(overlapsDose(takenOn, ['2026-11-16'])).toBe(overlaps);
  });
});

describe('relapse', () => {
  it.each([
    [6, 9, null],
    [6, 10, 4],
    [16, 20, 4],
    [17, 21, null],
  ])('from a best of %d to %d: %s', (best, total, rise) => {
    expect(relapseRise(best, total)).toBe(rise);
  });
});
