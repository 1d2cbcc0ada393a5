import { sessionError } from './session-errors.js';

/** A session that takes a slot of the same plan. */
export interface SlotTaken {
  readonly ordinal: number;
  /** Planned or real dose start. */
  readonly start: Date;
  /** Whether it is discharged. */
  readonly done: boolean;
}

/**
 * A slot is booked once, after the ones before it and before the ones behind it (invariant 5). Those before must have a
 * session already: nothing is skipped.
 * @throws session.slotTaken, session.outOfOrder (`facts.ordinal`: the slot that is in the way)
 */
export function assertSlotFree(ordinal: number, start: Date, taken: readonly SlotTaken[]): void {
  if (taken.some((other) => other.ordinal === ordinal)) throw sessionError('session.slotTaken');
  for (let before = 1; before < ordinal; before++) {
    const earlier = taken.find((other) => other.ordinal === before);
    if (!earlier) throw outOfOrder(before, `Session ${before} is not booked yet. Book it first.`);
    if (earlier.start >= start) throw outOfOrder(before, `Session ${before} would be after session ${ordinal}.`);
  }
  const later = taken.find((other) => other.ordinal > ordinal && other.start <= start);
  if (later) throw outOfOrder(later.ordinal, `Session ${later.ordinal} would be before session ${ordinal}.`);
}

/** Dosing starts only when every earlier slot is fulfilled. @throws session.outOfOrder */
export function assertEarlierSlotsDone(ordinal: number, taken: readonly SlotTaken[]): void {
  for (let before = 1; before < ordinal; before++) {
    if (!taken.some((other) => other.ordinal === before && other.done)) {
      throw outOfOrder(before, `Session ${before} of the plan is not done. Slots are fulfilled in order.`);
    }
  }
}

function outOfOrder(ordinal: number, detail: string) {
  return sessionError('session.outOfOrder', { detail, facts: { ordinal } });
}
