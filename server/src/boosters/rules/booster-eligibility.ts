import { boosterError } from './booster-errors.js';

export interface PlanOfPatient {
  readonly id: string;
  readonly state: string;
  readonly closedAt: Date | null;
}

/**
 * The completed plan that a booster follows: the one closed last. No plan may be open, because dose exposure is per
 * person (invariant 4 of domain.md 5.3).
 * @throws booster.openPlan, booster.noCompletedPlan
 */
export function planToFollow<P extends PlanOfPatient>(plans: readonly P[]): P {
  if (plans.some((plan) => ['accepted', 'active', 'paused'].includes(plan.state)))
    throw boosterError('booster.openPlan');
  const completed = plans
    .filter((plan) => plan.state === 'completed' && plan.closedAt !== null)
    .sort((a, b) => Number(a.closedAt) - Number(b.closedAt));
  const last = completed.at(-1);
  if (!last) throw boosterError('booster.noCompletedPlan');
  return last;
}

/**
 * A clinician must have looked at the patient since the last dose (invariant 4 of domain.md 5.3).
 * @throws booster.reviewTooOld
 */
export function assertReviewFresh(reviewedAt: Date | null, lastDoseAt: Date | null): void {
  if (reviewedAt === null || (lastDoseAt !== null && reviewedAt <= lastDoseAt)) {
    throw boosterError('booster.reviewTooOld');
  }
}

/**
 * Approval is the review that invariant 4 asks for, so it says what was found; a click alone is none.
 * @returns the note
 * @throws booster.noteMissing
 */
export function reviewNote(note: string): string {
  if (note.trim() !== '') return note;
  throw boosterError('booster.noteMissing', {
    fieldErrors: { note: ['Write what you found: it is the review that a booster needs.'] },
  });
}

/** @param bookBefore last day (YYYY-MM-DD, clinic) on which the approval holds; one without holds on */
export function approvalHolds(bookBefore: string | null, sessionOn: string): boolean {
  return bookBefore === null || sessionOn <= bookBefore;
}

/** @throws booster.bookBeforePassed */
export function assertApprovalHolds(bookBefore: string | null, sessionOn: string): void {
  if (!approvalHolds(bookBefore, sessionOn)) throw boosterError('booster.bookBeforePassed');
}

/** States of a session that complete its booster. */
export const SESSION_DONE: readonly string[] = ['discharged', 'closed'];

/** States of a session that give the approval back. */
export const SESSION_GIVEN_BACK: readonly string[] = ['cancelled', 'no_show', 'held'];

/** What a booked booster is, given the state of its session. */
export function stateFromSession(sessionState: string): 'scheduled' | 'completed' | 'approved' {
  if (SESSION_DONE.includes(sessionState)) return 'completed';
  return SESSION_GIVEN_BACK.includes(sessionState) ? 'approved' : 'scheduled';
}
