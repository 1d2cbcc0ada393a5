import { MINUTE_MS } from '../../platform/time/interval.js';
import type { Span } from './obstacles.js';
import { type CourseLayer, shares } from './series-course.js';
import { type SeriesGround, turnoverIn } from './series-openings.js';
import { type Anchors, keepOf, type SeriesRules, type Trait, TRAITS } from './series-wanted.js';
import { visitMinutes } from './visit-phases.js';

export interface PlacedVisit extends Span {
  readonly ordinal: number;
  readonly roomUntil: number;
  readonly dose: number;
  /** YYYY-MM-DD on the clinic's calendar */
  readonly date: string;
  readonly roomId: string;
  readonly clinicianId: string;
  /** What was to stay the same and differs at this visit. */
  readonly differs: readonly Trait[];
}

/**
 * Rooms and clinicians of the starts that were picked, bound as late as this so that the search has every room to
 * choose from. The shared one where it is free, else who or what has most visits of the series already; then the
 * clinician with the least to do that day, and the room in which the smallest stretch of time is left over.
 */
export function chooseParties(
  ground: SeriesGround,
  course: readonly CourseLayer[],
  picks: readonly number[],
  anchors: Anchors,
  rules: SeriesRules,
): PlacedVisit[] {
  const { rooms, clinicians } = ground.calendar;
  const used = { room: new Map<number, number>(), clinician: new Map<number, number>() };
  const only = rules.clinicianId === null ? undefined : clinicians.findIndex(({ id }) => id === rules.clinicianId);
  return course.flatMap((layer, k) => {
    const place = picks[k] ?? -1;
    if (!('openings' in layer)) return [];
    const { visit, openings } = layer;
    const [from = NaN, dose = NaN, day = -1] = [openings.from[place], openings.dose[place], openings.day[place]];
    const until = from + visitMinutes(visit.phases) * MINUTE_MS;
    const cleaned = (roomId = '') => until + turnoverIn(ground, roomId, visit.phases) * MINUTE_MS;
    const clinician = choose(freeAt(openings.clinicians, place), only ?? anchors.clinician, used.clinician, (index) =>
      workload(ground, clinicians[index]?.id, day),
    );
    const room = choose(freeAt(openings.rooms, place), anchors.room, used.room, (index) =>
      leftOver(ground, rooms[index]?.id, { from, until: cleaned(rooms[index]?.id) }),
    );
    const roomId = rooms[room]?.id ?? '';
    return {
      ...{ ordinal: visit.ordinal, from, until, roomUntil: cleaned(roomId), dose, roomId },
      date: ground.days[day]?.date ?? '',
      clinicianId: clinicians[clinician]?.id ?? '',
      differs: TRAITS.filter((trait) => keepOf(rules, trait) !== 'any' && !shares(openings, place, anchors, trait)),
    };
  });
}

function freeAt(rows: readonly Uint8Array[], place: number): number[] {
  return [...rows.keys()].filter((index) => rows[index]?.[place] === 1);
}

function choose(
  able: readonly number[],
  anchor: number | undefined,
  used: Map<number, number>,
  strain: (index: number) => number,
): number {
  const ranked = able
    .map((index) => ({ index, uses: used.get(index) ?? 0, strain: strain(index) }))
    .sort((a, b) => b.uses - a.uses || a.strain - b.strain || a.index - b.index);
  const chosen = anchor !== undefined && able.includes(anchor) ? anchor : (ranked[0]?.index ?? -1);
  used.set(chosen, (used.get(chosen) ?? 0) + 1);
  return chosen;
}

/** Bookings of a clinician on the day of an opening. */
function workload({ calendar, days }: SeriesGround, clinicianId: string | undefined, day: number): number {
  const { from, until } = days[day] ?? { from: 0, until: 0 };
  return calendar.taken.filter((other) => other.clinicianId === clinicianId && from <= other.from && other.from < until)
    .length;
}

/** Time before and after the visit until something else takes the room or the clinic is closed, ms. */
function leftOver({ calendar }: SeriesGround, roomId: string | undefined, visit: Span): number {
  const open = calendar.opening.find(({ from, until }) => from <= visit.from && visit.from < until) ?? visit;
  let [before, after] = [open.from, open.until];
  for (const other of calendar.taken) {
    if (other.roomId !== roomId) continue;
    if (other.roomUntil <= visit.from) before = Math.max(before, other.roomUntil);
    if (other.from >= visit.until) after = Math.min(after, other.from);
  }
  return visit.from - before + Math.max(0, after - visit.until);
}
