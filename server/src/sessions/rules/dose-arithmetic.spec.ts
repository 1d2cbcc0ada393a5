import fc from 'fast-check';
import { amountsOf, doseProblems, hundredths, orderedMg, volumeMl } from './dose-arithmetic.js';

const amount = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);
const context = { orderedMg: 35.7, alreadyMg: 0, recorderId: 'noor', witnessId: 'dara' };

describe('dose arithmetic', () => {
  it('computes the dose of the record: 0.5 mg/kg at 71.4 kg from 10 mg/mL', () => {
    expect(orderedMg(0.5, 71.4)).toBe(35.7);
    expect(volumeMl(35.7, 10)).toBe(3.57);
    expect(amountsOf({ concentrationMgPerMl: 10, drawnMl: 4, wastedMl: 0.43 })).toEqual({
      givenMl: 3.57,
      givenMg: 35.7,
    });
  });

  it('always gives what was drawn and not wasted, to the hundredth of a mL', () => {
    fc.assert(
      fc.property(amount(0, 50), amount(0, 50), amount(1, 100), (givenMl, wastedMl, concentrationMgPerMl) => {
        const drawnMl = hundredths(givenMl + wastedMl);
        const amounts = amountsOf({ concentrationMgPerMl, drawnMl, wastedMl });
        expect(amounts.givenMl).toBe(givenMl);
        expect(Math.abs(amounts.givenMg - givenMl * concentrationMgPerMl)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  it('orders mg in proportion to weight, to the hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), amount(25, 350), (thousandths, weightKg) => {
        const mg = orderedMg(thousandths / 1000, weightKg);
        expect(Math.abs(mg - (thousandths / 1000) * weightKg)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  it('never lets more than the order and its tolerance be given, in one dose or split', () => {
    fc.assert(
      fc.property(amount(0, 60), amount(0.01, 10), (alreadyMg, drawnMl) => {
        const entry = { concentrationMgPerMl: 10, drawnMl, wastedMl: 0 };
        const problems = doseProblems(entry, { ...context, alreadyMg });
        const over = hundredths(alreadyMg + hundredths(drawnMl * 10)) > hundredths(35.7 * 1.05);
        expect('drawnMl' in problems).toBe(over);
      }),
    );
  });

  it('refuses waste without a witness, and the recorder as witness', () => {
    const entry = { concentrationMgPerMl: 10, drawnMl: 3.57, wastedMl: 0.1 };
    expect(doseProblems(entry, { ...context, witnessId: null })).toHaveProperty('wasteWitnessId');
    expect(doseProblems(entry, { ...context, witnessId: 'noor' })).toHaveProperty('wasteWitnessId');
    expect(doseProblems(entry, context)).toEqual({});
  });

  it('refuses to waste all that was drawn', () => {
    expect(doseProblems({ concentrationMgPerMl: 10, drawnMl: 3, wastedMl: 3 }, context)).toHaveProperty('wastedMl');
  });
});
