import { HOUR_MS } from '../../platform/time/interval.js';

const WEEK_MS = 7 * 24 * HOUR_MS;

/** The places in which one visit of a series could stand, in time order. */
export interface Layer {
  /** Epoch ms at which dosing would begin; ascending. */
  readonly dose: Float64Array;
  /** Number of the clinic's calendar day; ascending. */
  readonly day: Int32Array;
  /** Infinity where the visit may not stand. */
  readonly cost: Float64Array;
  /** The visit is booked already and stays: between two of those the spacing is not asked again. */
  readonly fixed?: boolean;
}

/** How neighbouring visits lie to each other. */
export interface Spacing {
  /** Exact ms from dose to dose, at least. */
  readonly minGap: number;
  /** Calendar days of the clinic from one visit to the next, at most. */
  readonly maxGapDays: number;
  /** Doses in any seven days of 24 hours, at most, 2 or more; null = as many as the gap allows. */
  readonly maxPerWeek: number | null;
}

const UNASKED = { minGap: 0, maxGapDays: Infinity };

export interface Path {
  readonly cost: number;
  /** Place of each visit in its layer. */
  readonly picks: readonly number[];
}

/**
 * The cheapest way to put one visit into each layer under the spacing; of equally cheap ones the earliest. Exact: it
 * returns undefined only when there is none. Works from the last visit back: what a place costs with everything that
 * follows it, the cheapest follower within the window found by a monotonic queue, so O(visits x places). The weekly
 * limit is left out at first; when the answer breaks it, the search runs once more with what it must remember.
 */
export function cheapestPath(layers: readonly Layer[], spacing: Spacing): Path | undefined {
  const path = relaxedPath(layers, spacing);
  if (!path || !spacing.maxPerWeek || keepsWeek(layers, path.picks, spacing.maxPerWeek)) return path;
  return exactPath(layers, spacing, spacing.maxPerWeek);
}

function relaxedPath(layers: readonly Layer[], spacing: Spacing): Path | undefined {
  const follower: Int32Array[] = [];
  let after: Float64Array | undefined;
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = at(layers, k);
    const total = Float64Array.from(layer.cost);
    if (after) {
      const next = cheapestWithin(layer, at(layers, k + 1), after, spacing);
      for (let i = 0; i < total.length; i++) {
        const j = next[i] ?? -1;
        total[i] = j < 0 ? Infinity : real(total, i) + real(after, j);
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

/** For each place of a layer the cheapest place of the next one within the window, -1 when there is none. */
function cheapestWithin(
  layer: Layer,
  next: Layer,
  cost: Float64Array,
  spacing: Pick<Spacing, 'minGap' | 'maxGapDays'>,
): Int32Array {
  const { minGap, maxGapDays } = layer.fixed && next.fixed ? UNASKED : spacing;
  const found = new Int32Array(layer.dose.length).fill(-1);
  const queue = new Int32Array(next.dose.length);
  // Both ends of the window only move towards earlier places; the queue holds rising costs from `head` on.
  let [head, tail, entered] = [0, 0, next.dose.length];
  for (let i = layer.dose.length - 1; i >= 0; i--) {
    if (real(layer.cost, i) === Infinity) continue;
    const [from, until] = [real(layer.dose, i) + minGap, whole(layer.day, i) + maxGapDays];
    while (entered > 0 && real(next.dose, entered - 1) >= from) {
      entered -= 1;
      if (real(cost, entered) === Infinity) continue;
      while (tail > head && real(cost, whole(queue, tail - 1)) >= real(cost, entered)) tail -= 1;
      queue[tail++] = entered;
    }
    while (head < tail && whole(next.day, whole(queue, head)) > until) head += 1;
    if (head < tail) found[i] = whole(queue, head);
  }
  return found;
}

function keepsWeek(layers: readonly Layer[], picks: readonly number[], maxPerWeek: number): boolean {
  const doses = picks.map((pick, k) => real(at(layers, k).dose, pick));
  return doses.every((dose, k) => k < maxPerWeek || dose - (doses[k - maxPerWeek] ?? -Infinity) >= WEEK_MS);
}

/** One way to go on from a place, with the doses behind it that still matter to those before it. */
interface Way {
  readonly cost: number;
  readonly place: number;
  readonly then: Way | null;
  /** Doses of the next visits (one fewer than a week may hold), the later the better. */
  readonly later: readonly number[];
}

/**
 * The same with the weekly limit. A follower at least `far` away frees a place of everything it had to remember, so
 * that only the places within a day or so of the least gap are looked at one by one, and of the ways from a place only
 * those that are better in cost or in some later dose are kept.
 */
function exactPath(layers: readonly Layer[], spacing: Spacing, maxPerWeek: number): Path | undefined {
  const { minGap, maxGapDays } = spacing;
  const memory = maxPerWeek - 1;
  const far = Math.max(minGap, WEEK_MS - memory * minGap);
  let ways: Way[][] = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = at(layers, k);
    const next = layers[k + 1];
    if (!next) {
      ways = Array.from(layer.cost, (cost, place) =>
        cost === Infinity ? [] : [{ cost, place, then: null, later: Array<number>(memory).fill(Infinity) }],
      );
      continue;
    }
    const behind = ways;
    const least = Float64Array.from(behind, (list) => list[0]?.cost ?? Infinity);
    const farthest = cheapestWithin(layer, next, least, { minGap: far, maxGapDays });
    ways = Array.from(layer.cost, (own, place) => {
      if (own === Infinity) return [];
      const dose = real(layer.dose, place);
      const lastDay = layer.fixed && next.fixed ? Infinity : whole(layer.day, place) + maxGapDays;
      const list: Way[] = [];
      const keep = (then: Way) => {
        const seen = [real(next.dose, then.place), ...then.later.slice(0, memory - 1)];
        const later = seen.map((time, m) => Math.min(time, dose + WEEK_MS - (memory - m) * minGap));
        keepBest(list, { cost: own + then.cost, place, then, later });
      };
      const open = behind[farthest[place] ?? -1]?.[0];
      if (open) keep(open);
      for (let j = firstFrom(next.dose, layer.fixed && next.fixed ? dose : dose + minGap); j < next.dose.length; j++) {
        if (real(next.dose, j) >= dose + far || whole(next.day, j) > lastDay) break;
        for (const then of behind[j] ?? []) if ((then.later[memory - 1] ?? Infinity) >= dose + WEEK_MS) keep(then);
      }
      return list;
    });
  }
  let best: Way | undefined;
  for (const [first] of ways) if (first && (!best || first.cost < best.cost)) best = first;
  if (!best) return undefined;
  const picks: number[] = [];
  for (let way: Way | null = best; way; way = way.then) picks.push(way.place);
  return { cost: best.cost, picks };
}

/** Adds a way unless another is as good in everything; drops those that it beats. The cheapest stays first. */
function keepBest(list: Way[], way: Way): void {
  if (list.some((other) => asGood(other, way))) return;
  const rest = list.filter((other) => !asGood(way, other));
  const place = rest.findIndex((other) => other.cost > way.cost);
  rest.splice(place < 0 ? rest.length : place, 0, way);
  list.splice(0, list.length, ...rest);
}

function asGood(a: Way, b: Way): boolean {
  return a.cost <= b.cost && a.later.every((time, m) => time >= (b.later[m] ?? Infinity));
}

function cheapestOf(costs: Float64Array): number {
  let best = -1;
  for (let i = 0; i < costs.length; i++) {
    if (real(costs, i) < (best < 0 ? Infinity : real(costs, best))) best = i;
  }
  return best;
}

function firstFrom(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (real(sorted, middle) >= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

// One for each kind of array: a function that reads both is several times slower in the inner loop.
function real(values: Float64Array, index: number): number {
  return values[index] ?? Infinity;
}

function whole(values: Int32Array, index: number): number {
  return values[index] ?? -1;
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError('no such layer');
  return value;
}
