import { DomainError } from '../../platform/errors/domain-error.js';
import type { SeriesVisit } from '../../scheduling/rules/series-wanted.js';
import type { VisitPhases } from '../../scheduling/rules/visit-phases.js';
import { assertSpaced, type Spacing } from './session-spacing.js';
import { assertSlotFree, type SlotTaken } from './slot-order.js';

/** Minutes of the first session of a plan, and of the others. */
export interface SessionLengths {
  readonly first: VisitPhases;
  readonly other: VisitPhases;
}

export function phasesOf(ordinal: number, lengths: SessionLengths): VisitPhases {
  return ordinal === 1 ? lengths.first : lengths.other;
}

/** The slots of a plan from its first open one on: to be placed, or taken and left where they are. */
export function visitsOfSeries(
  sessionCount: number,
  taken: readonly SlotTaken[],
  lengths: SessionLengths,
): SeriesVisit[] {
  const ordinals = Array.from({ length: sessionCount }, (_, index) => index + 1);
  const firstOpen = ordinals.find((ordinal) => !taken.some((slot) => slot.ordinal === ordinal));
  return ordinals
    .filter((ordinal) => firstOpen !== undefined && ordinal >= firstOpen)
    .map((ordinal) => {
      const slot = taken.find((other) => other.ordinal === ordinal);
      return slot ? { ordinal, dose: slot.start.getTime() } : { ordinal, phases: phasesOf(ordinal, lengths) };
    });
}

/** A visit of a series as somebody wants to book it. */
export interface SeriesSlot {
  readonly ordinal: number;
  /** Start of dosing. */
  readonly start: Date;
}

export interface SlotProblem {
  readonly code: string;
  readonly detail: string;
}

/**
 * What order and spacing say against each visit, in their order; the rules are those of a single session, each visit
 * asked with all the others in place.
 */
export function slotProblems(
  slots: readonly SeriesSlot[],
  taken: readonly SlotTaken[],
  otherDoses: readonly Date[],
  spacing: Spacing,
): SlotProblem[][] {
  return slots.map(({ ordinal, start }, index) => {
    const others = slots.filter((_, other) => other !== index);
    const all = [...taken, ...others.map((other) => ({ ...other, done: false }))];
    return [
      ...refusalOf(() => assertSlotFree(ordinal, start, all)),
      ...refusalOf(() => assertSpaced(start, [...otherDoses, ...others.map((other) => other.start)], spacing)),
    ];
  });
}

function refusalOf(assert: () => void): SlotProblem[] {
  try {
    assert();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [{ code: error.code, detail: error.message }];
  }
}
