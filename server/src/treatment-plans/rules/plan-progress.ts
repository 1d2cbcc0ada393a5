import type { PlanState } from './plan-lifecycle.js';
import { planError } from './plan-errors.js';

export interface Progress {
  /** Sessions that were discharged and count. */
  readonly done: number;
  readonly of: number;
  /** Ordinal of the slot that comes next; null when all are done. Slots are fulfilled in order (invariant 5). */
  readonly nextOrdinal: number | null;
}

export function progressOf(plan: { readonly sessionCount: number; readonly countedSessions: number }): Progress {
  const { sessionCount: of, countedSessions: done } = plan;
  return { done, of, nextOrdinal: done < of ? done + 1 : null };
}

export interface CountablePlan {
  readonly state: PlanState;
  readonly sessionCount: number;
  readonly closedAt: Date | null;
}

/**
 * A session was discharged. The plan is completed exactly when all its slots are (invariant 3 of domain.md 5.3), also
 * when it was paused while its last session ran; a plan that was discontinued meanwhile only learns the count.
 * @throws plan.countInvalid when more sessions would count than there are slots
 */
export function countSessions(plan: CountablePlan, counted: number, at: Date) {
  if (!Number.isInteger(counted) || counted < 0 || counted > plan.sessionCount) throw planError('plan.countInvalid');
  if ((plan.state === 'active' || plan.state === 'paused') && counted === plan.sessionCount) {
    return { countedSessions: counted, state: 'completed' as const, closedAt: at };
  }
  return { countedSessions: counted, state: plan.state, closedAt: plan.closedAt };
}
