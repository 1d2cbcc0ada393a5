import { doseAmounts } from './dose-record.js';

describe('dose record', () => {
  it('gives what was ordered as far as the syringe can show it', () => {
    expect(doseAmounts('iv', 71.4, 0.5, 0)).toEqual({
      ...{ orderedMg: 35.7, givenMg: 35.7, concentrationMgPerMl: 10 },
      ...{ drawnMl: 3.57, givenMl: 3.57, wastedMl: 0 },
    });
  });

  it.each([
    ['im', 63.3, 0.55, 13],
    ['sc', 88.8, 0.25, 4],
    ['iv', 52.1, 1, 20],
  ] as const)('%s: never more than ordered, and drawn is given and wasted', (route, weight, mgPerKg, wasted) => {
    const { orderedMg, givenMg, drawnMl, givenMl, wastedMl } = doseAmounts(route, weight, mgPerKg, wasted);
    expect(givenMg).toBeLessThanOrEqual(orderedMg);
    expect(Math.round(drawnMl * 100)).toBe(Math.round(givenMl * 100) + Math.round(wastedMl * 100));
  });
});
