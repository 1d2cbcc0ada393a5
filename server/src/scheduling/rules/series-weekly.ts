import { keepingPath } from './series-keeping.js';
import {
  at,
  cheapestOf,
  cheapestWithin,
  DAY_MS,
  type Layer,
  NEVER,
  type Path,
  real,
  type Spacing,
  WEEK_MS,
  whole,
  windowOf,
} from './series-layers.js';

/** The first visit with too many doses in the seven days from its own. */
export function brokenAt(layers: readonly Layer[], picks: readonly number[], maxPerWeek: number): number | undefined {
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
 * (`byDaysPath`) lacks some hours of seven whole days, either the earlier dose is that much earlier or the later one is
 * later than it was. Should that take too long, some path that keeps the limit is found at once, if there is one.
 */
export function exactPath(layers: readonly Layer[], spacing: WeeklySpacing, limit: number): Path | undefined {
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

export type WeeklySpacing = Spacing & { readonly maxPerWeek: number };

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
