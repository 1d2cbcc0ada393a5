import { at, type Layer, NEVER, type Path, real, type Spacing, WEEK_MS, windowOf } from './series-layers.js';

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
export function keepingPath(layers: readonly Layer[], spacing: Spacing, maxPerWeek: number): Path | undefined {
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
