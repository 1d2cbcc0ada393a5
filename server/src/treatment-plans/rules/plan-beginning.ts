import type { Disorder } from './disorders.js';
import { planError } from './plan-errors.js';
import { isOpen, type PlanState } from './plan-lifecycle.js';

/** Whether a plan may be drawn up beside the plans that the patient has: none is open, and none is on its way. */
export function mayDrawUp(states: readonly PlanState[]): boolean {
  return !states.some((state) => isOpen(state) || state === 'draft' || state === 'proposed');
}

/** @throws plan.alreadyOpen when a plan is open or on its way */
export function assertMayDrawUp(states: readonly PlanState[]): void {
  if (mayDrawUp(states)) return;
  throw planError('plan.alreadyOpen', {
    ...(!states.some(isOpen) && {
      detail: 'A plan is already drawn up for this patient. Go on with it or withdraw it.',
    }),
  });
}

/**
 * A finding of eligibility is one for a disorder: history, risk and benefit were weighed for that one. Another disorder
 * needs another consultation.
 * @param found null in records from before the disorder was asked for
 * @throws plan.disorderDiffers
 */
export function assertDisorderFound(found: Disorder | null, ordered: Disorder): void {
  if (found === null || found === ordered) return;
  throw planError('plan.disorderDiffers', {
    fieldErrors: { disorder: ['The signed consultation found the patient eligible for another disorder.'] },
  });
}
