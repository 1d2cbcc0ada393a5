import { isAllowed } from '../../auth/rules/permissions.js';
import type { Role } from '../../staff/rules/roles.js';
import type { Obstacle, ObstacleCode } from './obstacles.js';

/** Somebody's word that a visit takes place although the calendar speaks against it. */
export interface Override {
  readonly reason: string;
}

/** Whether somebody may set rules of the calendar and gaps of a plan aside; a job, which is nobody, never does. */
export function mayOverride(actor: { readonly role: string } | undefined): boolean {
  return actor !== undefined && isAllowed(actor.role as Role, 'booking.override');
}

/** That a clinician let the gap to one other dose be shorter. */
export interface GapWord {
  /** Purpose of the booking of the other dose. */
  readonly to: string;
  /** Where that booking began when it was said, as an instant in ISO 8601. */
  readonly toStart: string;
  /** Between the two doses. */
  readonly minutes: number;
}

/** What stays with a booking of the word that was given for it. */
export interface KeptOverride {
  readonly overrideReason: string | null;
  readonly overrideCodes: readonly string[];
  readonly gapOverrides: readonly GapWord[];
  readonly gapOverrideBy: string | null;
}

/** Obstacle that scheduling does not know: the plan's least gap, which sessions ask for. */
export const GAP = 'session.tooSoon';

/** The word that was given about the calendar, and none about a gap. */
export function overrideOf(override: Override | undefined, overridden: readonly ObstacleCode[]): KeptOverride {
  const overrideReason = overridden.length > 0 && override ? override.reason : null;
  return { overrideReason, overrideCodes: overridden, gapOverrides: [], gapOverrideBy: null };
}

/** What is decided anew about the calendar; what was decided about the gap stays, as the visit begins when it did. */
export function withGapOf(before: KeptOverride, anew: KeptOverride): KeptOverride {
  if (before.gapOverrides.length === 0) return anew;
  const { gapOverrides, gapOverrideBy } = before;
  const overrideReason = anew.overrideReason ?? before.overrideReason;
  return { overrideReason, overrideCodes: [...anew.overrideCodes, GAP], gapOverrides, gapOverrideBy };
}

export type Ruling =
  | { readonly verdict: 'free'; readonly overridden: readonly ObstacleCode[] }
  | { readonly verdict: 'refused' | 'forbidden' };

/**
 * What becomes of a placement: free when nothing is in the way or what is may be set aside with the reason given;
 * forbidden when a reason was given by somebody who may not set anything aside; refused otherwise.
 */
export function rulingOn(obstacles: readonly Obstacle[], override: Override | undefined, mayOverride: boolean): Ruling {
  if (obstacles.length === 0) return { verdict: 'free', overridden: [] };
  if (!override || obstacles.some(({ overridable }) => !overridable)) return { verdict: 'refused' };
  if (!mayOverride) return { verdict: 'forbidden' };
  return { verdict: 'free', overridden: [...new Set(obstacles.map(({ code }) => code))] };
}
