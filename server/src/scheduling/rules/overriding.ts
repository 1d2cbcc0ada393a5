import type { Obstacle, ObstacleCode } from './obstacles.js';

/** Somebody's word that a visit takes place although the calendar speaks against it. */
export interface Override {
  readonly reason: string;
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
