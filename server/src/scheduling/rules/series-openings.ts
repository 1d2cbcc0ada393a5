import { MINUTE_MS } from '../../platform/time/interval.js';
import { dateIn, dayIn, timeIn } from '../../platform/time/zone.js';
import { type ClinicDay, clinicDays } from './clinic-days.js';
import { type Calendar, type Span, watchedSpan } from './obstacles.js';
import { type VisitPhases, visitMinutes } from './visit-phases.js';
import { phasesIn } from './visit-times.js';

/** Infinity by a name of this module, for the inner loops. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Visits of a series begin at quarter hours of the clinic's clock. */
export const START_STEP_MINUTES = 15;

/**
 * Starts at which the patient is free, the clinic is open and at least one room and one clinician are free, in time
 * order. Columns instead of objects: a search reads each of them some hundred times.
 */
export interface Openings {
  /** Epoch ms: the patient enters the room. */
  readonly from: Float64Array;
  /** Epoch ms: dosing begins. */
  readonly dose: Float64Array;
  /** The same on the clinic's clock (`wallMsIn`); it never falls: through an hour that the clock shows twice it stands still. */
  readonly wall: Float64Array;
  /** Index in `SeriesGround.days`. */
  readonly day: Int32Array;
  /** Minutes after midnight on the clinic's clock. */
  readonly minute: Int32Array;
  /** For each room of the calendar, 1 where it is free. */
  readonly rooms: readonly Uint8Array[];
  /** For each clinician of the calendar, 1 where they are free. */
  readonly clinicians: readonly Uint8Array[];
}

/** What the search stands on: a stretch of clinic days with the calendar of all of them. */
export interface SeriesGround {
  readonly calendar: Calendar;
  readonly days: readonly ClinicDay[];
  /** IANA name of the clinic's zone. */
  readonly zone: string;
  readonly patientId: string;
  /** Minutes of turnover by room id. */
  readonly turnover: ReadonlyMap<string, number>;
  /** Epoch ms */
  readonly now: number;
}

/** Calendar days of a zone, both ends included; empty when `until` is before `from`. */
export function daysThrough(zone: string, from: string, until: string): ClinicDay[] {
  return from > until ? [] : clinicDays(zone, dayIn(zone, from).start, dayIn(zone, until).end);
}

/** Minutes that a room is cleaned after a visit of these phases. */
export function turnoverIn({ turnover }: SeriesGround, roomId: string, phases: VisitPhases): number {
  return phasesIn({ turnoverMinutes: turnover.get(roomId) ?? phases.turnover }, phases).turnover;
}

/**
 * Every quarter hour at which a visit of these phases could begin, in time order: exactly those starts for which
 * `obstaclesTo` finds nothing in the way of some room and some clinician. Computed by marking what each booking blocks
 * instead of asking start by start, which is a thousand times less work.
 */
export function openingsFor(ground: SeriesGround, phases: VisitPhases): Openings {
  const { calendar } = ground;
  const length = visitMinutes(phases) * MINUTE_MS;
  const starts = openStarts(ground, length);
  const free = Uint8Array.from(starts, () => 1);
  for (const other of calendar.taken) if (other.patientId === ground.patientId) block(free, starts, other, length);
  const { rooms, clinicians } = partiesFree(ground, starts, free, phases);
  const watched = calendar.taken.flatMap((other) => other.watched ?? []).sort((a, b) => a.from - b.from);
  const kept = [...starts.keys()].filter((index) => {
    if (!rooms.some((row) => row[index] === 1) || !clinicians.some((row) => row[index] === 1)) return false;
    const from = starts[index] ?? 0;
    const watch = watchedSpan({ from, until: from + length }, phases);
    return !watch || mayWatch(watch, watched, calendar.monitorLimit);
  });
  const clock = wallClock(ground);
  const found = kept.map((index) => ({ from: starts[index] ?? 0, ...clock(starts[index] ?? 0) }));
  return {
    from: Float64Array.from(found, ({ from }) => from),
    dose: Float64Array.from(found, ({ from }) => from + phases.prep * MINUTE_MS),
    wall: neverFalling(found.map(({ wall }) => wall + phases.prep * MINUTE_MS)),
    day: Int32Array.from(found, ({ day }) => day),
    minute: Int32Array.from(found, ({ minute }) => minute),
    rooms: rooms.map((row) => pickInto(new Uint8Array(kept.length), row, kept)),
    clinicians: clinicians.map((row) => pickInto(new Uint8Array(kept.length), row, kept)),
  };
}

/** The openings at some of the places. */
export function openingsAt(openings: Openings, places: readonly number[]): Openings {
  return {
    from: pickInto(new Float64Array(places.length), openings.from, places),
    dose: pickInto(new Float64Array(places.length), openings.dose, places),
    wall: pickInto(new Float64Array(places.length), openings.wall, places),
    day: pickInto(new Int32Array(places.length), openings.day, places),
    minute: pickInto(new Int32Array(places.length), openings.minute, places),
    rooms: openings.rooms.map((row) => pickInto(new Uint8Array(places.length), row, places)),
    clinicians: openings.clinicians.map((row) => pickInto(new Uint8Array(places.length), row, places)),
  };
}

function pickInto<T extends Float64Array | Int32Array | Uint8Array>(into: T, row: T, places: readonly number[]): T {
  for (let index = 0; index < places.length; index++) into[index] = row[places[index] ?? 0] ?? 0;
  return into;
}

/** For each room and each clinician the starts at which a visit finds them free, 1 or 0. */
function partiesFree(ground: SeriesGround, starts: readonly number[], free: Uint8Array, phases: VisitPhases) {
  const { calendar } = ground;
  const length = visitMinutes(phases) * MINUTE_MS;
  const rooms = calendar.rooms.map(({ id, inService, outages, blocks }) => {
    const row = inService ? free.slice() : new Uint8Array(free.length);
    const needed = length + turnoverIn(ground, id, phases) * MINUTE_MS;
    for (const span of [...outages, ...blocks]) block(row, starts, span, needed);
    return { row, needed };
  });
  const clinicians = calendar.clinicians.map(({ shifts, absences }) => {
    const row = shifts ? inShift(free, starts, shifts, length) : free.slice();
    for (const span of absences) block(row, starts, span, length);
    return row;
  });
  const roomIndex = new Map(calendar.rooms.map(({ id }, index) => [id, index]));
  const clinicianIndex = new Map(calendar.clinicians.map(({ id }, index) => [id, index]));
  for (const other of calendar.taken) {
    const room = rooms[roomIndex.get(other.roomId) ?? -1];
    if (room) block(room.row, starts, { from: other.from, until: other.roomUntil }, room.needed);
    const clinician = clinicians[clinicianIndex.get(other.clinicianId) ?? -1];
    if (clinician) block(clinician, starts, other, length);
  }
  return { rooms: rooms.map(({ row }) => row), clinicians };
}

/** Quarter hours of the days, not past, from which a visit ends within one stretch of opening time. */
function openStarts({ calendar, days, now }: SeriesGround, length: number): number[] {
  const [first, last] = [days[0]?.from ?? 0, days.at(-1)?.until ?? 0];
  const step = START_STEP_MINUTES * MINUTE_MS;
  const starts = new Set<number>();
  for (const span of calendar.opening) {
    const from = Math.max(span.from, first, now);
    for (let start = Math.ceil(from / step) * step; start + length <= span.until && start < last; start += step) {
      starts.add(start);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

/** Marks the starts whose stretch of `length` would meet the span. */
function block(row: Uint8Array, starts: readonly number[], { from, until }: Span, length: number): void {
  for (let index = firstAfter(starts, from - length); index < starts.length; index++) {
    if ((starts[index] ?? NEVER) >= until) return;
    row[index] = 0;
  }
}

/** Keeps the starts whose whole visit lies in one shift. */
function inShift(free: Uint8Array, starts: readonly number[], shifts: readonly Span[], length: number): Uint8Array {
  const row = new Uint8Array(free.length);
  for (const { from, until } of shifts) {
    for (let index = firstAfter(starts, from - 1); index < starts.length; index++) {
      if ((starts[index] ?? NEVER) + length > until) break;
      row[index] = free[index] ?? 0;
    }
  }
  return row;
}

/** Index of the first start that is later than `instant`. */
function firstAfter(starts: readonly number[], instant: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** No watch lasts longer than a booking may, so an earlier one cannot reach into this moment. */
const LONGEST_MS = 12 * 60 * MINUTE_MS;

/** Whether at each moment of a watch fewer others than the limit are watched. `watched` is sorted by its beginnings. */
function mayWatch(watch: Span, watched: readonly Span[], limit: number): boolean {
  let [low, high] = [0, watched.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((watched[middle]?.from ?? 0) > watch.from - LONGEST_MS) high = middle;
    else low = middle + 1;
  }
  const others: Span[] = [];
  for (let index = low; index < watched.length; index++) {
    const other = watched[index];
    if (!other || other.from >= watch.until) break;
    if (other.until > watch.from) others.push(other);
  }
  if (others.length < limit) return true;
  // Only where a watch begins can their number grow.
  const moments = [watch.from, ...others.map(({ from }) => Math.max(from, watch.from))];
  return moments.every((at) => others.filter(({ from, until }) => from <= at && at < until).length < limit);
}

/** Day, minute of the day and ms of the wall clock at an instant; the zone's rules are only asked on days when the clock changes. */
function wallClock({ days, zone }: SeriesGround): (instant: number) => { day: number; minute: number; wall: number } {
  const midnights = days.map(({ date }) => Date.parse(`${date}T00:00:00Z`));
  let day = 0;
  return (instant) => {
    while (instant >= (days[day]?.until ?? NEVER)) day += 1;
    const { from, until } = days[day] ?? { from: instant, until: instant };
    const plain = until - from === 24 * 60 * MINUTE_MS;
    const minute = plain ? (instant - from) / MINUTE_MS : minuteIn(zone, instant);
    return { day, minute, wall: (midnights[day] ?? instant) + minute * MINUTE_MS };
  };
}

function neverFalling(values: readonly number[]): Float64Array {
  let last = -NEVER;
  return Float64Array.from(values, (value) => (last = Math.max(last, value)));
}

function minuteIn(zone: string, instant: number): number {
  const [hours = 0, minutes = 0] = timeIn(zone, new Date(instant)).split(':').map(Number);
  return hours * 60 + minutes;
}

/** Clinic date of an instant. */
export function clinicDate(zone: string, instant: number): string {
  return dateIn(zone, new Date(instant));
}
