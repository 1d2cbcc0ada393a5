import { HOUR_MS } from '../../platform/time/interval.js';

/** Infinity by a name of this module: the inner loops read it some million times. */
const NEVER = Number.POSITIVE_INFINITY;

const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

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

/** How far a follower may be: exact ms, and days of the calendar. */
interface Window {
  readonly minGap: number;
  readonly minDays: number;
  readonly maxGapDays: number;
}

export interface Path {
  readonly cost: number;
  /** Place of each visit in its layer. */
  readonly picks: readonly number[];
}

/**
 * The cheapest way to put one visit into each layer under the spacing; of equally cheap ones the earliest. Exact: it
 * returns undefined only when there is none, or none that costs less than `limit`. Works from the last visit back: what
 * a place costs with everything that follows it, the cheapest follower within the window found by a monotonic queue, so
 * O(visits x places). The weekly limit is left out at first and asked for where the answer breaks it.
 */
export function cheapestPath(layers: readonly Layer[], spacing: Spacing, limit = NEVER): Path | undefined {
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

function windowOf(layer: Layer, next: Layer, { minGap, maxGapDays }: Spacing): Window {
  if (layer.fixed && next.fixed) return { minGap: 0, minDays: 0, maxGapDays: NEVER };
  return { minGap, minDays: 0, maxGapDays };
}

/** For each place of a layer the cheapest place of the next one within the window, -1 when there is none. */
function cheapestWithin(
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

/** The first visit with too many doses in the seven days from its own. */
function brokenAt(layers: readonly Layer[], picks: readonly number[], maxPerWeek: number): number | undefined {
  for (let k = 0; k + maxPerWeek < picks.length; k++) {
    if (doseAt(layers, picks, k + maxPerWeek) - doseAt(layers, picks, k) < WEEK_MS) return k;
  }
  return undefined;
}

function doseAt(layers: readonly Layer[], picks: readonly number[], k: number): number {
  return real(at(layers, k).dose, picks[k] ?? -1);
}

/** Nodes of the search for the cheapest path under the weekly limit, after which any path that keeps it will do. */
const MOST_NODES = 100;

interface Node {
  readonly path: Path;
  readonly layers: readonly Layer[];
}

/**
 * The same with the weekly limit, by branch and bound: where the cheapest path that keeps seven calendar days
 * (`byDaysPath`) lacks some hours of seven exact days, either the earlier dose is that much earlier or the later one is
 * later than it was. Should that take too long, some path that keeps the limit is found at once, if there is one.
 */
function exactPath(layers: readonly Layer[], spacing: WeeklySpacing, limit: number): Path | undefined {
  const { maxPerWeek } = spacing;
  const byDays = byDaysPath(layers, spacing);
  if (!byDays) return undefined;
  const open: Node[] = [{ path: byDays, layers }];
  for (let visited = 0; visited < MOST_NODES; visited++) {
    const index = open.reduce((best, node, n) => (node.path.cost < (open[best]?.path.cost ?? NEVER) ? n : best), 0);
    const [node] = open.splice(index, 1);
    if (!node) return undefined;
    if (node.path.cost >= limit) return undefined;
    const broken = brokenAt(layers, node.path.picks, maxPerWeek);
    if (broken === undefined) return node.path;
    const later = doseAt(layers, node.path.picks, broken + maxPerWeek);
    for (const narrowed of [
      within(node.layers, broken, -NEVER, later - WEEK_MS),
      within(within(node.layers, broken, later - WEEK_MS + 1, NEVER), broken + maxPerWeek, later + 1, NEVER),
    ]) {
      const path = byDaysPath(narrowed, spacing);
      if (path) open.push({ path, layers: narrowed });
    }
  }
  return keepingPath(layers, spacing, maxPerWeek);
}

type WeeklySpacing = Spacing & { readonly maxPerWeek: number };

const WEEK_DAYS = 7;

/** What a place has to remember of those behind it: days to the next visits, as far as they matter to those before. */
interface Memory {
  readonly days: readonly number[];
  readonly total: Float64Array;
  /** Follower of each place, and its memory. */
  readonly follower: Int32Array;
  readonly followerMemory: Int32Array;
}

/**
 * The cheapest path in which a dose and the one `maxPerWeek` visits later are seven calendar days apart. The least gap
 * keeps the memory short: two or three values where it is two days.
 */
function byDaysPath(layers: readonly Layer[], spacing: WeeklySpacing): Path | undefined {
  const { minGap, maxPerWeek } = spacing;
  const leastDays = Math.floor(minGap / DAY_MS);
  // From this many days on, a later visit is no matter to anybody before.
  const enough = Array.from({ length: maxPerWeek - 1 }, (_, m) => WEEK_DAYS - (maxPerWeek - 1 - m) * leastDays);
  const [closest, most] = [enough[0] ?? 0, enough.at(-1) ?? 0];
  const steps: Memory[][] = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = at(layers, k);
    const next = layers[k + 1];
    if (!next) {
      steps[k] = [{ days: enough, total: layer.cost, follower: NOBODY, followerMemory: NOBODY }];
      continue;
    }
    const memories = new Map<string, Memory>();
    const window = windowOf(layer, next, spacing);
    for (const [index, behind] of (steps[k + 1] ?? []).entries()) {
      const last = behind.days.at(-1) ?? most;
      const least = last >= most ? leastDays : Math.max(leastDays, WEEK_DAYS - last);
      for (let days = Math.min(least, Math.max(closest, leastDays)); ; days++) {
        const isOpen = days >= closest;
        if (days >= least) {
          const range = isOpen
            ? { minDays: Math.max(days, least) }
            : { minDays: days, maxGapDays: Math.min(days, window.maxGapDays) };
          const found = cheapestWithin(layer, next, behind.total, {
            ...window,
            ...(layer.fixed && next.fixed ? {} : range),
          });
          const memory = enough.map((limit, m) => Math.min(limit, m === 0 ? days : days + (behind.days[m - 1] ?? 0)));
          keepCheapest(memories, memory, layer.cost, found, behind.total, index);
        }
        if (isOpen) break;
      }
    }
    steps[k] = [...memories.values()];
  }
  return walk(steps);
}

/** Takes over, for each place, what is cheaper than what the same memory had so far. */
function keepCheapest(
  memories: Map<string, Memory>,
  days: readonly number[],
  own: Float64Array,
  found: Int32Array,
  total: Float64Array,
  index: number,
): void {
  const key = days.join();
  const memory = memories.get(key) ?? {
    ...{ days, total: new Float64Array(own.length).fill(NEVER) },
    ...{ follower: new Int32Array(own.length).fill(-1), followerMemory: new Int32Array(own.length).fill(-1) },
  };
  memories.set(key, memory);
  for (let place = 0; place < own.length; place++) {
    const next = whole(found, place);
    if (next < 0) continue;
    const cost = real(own, place) + real(total, next);
    if (cost >= real(memory.total, place)) continue;
    memory.total[place] = cost;
    memory.follower[place] = next;
    memory.followerMemory[place] = index;
  }
}

function walk(steps: readonly (readonly Memory[])[]): Path | undefined {
  let best: { readonly cost: number; place: number; memory: number } = { cost: NEVER, place: -1, memory: -1 };
  for (const [memory, { total }] of (steps[0] ?? []).entries()) {
    const place = cheapestOf(total);
    if (place >= 0 && real(total, place) < best.cost) best = { cost: real(total, place), place, memory };
  }
  if (best.place < 0) return undefined;
  const picks: number[] = [];
  let { place, memory } = best;
  for (const step of steps) {
    picks.push(place);
    const from = step[memory];
    if (!from) break;
    [place, memory] = [whole(from.follower, place), whole(from.followerMemory, place)];
  }
  return { cost: best.cost, picks };
}

const NOBODY = new Int32Array(0);

/** The layers, one of them without the places outside of some time. */
function within(layers: readonly Layer[], k: number, from: number, until: number): Layer[] {
  return layers.map((layer, index) => {
    if (index !== k) return layer;
    const cost = layer.cost.map((own, place) => {
      const dose = real(layer.dose, place);
      return from <= dose && dose <= until ? own : NEVER;
    });
    return { ...layer, cost };
  });
}

let spare = new Int32Array(4096);

/** Room for a queue; only one is needed at a time. */
function scratch(length: number): Int32Array {
  if (spare.length < length) spare = new Int32Array(length);
  return spare;
}

/** How a series can go on from a day: the doses of the next visits, each the later the better, and their places. */
interface Rest {
  readonly doses: readonly number[];
  readonly place: number;
  readonly cost: number;
  readonly then: Rest | null;
}

/**
 * Some path that keeps the weekly limit, if there is one. Backwards over days: for each day the ways to go on of which
 * none has every dose later than another. From one way and one day only the latest place that fits is of interest.
 */
function keepingPath(layers: readonly Layer[], spacing: Spacing, maxPerWeek: number): Path | undefined {
  let behind = new Map<number, Rest[]>();
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = at(layers, k);
    const next = layers[k + 1];
    const { minGap, maxGapDays } = next ? windowOf(layer, next, spacing) : { ...spacing };
    const reached = new Map<number, Rest[]>();
    for (const [day, places] of placesByDay(layer)) {
      const list: Rest[] = [];
      const add = (place: number | undefined, then: Rest | null) => {
        if (place === undefined) return;
        const doses = [real(layer.dose, place), ...(then?.doses ?? [])].slice(0, maxPerWeek);
        const rest = { doses, place, cost: real(layer.cost, place) + (then?.cost ?? 0), then };
        if (list.some((other) => noEarlier(other, rest))) return;
        const kept = list.filter((other) => !noEarlier(rest, other));
        list.splice(0, list.length, ...kept, rest);
      };
      if (!next) add(places.at(-1), null);
      for (const [nextDay, rests] of behind) {
        if (nextDay < day || nextDay > day + maxGapDays) continue;
        for (const rest of rests) {
          const latest = Math.min((rest.doses[0] ?? 0) - minGap, (rest.doses[maxPerWeek - 1] ?? NEVER) - WEEK_MS);
          add(
            places.findLast((place) => real(layer.dose, place) <= latest),
            rest,
          );
        }
      }
      if (list.length > 0) reached.set(day, list);
    }
    behind = reached;
  }
  const first = [...behind.values()].flat().reduce<Rest | null>((a, b) => (a && a.cost <= b.cost ? a : b), null);
  if (!first) return undefined;
  const picks: number[] = [];
  for (let rest: Rest | null = first; rest; rest = rest.then) picks.push(rest.place);
  return { cost: first.cost, picks };
}

function placesByDay(layer: Layer): Map<number, number[]> {
  const days = new Map<number, number[]>();
  layer.day.forEach((day, place) => {
    if (real(layer.cost, place) === NEVER) return;
    const places = days.get(day);
    if (places) places.push(place);
    else days.set(day, [place]);
  });
  return days;
}

function noEarlier(a: Rest, b: Rest): boolean {
  return b.doses.every((dose, n) => (a.doses[n] ?? NEVER) >= dose);
}

function cheapestOf(costs: Float64Array): number {
  let best = -1;
  for (let i = 0; i < costs.length; i++) {
    if (real(costs, i) < (best < 0 ? NEVER : real(costs, best))) best = i;
  }
  return best;
}

// One for each kind of array: a function that reads both is several times slower in the inner loop.
function real(values: Float64Array, index: number): number {
  return values[index] ?? NEVER;
}

function whole(values: Int32Array, index: number): number {
  return values[index] ?? -1;
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new RangeError('no such layer');
  return value;
}
