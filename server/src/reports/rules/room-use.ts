import type { Calendar, Span } from '../../scheduling/rules/obstacles.js';

const MINUTE_MS = 60_000;

/** A visit that took place, from its beginning to the end of its turnover; epoch milliseconds. */
export interface UsedTime extends Span {
  readonly roomUntil: number;
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
 * many as the fewer of the two. Visits that ran past closing count in full.
 */
export function roomUse(within: Span, used: readonly UsedTime[], house: StaffedHouse): RoomUse {
  const visits = used.filter(({ from }) => within.from <= from && from < within.until);
  return {
    inUse: total(visits.map(({ from, until }) => ({ from, until: Math.min(until, within.until) }))),
    turnover: total(visits.map(({ until, roomUntil }) => ({ from: until, until: Math.min(roomUntil, within.until) }))),
    staffed: staffedMinutes(within, house),
    visits: visits.length,
  };
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
