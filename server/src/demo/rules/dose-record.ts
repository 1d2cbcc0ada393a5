export interface DoseAmounts {
  readonly orderedMg: number;
  readonly givenMg: number;
  readonly concentrationMgPerMl: number;
  readonly drawnMl: number;
  readonly givenMl: number;
  readonly wastedMl: number;
}

/** mg per ml of the vial used for each route. */
const CONCENTRATION = { iv: 10, im: 50, sc: 50 } as const;

/**
 * Amounts of one dose that add up to the hundredth of a millilitre: given never exceeds ordered, and what was drawn is
 * what was given and what was wasted.
 * @param wastedHundredths ml / 100 left in the syringe
 */
export function doseAmounts(
  route: 'iv' | 'im' | 'sc',
  weightKg: number,
  orderedMgPerKg: number,
  wastedHundredths: number,
): DoseAmounts {
  const concentration = CONCENTRATION[route];
  const orderedMg = Math.round(weightKg * orderedMgPerKg * 100) / 100;
  const given = Math.max(1, Math.floor((orderedMg / concentration) * 100 + 1e-9));
  return {
    orderedMg,
    givenMg: Math.round(given * concentration) / 100,
    concentrationMgPerMl: concentration,
    drawnMl: (given + wastedHundredths) / 100,
    givenMl: given / 100,
    wastedMl: wastedHundredths / 100,
  };
}
