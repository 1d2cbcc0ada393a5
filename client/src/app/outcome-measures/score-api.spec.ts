import { changeWords, dueWords, Score, standingOf } from './score-api';

const score = (values: Partial<Score>): Score => ({
  ...{ id: 's', total: 6, band: 'mild', items: null, takenOn: '2027-04-12', occasion: 'closing', state: 'completed' },
  ...{ voidReason: null, replacedById: null, overlaps: false, recordedByName: '', recordedAt: '', allowedActions: [] },
  sinceBaseline: { change: 9, reduction: 0.6, response: true, remission: false, meaningful: 'better' },
  ...values,
});
const baseline = score({ id: 'b', total: 15, band: 'severe', occasion: 'baseline', sinceBaseline: null });

describe('words about scores', () => {
  it('go from the baseline to the latest score', () => {
    expect(standingOf({ items: [score({}), baseline], baselineId: 'b' })).toEqual({
      now: '15 to 6',
      rest: 'since baseline',
    });
    expect(changeWords(score({}))).toBe('down 9, response');
  });

  it('give no verdict on a score that overlaps a dose', () => {
    const overlapping = score({ overlaps: true, sinceBaseline: null });
    expect(changeWords(overlapping)).toBe('');
    expect(standingOf({ items: [overlapping, baseline], baselineId: 'b' })).toEqual({
      now: '6, mild',
      rest: 'overlaps a dose',
    });
  });

  it('name the total alone without a baseline', () => {
    expect(standingOf({ items: [score({ sinceBaseline: null })], baselineId: null })?.now).toBe('6, mild');
    expect(standingOf({ items: [score({ state: 'void' })], baselineId: null })).toBeUndefined();
  });

  it.each([
    ['baseline', 'No baseline GAD-7 yet'],
    ['closing', 'Closing GAD-7 due by Thu 13 May'],
    ['closingLater', 'Closing GAD-7 from Mon 26 Apr'],
  ] as const)('say what is due: %s', (kind, words) => {
    expect(dueWords({ kind, from: '2027-04-26', until: '2027-05-13' })).toBe(words);
  });
});
