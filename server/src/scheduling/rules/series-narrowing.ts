import { at, type Layer, NEVER, real, type Spacing, whole, windowOf } from './series-layers.js';

/** Costs that are this far apart differ in more than the day on which a series ends: the bound tells them apart. */
export const COARSE_STEP = 1e8;

/** The places of a layer taken together by day and by coarse cost. */
interface Groups {
  readonly size: number;
  readonly day: Int32Array;
  readonly least: Float64Array;
  /** The first and the last dose in each group. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Group of each place, -1 where the visit may not stand. */
  readonly of: Int32Array;
}

/** What no path through some layers can undercut, and what such a path can pass through. */
export interface Bounds {
  readonly least: number;
  readonly groups: readonly Groups[];
  /** For each layer and group the least cost from there on. */
  readonly onwards: readonly Float64Array[];
}

/**
 * A lower bound of the cheapest path, by days instead of places: from one group a visit may go on to another as soon as
 * the earliest of the one and the latest of the other keep the gap. The weekly limit is not asked for. Infinity only
 * when there is no path.
 */
export function boundsOf(layers: readonly Layer[], spacing: Spacing): Bounds {
  const known = new Map<Float64Array, Groups>();
  const groups = layers.map((layer) => {
    const own = known.get(layer.cost) ?? groupsOf(layer);
    known.set(layer.cost, own);
    return own;
  });
  const onwards: Float64Array[] = [];
  for (let k = layers.length - 1; k >= 0; k--) {
    const own = at(groups, k);
    const next = groups[k + 1];
    const total = own.least.slice(0, own.size);
    if (next) addFollowers(total, own, next, at(onwards, k + 1), windowOf(at(layers, k), at(layers, k + 1), spacing));
    onwards[k] = total;
  }
  return { least: onwards[0]?.reduce((a, b) => (b < a ? b : a), NEVER) ?? NEVER, groups, onwards };
}

/** The layers without the places that no path cheaper than `limit` passes through, and where the others were before. */
export function narrowed(
  layers: readonly Layer[],
  spacing: Spacing,
  { groups, onwards }: Bounds,
  limit: number,
): { readonly layers: Layer[]; readonly places: Int32Array[] } {
  const places: Int32Array[] = [];
  let before: Float64Array | undefined;
  const kept = layers.map((layer, k): Layer => {
    const own = at(groups, k);
    const upTo = own.least.slice(0, own.size);
    if (before) addLeaders(upTo, own, at(groups, k - 1), before, windowOf(at(layers, k - 1), layer, spacing));
    before = upTo;
    const through = at(onwards, k);
    const stays: number[] = [];
    for (let place = 0; place < own.of.length; place++) {
      const group = whole(own.of, place);
      if (group < 0) continue;
      const rest = real(through, group) - real(own.least, group) + real(layer.cost, place);
      const total = real(upTo, group) - real(own.least, group) + rest;
      if (total < limit) stays.push(place);
    }
    const stay = Int32Array.from(stays);
    places.push(stay);
    return {
      ...layer,
      dose: Float64Array.from(stay, (place) => real(layer.dose, place)),
      day: stay.map((place) => whole(layer.day, place)),
      cost: Float64Array.from(stay, (place) => real(layer.cost, place)),
    };
  });
  return { layers: kept, places };
}

type Gap = Pick<Spacing, 'minGap' | 'maxGapDays'>;

function addFollowers(total: Float64Array, own: Groups, next: Groups, after: Float64Array, gap: Gap): void {
  let start = 0;
  for (let i = 0; i < total.length; i++) {
    const [from, until] = [real(own.first, i) + gap.minGap, whole(own.day, i) + gap.maxGapDays];
    const day = gap.minGap > 0 ? whole(own.day, i) : -NEVER;
    while (start < next.size && whole(next.day, start) < day) start += 1;
    let best = NEVER;
    for (let j = start; j < next.size && whole(next.day, j) <= until; j++) {
      if (real(after, j) < best && real(next.last, j) >= from) best = real(after, j);
    }
    total[i] = real(total, i) + best;
  }
}

function addLeaders(total: Float64Array, own: Groups, previous: Groups, upTo: Float64Array, gap: Gap): void {
  let start = 0;
  for (let i = 0; i < total.length; i++) {
    const [until, day] = [real(own.last, i) - gap.minGap, whole(own.day, i)];
    while (start < previous.size && whole(previous.day, start) + gap.maxGapDays < day) start += 1;
    let best = NEVER;
    for (let j = start; j < previous.size && (gap.minGap === 0 || whole(previous.day, j) <= day); j++) {
      if (real(upTo, j) < best && real(previous.first, j) <= until) best = real(upTo, j);
    }
    total[i] = real(total, i) + best;
  }
}

/** Groups in the order of their days. */
function groupsOf({ dose, day, cost }: Layer): Groups {
  const of = new Int32Array(dose.length);
  const { days, least, first, last } = scratch(dose.length);
  let [size, begin, today, group, bottom] = [0, 0, -1, -1, 0];
  for (let place = 0; place < of.length; place++) {
    const own = real(cost, place);
    if (own === NEVER) {
      of[place] = -1;
      continue;
    }
    const on = whole(day, place);
    // Most often a place belongs where the one before it did.
    if (on !== today || group < 0 || own < bottom || own >= bottom + COARSE_STEP) {
      if (on !== today) [today, begin] = [on, size];
      bottom = Math.floor(own / COARSE_STEP) * COARSE_STEP;
      group = begin;
      while (group < size && (real(least, group) < bottom || real(least, group) >= bottom + COARSE_STEP)) group += 1;
      if (group === size) {
        size += 1;
        days[group] = today;
        least[group] = own;
        first[group] = real(dose, place);
      }
    }
    if (own < real(least, group)) least[group] = own;
    last[group] = real(dose, place);
    of[place] = group;
  }
  const own = { day: days.slice(0, size), least: least.slice(0, size) };
  return { size, ...own, first: first.slice(0, size), last: last.slice(0, size), of };
}

const tables = (length: number) => ({
  ...{ length, days: new Int32Array(length), least: new Float64Array(length) },
  ...{ first: new Float64Array(length), last: new Float64Array(length) },
});

let spare = tables(4096);

/** Room for the groups of one layer, of which there are far fewer than places. */
function scratch(length: number): typeof spare {
  if (spare.length < length) spare = tables(length);
  return spare;
}
