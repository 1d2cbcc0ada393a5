import { baselines, closingTotal, itemsOf, outcomesFor } from './gad7-trajectory.js';
import { Random } from './random.js';

describe('GAD-7 trajectory', () => {
  it('has baselines of mean 15 and deviation near 4', () => {
    const totals = baselines(new Random(1), 60);
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length;
    expect(Math.abs(mean - 15)).toBeLessThan(0.5);
    expect(Math.sqrt(variance)).toBeGreaterThan(3);
    expect(Math.sqrt(variance)).toBeLessThan(4.5);
  });

  it.each([1, 2, 3])('closes every baseline as its outcome says (seed %i)', (seed) => {
    const random = new Random(seed);
    const totals = baselines(random, 60);
    for (const [index, outcome] of outcomesFor(random, totals).entries()) {
      const baseline = totals[index] ?? 0;
      const total = closingTotal(random, baseline, outcome);
      expect({ outcome, response: total * 2 <= baseline, remission: total < 5, worse: total - baseline >= 4 }).toEqual({
        outcome,
        response: outcome === 'remission' || outcome === 'response',
        remission: outcome === 'remission',
        worse: outcome === 'worse',
      });
    }
  });

  it.each([0, 1, 7, 20, 21])('answers seven items of 0 to 3 that add up to %i', (total) => {
    const items = itemsOf(new Random(total), total);
    expect(items).toHaveLength(7);
    expect(items.every((item) => item >= 0 && item <= 3)).toBe(true);
    expect(items.reduce((sum, item) => sum + item, 0)).toBe(total);
  });
});
