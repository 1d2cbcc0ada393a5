import { Random } from './random.js';
import { VITAL_MINUTES, vitalCurve } from './vital-curve.js';

describe('vital curve', () => {
  const random = new Random(11);
  const curves = Array.from({ length: 300 }, () => vitalCurve(random, { systolic: 120, heartRate: 70 }));
  const mean = (index: number, key: 'systolic' | 'diastolic') =>
    curves.reduce((sum, curve) => sum + (curve[index]?.[key] ?? 0), 0) / curves.length;

  it('has a set for each time point, in order', () => {
    for (const curve of curves) {
      expect(curve).toHaveLength(VITAL_MINUTES.length);
      expect(curve.map(({ minute }) => minute)).toEqual(curve.map(({ minute }) => minute).sort((a, b) => a - b));
    }
  });

  it.each(['systolic', 'diastolic'] as const)('%s is 10 mmHg up at 30 minutes, and back at 90', (key) => {
    expect(mean(2, key) - mean(0, key)).toBeGreaterThan(9);
    expect(mean(2, key) - mean(0, key)).toBeLessThan(11);
    expect(Math.abs(mean(6, key) - mean(0, key))).toBeLessThan(1);
  });

  it('ends alert, as a discharge asks', () => {
    expect(curves.every((curve) => curve.at(-1)?.sedation === 5)).toBe(true);
  });
});
