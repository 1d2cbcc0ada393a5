import { sessionError } from './session-errors.js';

export interface Given {
  /** Sum of the doses in the record. */
  readonly givenMg: number;
  readonly abortedAt: Date | null;
}

/**
 * A session is a dosing visit (domain.md 5.1): without a dose in its record it goes on to recovery, discharge and
 * signature only when a clinician aborted it.
 */
export function isDosed({ givenMg, abortedAt }: Given): boolean {
  return givenMg > 0 || abortedAt !== null;
}

/** @throws session.notDosed */
export function assertDosed(given: Given): void {
  if (!isDosed(given)) throw sessionError('session.notDosed');
}
