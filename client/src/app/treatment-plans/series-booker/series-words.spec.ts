import type { ProposedVisit, Series } from '../series-api';
import { differenceWords, gapWords } from './series-words';

const SERIES = { rules: { maxGapDays: 7 }, rooms: [{ id: 'elm', name: 'Elm' }], clinicians: [] } as unknown as Series;
const visit = (values: Partial<ProposedVisit>) =>
  ({ gapDays: 3, gapHours: 71, differs: [], ...values }) as ProposedVisit;

describe('words of a series', () => {
  it('counts gaps in days', () => {
    expect([null, 1, 3, 23].map((gapDays) => gapWords({ gapDays }))).toEqual([
      ...['first visit', '1 day', '3 days', '23 days'],
    ]);
  });

  it('says that a gap is wider than what is asked', () => {
    expect(differenceWords(visit({ gapDays: 7 }), SERIES)).toBe('');
    expect(differenceWords(visit({ gapDays: 23 }), SERIES)).toBe('At most 7 days are asked.');
    expect(
      differenceWords(visit({ gapDays: 8, differs: [{ trait: 'room', insteadOf: 'elm', detail: null }] }), SERIES),
    ).toBe('At most 7 days are asked. Not Elm');
  });
});
