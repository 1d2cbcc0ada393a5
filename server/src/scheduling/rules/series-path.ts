import {
  at,
  cheapestOf,
  cheapestWithin,
  type Layer,
  NEVER,
  type Path,
  real,
  type Spacing,
  whole,
  windowOf,
} from './series-layers.js';
import { type Bounds, boundsOf, narrowed } from './series-narrowing.js';
import { brokenAt, exactPath } from './series-weekly.js';

/** How much more than the bound a path may cost at first: most often it is found among the few places this leaves. */
const FIRST_SLACK = 2.5e4;

/**
 * The cheapest way to put one visit into each layer under the spacing; of equally cheap ones the earliest. Exact: it
 * returns undefined only when there is none, or none that costs less than `limit`. Only the places are looked at
 * through which a path may be that cheap; at first those near the lower bound, all of them when that is not enough.
 */
export function cheapestPath(
  layers: readonly Layer[],
  spacing: Spacing,
  limit = NEVER,
  bounds: Bounds = boundsOf(layers, spacing),
): Path | undefined {
  if (bounds.least >= limit) return undefined;
  const near = bounds.least + FIRST_SLACK;
  for (const most of near < limit ? [near, limit] : [limit]) {
    const { layers: left, places } = narrowed(layers, spacing, bounds, most);
    const path = pathThrough(left, spacing, most);
    if (path) return { cost: path.cost, picks: path.picks.map((pick, k) => whole(at(places, k), pick)) };
  }
  return undefined;
}

/**
 * Works from the last visit back: what a place costs with everything that follows it, the cheapest follower within the
 * window found by a monotonic queue, so O(visits x places). The weekly limit is left out at first and asked for where
 * the answer breaks it.
 */
function pathThrough(layers: readonly Layer[], spacing: Spacing, limit: number): Path | undefined {
  const path = relaxedPath(layers, spacing);
  if (!path || path.cost >= limit) return undefined;
  const { maxPerWeek } = spacing;
  if (maxPerWeek === null || brokenAt(layers, path.picks, maxPerWeek) === undefined) return path;
  return exactPath(layers, { ...spacing, maxPerWeek }, limit);
}

function relaxedPath(layers: readonly Layer[], spacing: Spacing): Path | undefined {
  const follower: Int32Array[] = [];
  let after: Float64Array | undefined;
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = at(layers, k);
    const total = Float64Array.from(layer.cost);
    if (after) {
      const next = cheapestWithin(layer, at(layers, k + 1), after, windowOf(layer, at(layers, k + 1), spacing));
      for (let i = 0; i < total.length; i++) {
        const j = next[i] ?? -1;
        total[i] = j < 0 ? NEVER : real(total, i) + real(after, j);
      }
      follower[k] = next;
    }
    after = total;
  }
  if (!after) return undefined;
  let pick = cheapestOf(after);
  if (pick < 0) return undefined;
  const cost = real(after, pick);
  const picks = [pick];
  for (let k = 0; k < layers.length - 1; k++) {
    pick = follower[k]?.[pick] ?? -1;
    picks.push(pick);
  }
  return { cost, picks };
}
