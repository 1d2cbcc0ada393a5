import { MINUTE_MS } from '../../platform/time/interval.js';
import type { Calendar, Span } from '../../scheduling/rules/obstacles.js';

/** A visit that took place, from its beginning to the end of its turnover; epoch milliseconds. */
export interface UsedTime extends Span {
  readonly roomId: string;
  readonly roomUntil: number;
}

/** Who had a visit where, on which day (YYYY-MM-DD). */
export interface PlacedVisit {
  readonly clinicianId: string;
  readonly locationId: string;
  readonly date: string;
}

/** What a location has: its hours, its rooms and who works there. */
export type StaffedHouse = Pick<Calendar, 'opening' | 'rooms' | 'clinicians'>;

export interface RoomUse {
  /** Prep to integration of the visits. */
  readonly inUse: number;
  /** Between the visits; counted apart (domain.md 5.4). */
  readonly turnover: number;
  /** Open room minutes for which there was a clinician. */
  readonly staffed: number;
  readonly visits: number;
}

/**
 * Room use within a stretch of time (domain.md 5.4): minutes in use, of the room minutes that were open and staffed. An
 * open room counts as staffed while a clinician works who is not counted for another one: at each moment there are as
 * many as the fewer of the two. Visits that ran past closing count in full. Since when a room has been out of service or
 * retired is not kept, so nothing of such a room counts, neither its minutes nor its visits.
 */
export function roomUse(within: Span, used: readonly UsedTime[], house: StaffedHouse): RoomUse {
  const rooms = new Set(house.rooms.flatMap(({ id, inService }) => (inService ? [id] : [])));
  const visits = used.filter(({ from, roomId }) => within.from <= from && from < within.until && rooms.has(roomId));
  return {
    inUse: total(visits.map(({ from, until }) => ({ from, until: Math.min(until, within.until) }))),
    turnover: total(visits.map(({ until, roomUntil }) => ({ from: until, until: Math.min(roomUntil, within.until) }))),
    staffed: staffedMinutes(within, house),
    visits: visits.length,
  };
}

/**
 * Where somebody without shifts is on a day: they may be booked anywhere, but are in one place. Where they had a visit that
 * day, else where they had their last one, else at the first location.
 * @param visits in order of time
 */
export function placeOn(
  date: string,
  clinicianId: string,
  visits: readonly PlacedVisit[],
  firstLocationId: string,
): string {
  const own = visits.filter((visit) => visit.clinicianId === clinicianId);
  return (own.find((visit) => visit.date === date) ?? own.at(-1))?.locationId ?? firstLocationId;
}

/** The numbers of several stretches or locations together. */
export function sumOf(uses: readonly RoomUse[]): RoomUse {
  const sum = (one: (use: RoomUse) => number) => uses.reduce((all, use) => all + one(use), 0);
  return {
    inUse: sum(({ inUse }) => inUse),
    turnover: sum(({ turnover }) => turnover),
    staffed: sum((use) => use.staffed),
    visits: sum((use) => use.visits),
  };
}

function staffedMinutes({ from, until }: Span, house: StaffedHouse): number {
  const { opening, rooms, clinicians } = house;
  const spans = [
    ...opening,
    ...rooms.flatMap(({ outages, blocks }) => [...outages, ...blocks]),
    ...clinicians.flatMap(({ shifts = [], absences }) => [...shifts, ...absences]),
  ];
  const inside = (moment: number) => Math.min(Math.max(moment, from), until);
  const moments = [...new Set(spans.flatMap((span) => [inside(span.from), inside(span.until)]))].sort((a, b) => a - b);
  const minutes = moments.slice(1).reduce((sum, next, index) => {
    const at = moments[index] ?? next;
    return sum + (staffedAt(house, at) * (next - at)) / MINUTE_MS;
  }, 0);
  return Math.floor(minutes);
}

function staffedAt({ opening, rooms, clinicians }: StaffedHouse, at: number): number {
  const during = (spans: readonly Span[]) => spans.some(({ from, until }) => from <= at && at < until);
  if (!during(opening)) return 0;
  const open = rooms.filter((room) => room.inService && !during(room.outages) && !during(room.blocks));
  const working = clinicians.filter(({ shifts, absences }) => during(shifts ?? opening) && !during(absences));
  return Math.min(open.length, working.length);
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, until }) => sum + Math.max(0, Math.round((until - from) / MINUTE_MS)), 0);
}
