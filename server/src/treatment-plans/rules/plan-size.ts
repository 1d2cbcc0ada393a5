import { planError } from './plan-errors.js';

export const PLAN_SIZES = [3, 6] as const;
export type PlanSize = (typeof PLAN_SIZES)[number];

/**
 * Days between neighbouring sessions after which a plan drifts: weekly sessions of three warn after 14 days, two a week
 * of six after 7 (proposed defaults of domain.md 1.2).
 */
export const MAX_GAP_DAYS: Readonly<Record<PlanSize, number>> = { 3: 14, 6: 7 };

/** Least hours between two dose starts (proposed default of domain.md 1.2). */
export const MIN_GAP_HOURS = 48;

/** Highest dose that can be ordered, in mg/kg. A limit of typing errors, not of practice: clinics order up to 1 (S9). */
export const MAX_MG_PER_KG = 3;

/** @throws plan.sizeInvalid */
export function planSize(count: number): PlanSize {
  if (count !== 3 && count !== 6) throw planError('plan.sizeInvalid');
  return count;
}

/**
 * Doses of a new plan in slot order, in mg per kg of body weight.
 * @throws plan.dosesInvalid unless there is exactly one sane dose for each slot
 */
export function orderedDoses(size: PlanSize, mgPerKg: readonly number[], path = 'doses'): readonly number[] {
  if (mgPerKg.length !== size) {
    throw planError('plan.dosesInvalid', {
      fieldErrors: { [path]: [`Give ${size} doses, one for each slot; there are ${mgPerKg.length}.`] },
    });
  }
  assertSane(mgPerKg, path);
  return mgPerKg;
}

export interface AmendablePlan {
  readonly sessionCount: number;
  readonly countedSessions: number;
}

export interface Amendment {
  readonly sessionCount: PlanSize;
  readonly maxGapDays: number;
  readonly addedDoses: readonly { readonly ordinal: number; readonly orderedMgPerKg: number }[];
  /** Slots above this ordinal go. */
  readonly lastOrdinal: number;
  /** Three of three are done, so the shortened plan is complete at once. */
  readonly completes: boolean;
}

/**
 * Changes the size of a plan: 3 to 6 at any time before it is completed, 6 to 3 only while no more than 3 sessions are
 * done (domain.md 5.2). Added slots need a dose each.
 * @throws plan.sizeInvalid, plan.sameSize, plan.slotsDone, plan.dosesInvalid
 */
export function amendSize(plan: AmendablePlan, toCount: number, addedMgPerKg: readonly number[]): Amendment {
  const size = planSize(toCount);
  if (size === plan.sessionCount) throw planError('plan.sameSize');
  if (size === 3) {
    if (plan.countedSessions > 3) throw planError('plan.slotsDone');
    return {
      sessionCount: 3,
      maxGapDays: MAX_GAP_DAYS[3],
      addedDoses: [],
      lastOrdinal: 3,
      completes: plan.countedSessions === 3,
    };
  }
  if (addedMgPerKg.length !== 3) {
    throw planError('plan.dosesInvalid', {
      fieldErrors: { addedDoses: ['Give 3 doses, one for each of the slots 4, 5 and 6.'] },
    });
  }
  assertSane(addedMgPerKg, 'addedDoses');
  return {
    sessionCount: 6,
    maxGapDays: MAX_GAP_DAYS[6],
    addedDoses: addedMgPerKg.map((orderedMgPerKg, index) => ({ ordinal: index + 4, orderedMgPerKg })),
    lastOrdinal: 6,
    completes: false,
  };
}

function assertSane(mgPerKg: readonly number[], path: string): void {
  const fieldErrors: Record<string, string[]> = {};
  mgPerKg.forEach((dose, index) => {
    if (!(dose > 0 && dose <= MAX_MG_PER_KG)) {
      fieldErrors[`${path}.${index}`] = [`Order more than 0 and at most ${MAX_MG_PER_KG} mg/kg.`];
    }
  });
  if (Object.keys(fieldErrors).length > 0) throw planError('plan.dosesInvalid', { fieldErrors });
}
