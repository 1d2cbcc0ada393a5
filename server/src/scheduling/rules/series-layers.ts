import { HOUR_MS } from '../../platform/time/interval.js';

/** Infinity by a name of this module: the inner loops read it some million times. */
export const NEVER = Number.POSITIVE_INFINITY;

export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** The places in which one visit of a series could stand, in time order. */
export interface Layer {
  /** Ms of the clinic's clock at which dosing would begin (`wallMsIn`); ascending. */
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
  /** Ms of the clinic's clock from dose to dose, at least. */
  readonly minGap: number;
  /** Calendar days of the clinic from one visit to the next, at most. */
  readonly maxGapDays: number;
  /** Doses in any seven days of the clinic's clock, at most, 2 or more; null = as many as the gap allows. */
  readonly maxPerWeek: number | null;
}

/** How far a follower may be: ms of the clinic's clock, and days of its calendar. */
export interface Window {
  readonly minGap: number;
  readonly minDays: number;
  readonly maxGapDays: number;
}

export interface Path {
  readonly cost: number;
  /** Place of each visit in its layer. */
  readonly picks: readonly number[];
}

export function windowOf(layer: Layer, next: Layer, { minGap, maxGapDays }: Spacing): Window {
  if (layer.fixed && next.fixed) return { minGap: 0, minDays: 0, maxGapDays: NEVER };
  return { minGap, minDays: 0, maxGapDays };
}

/** For each place of a layer the cheapest place of the next one within the window, -1 when there is none. */
export function cheapestWithin(
  layer: Layer,
  next: Layer,
  cost: Float64Array,
  { minGap, minDays, maxGapDays }: Window,
): Int32Array {
  const found = new Int32Array(layer.dose.length).fill(-1);
  const queue = scratch(next.dose.length);
  // Both ends of the window only move towards earlier places; the queue holds rising costs from `head` on.
  let [head, tail, entered] = [0, 0, next.dose.length];
  for (let i = layer.dose.length - 1; i >= 0; i--) {
    if (real(layer.cost, i) === NEVER) continue;
    const [from, until] = [real(layer.dose, i) + minGap, whole(layer.day, i) + maxGapDays];
    const first = whole(layer.day, i) + minDays;
    while (entered > 0 && real(next.dose, entered - 1) >= from && whole(next.day, entered - 1) >= first) {
      entered -= 1;
      if (real(cost, entered) === NEVER) continue;
      while (tail > head && real(cost, whole(queue, tail - 1)) >= real(cost, entered)) tail -= 1;
      queue[tail++] = entered;
    }
    while (head < tail && whole(next.day, whole(queue, head)) > until) head += 1;
    if (head < tail) found[i] = whole(queue, head);
  }
  return found;
}

let spare = new Int32Array(4096);

/** Room for a queue; only one is needed at a time. */
function scratch(length: number): Int32Array {
  if (spare.length < length) spare = new Int32Array(length);
  return spare;
}

export function cheapestOf(costs: Float64Array): number {
  let best = -1;
  for (let i = 0; i < costs.length; i++) {
    if (real(costs, i) < (best < 0 ? NEVER : real(costs, best))) best = i;
  }
  return best;
}

// One for each kind of array: a function that reads both is several times slower in the inner loop.
export function real(values: Float64Array, index: number): number {
  return values[index] ?? NEVER;
}

export function whole(values: Int32Array, index: number): number {
  return values[index] ?? -1;
}

export function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError('no such layer');
  return value;
}
