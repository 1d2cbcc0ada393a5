/** Share of the ordered mg that may be given beyond it, for the marks of a syringe [J] (invariant 8). */
export const DOSE_TOLERANCE = 0.05;

/** Amount to two decimals, half up, as the record keeps it. */
export function hundredths(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

/** mg/kg x kg = mg */
export function orderedMg(mgPerKg: number, weightKg: number): number {
  return hundredths(mgPerKg * weightKg);
}

/** mg / (mg/mL) = mL */
export function volumeMl(mg: number, concentrationMgPerMl: number): number {
  return hundredths(mg / concentrationMgPerMl);
}

export interface DoseEntry {
  readonly concentrationMgPerMl: number;
  readonly drawnMl: number;
  readonly wastedMl: number;
}

export interface DoseAmounts {
  readonly givenMl: number;
  readonly givenMg: number;
}

/** drawn = given + wasted; given mL x concentration = given mg */
export function amountsOf({ concentrationMgPerMl, drawnMl, wastedMl }: DoseEntry): DoseAmounts {
  const givenMl = hundredths(drawnMl - wastedMl);
  return { givenMl, givenMg: hundredths(givenMl * concentrationMgPerMl) };
}

export interface DoseContext {
  /** What is ordered for the whole session. */
  readonly orderedMg: number;
  /** What was given in it before. */
  readonly alreadyMg: number;
  readonly recorderId: string;
  readonly witnessId: string | null;
}

/** What is wrong with a dose, by field; empty when it may be recorded. The console checks and never suggests a dose. */
export function doseProblems(entry: DoseEntry, context: DoseContext): Record<string, string[]> {
  const { givenMl, givenMg } = amountsOf(entry);
  const problems: Record<string, string[]> = {};
  if (givenMl <= 0) problems['wastedMl'] = ['More was wasted than drawn: nothing would have been given.'];
  const most = hundredths(context.orderedMg * (1 + DOSE_TOLERANCE));
  const total = hundredths(context.alreadyMg + givenMg);
  if (total > most) {
    problems['drawnMl'] = [`That makes ${total} mg in all; ${context.orderedMg} mg are ordered.`];
  }
  if (entry.wastedMl > 0 && !context.witnessId) problems['wasteWitnessId'] = ['Waste needs a witness.'];
  if (context.witnessId !== null && context.witnessId === context.recorderId) {
    problems['wasteWitnessId'] = ['The witness is somebody other than the person who records.'];
  }
  return problems;
}
