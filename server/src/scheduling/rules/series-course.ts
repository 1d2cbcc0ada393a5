import { HOUR_MS } from '../../platform/time/interval.js';
import { addDays, daysBetween } from '../../platform/time/dates.js';
import { wallMsIn } from '../../platform/time/zone.js';
import { clinicDate, NEVER, type Openings, openingsAt, openingsFor, type SeriesGround } from './series-openings.js';
import type { Layer, Spacing } from './series-layers.js';
import { COARSE_STEP } from './series-narrowing.js';
import type { Anchors, SeriesRules, SeriesWanted, Trait, VisitInPlace, VisitToPlace } from './series-wanted.js';
import type { VisitPhases } from './visit-phases.js';

/** Openings of a ground by phases, computed once for all questions that are asked of it. */
export type GroundOpenings = (phases: VisitPhases) => Openings;

/** The openings that a visit may use by every rule that concerns it alone. */
export interface OpenLayer {
  readonly visit: VisitToPlace;
  readonly openings: Openings;
}

/** A visit that stays where it is. */
export interface FixedLayer {
  readonly visit: VisitInPlace;
  readonly layer: Layer;
}

export type CourseLayer = OpenLayer | FixedLayer;

/** What a search weighs: traits that must be shared, that come before the last day, and that come after it. */
export interface Weighing {
  readonly must: readonly Trait[];
  readonly first: readonly Trait[];
  readonly rest: readonly Trait[];
}

/** Far enough apart that no sum of the lesser ever outweighs one of the greater. */
const FIRST_WEIGHT = COARSE_STEP;
const LAST_DAY_WEIGHT = 1e4;
const REST_WEIGHT = 1e2;
const MINUTES_PER_DAY = 24 * 60;

const LAST_DATE = '9999-12-31';
const WEEK_MS = 7 * 24 * HOUR_MS;

export function groundOpenings(ground: SeriesGround): GroundOpenings {
  const known = new Map<string, Openings>();
  return (phases) => {
    const key = JSON.stringify(phases);
    const openings = known.get(key) ?? openingsFor(ground, phases);
    known.set(key, openings);
    return openings;
  };
}

export function spacingOf({ minGapHours, maxGapDays, maxPerWeek }: SeriesRules): Spacing {
  return { minGap: minGapHours * HOUR_MS, maxGapDays, maxPerWeek };
}

/** Where each visit could stand if it were alone. Visits with the same places share them. */
export function courseOf(
  ground: SeriesGround,
  { visits, doses, rules }: SeriesWanted,
  openings: GroundOpenings,
): CourseLayer[] {
  const dayAllowed = allowedDays(ground, rules);
  const only = ground.calendar.clinicians.findIndex(({ id }) => id === rules.clinicianId);
  const known = new Map<string, Openings>();
  let placed = 0;
  return visits.map((visit) => {
    if ('dose' in visit) return { visit, layer: fixedLayer(ground, visit) };
    const bounds = boundsAfter(ground, doses, rules, placed);
    placed += 1;
    const all = openings(visit.phases);
    const key = JSON.stringify([visit.phases, bounds]);
    const kept =
      known.get(key) ??
      openingsAt(
        all,
        [...all.from.keys()].filter((place) => {
          const [day = 0, minute = 0, dose = 0] = [all.day[place], all.minute[place], all.wall[place]];
          return (
            dayAllowed[day] &&
            rules.startsFrom <= minute &&
            minute <= rules.startsUntil &&
            dose >= bounds.dose &&
            (ground.days[day]?.date ?? '') <= bounds.date &&
            (rules.clinicianId === null || all.clinicians[only]?.[place] === 1)
          );
        }),
      );
    known.set(key, kept);
    return { visit, openings: kept };
  });
}

function fixedLayer({ zone, days }: SeriesGround, { dose }: VisitInPlace): Layer {
  const date = clinicDate(zone, dose);
  const day = daysBetween(days[0]?.date ?? date, date);
  return {
    dose: Float64Array.of(wallMsIn(zone, new Date(dose))),
    day: Int32Array.of(day),
    cost: Float64Array.of(0),
    fixed: true,
  };
}

/** What some places of the openings cost when the visits share the anchors; without the weight of the last day. */
export function costsOf(openings: Openings, places: Int32Array, anchors: Anchors, weigh: Weighing): Float64Array {
  const cost = new Float64Array(places.length);
  const { day, minute } = openings;
  const { time } = anchors;
  for (let n = 0; n < cost.length; n++) {
    const place = places[n] ?? -1;
    const off = time === undefined ? 0 : Math.abs((minute[place] ?? 0) - time) / MINUTES_PER_DAY;
    cost[n] = (day[place] ?? 0) / 1000 + off;
  }
  for (const [traits, weight] of [
    [weigh.must, NEVER],
    [weigh.first, FIRST_WEIGHT],
    [weigh.rest, REST_WEIGHT],
  ] as const) {
    for (const trait of traits) {
      const anchor = anchors[trait];
      if (anchor === undefined) continue;
      if (trait === 'time') chargeTime(cost, minute, places, anchor, weight);
      else chargeBusy(cost, (trait === 'room' ? openings.rooms : openings.clinicians)[anchor], places, weight);
    }
  }
  return cost;
}

function chargeTime(cost: Float64Array, minute: Int32Array, places: Int32Array, time: number, weight: number): void {
  for (let n = 0; n < cost.length; n++) {
    if (minute[places[n] ?? -1] !== time) cost[n] = (cost[n] ?? 0) + weight;
  }
}

function chargeBusy(cost: Float64Array, free: Uint8Array | undefined, places: Int32Array, weight: number): void {
  for (let n = 0; n < cost.length; n++) {
    if (free?.[places[n] ?? -1] !== 1) cost[n] = (cost[n] ?? 0) + weight;
  }
}

/** The same costs for the last visit, whose day is when the series ends. */
export function lastCosts(day: Int32Array, costs: Float64Array): Float64Array {
  const last = new Float64Array(costs.length);
  for (let n = 0; n < last.length; n++) last[n] = (costs[n] ?? 0) + (day[n] ?? 0) * LAST_DAY_WEIGHT;
  return last;
}

/**
 * How much more than the least a series may cost at first, when this many traits come first: two days later, a week
 * later, then one more that is not shared, and so on; at last anything.
 */
export function slacks(traits: number): number[] {
  const days = 2.5 * LAST_DAY_WEIGHT;
  const steps = Array.from({ length: traits > 0 ? 2 + traits : 1 }, (_, n) => n * FIRST_WEIGHT + days);
  const [near = days, ...more] = steps;
  return [near, 7 * LAST_DAY_WEIGHT, ...more, NEVER];
}

/** Whether a series ends no later than any can, and keeps everything: then none is worth looking for. */
export function isPerfect(cost: number, earliestDay: number): boolean {
  return cost - earliestDay * LAST_DAY_WEIGHT < REST_WEIGHT;
}

/** The day on which a series of this cost ends. */
export function lastDayOf(cost: number): number {
  return Math.floor((cost % FIRST_WEIGHT) / LAST_DAY_WEIGHT);
}

/** Whether an opening lets the visit share what is decided for a trait; an open question is no obstacle. */
export function shares(openings: Openings, place: number, anchors: Anchors, trait: Trait): boolean {
  const anchor = anchors[trait];
  if (anchor === undefined) return true;
  if (trait === 'time') return openings.minute[place] === anchor;
  return (trait === 'room' ? openings.rooms : openings.clinicians)[anchor]?.[place] === 1;
}

function allowedDays({ days }: SeriesGround, { notBefore, finishBy, weekdays, away }: SeriesRules): boolean[] {
  return days.map(
    ({ date, weekday }) =>
      notBefore <= date &&
      date <= finishBy &&
      weekdays.includes(weekday) &&
      !away.some(({ from, until }) => from <= date && date <= until),
  );
}

/**
 * What the doses before the series leave of the places of its n-th visit: the least gap and the weekly limit, and for
 * the first one the longest gap too, unless that has passed already and nothing can keep it any more.
 */
function boundsAfter(
  { zone }: SeriesGround,
  doses: readonly number[],
  { minGapHours, maxGapDays, maxPerWeek, notBefore }: SeriesRules,
  placed: number,
): { readonly dose: number; readonly date: string } {
  const last = doses.at(-1);
  if (last === undefined) return { dose: 0, date: LAST_DATE };
  const rival = maxPerWeek === null ? undefined : doses[doses.length - maxPerWeek + placed];
  const wall = (dose: number) => wallMsIn(zone, new Date(dose));
  const byWeek = rival === undefined ? 0 : wall(rival) + WEEK_MS;
  if (placed > 0) return { dose: byWeek, date: LAST_DATE };
  const latest = addDays(clinicDate(zone, last), maxGapDays);
  return { dose: Math.max(byWeek, wall(last) + minGapHours * HOUR_MS), date: latest >= notBefore ? latest : LAST_DATE };
}
