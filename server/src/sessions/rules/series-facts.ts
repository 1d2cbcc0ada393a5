import { HOUR_MS } from '../../platform/time/interval.js';
import { daysBetween } from '../../platform/time/dates.js';
import { dateIn, wallMsIn } from '../../platform/time/zone.js';
import { obstacleFacts } from '../../scheduling/rules/obstacle-error.js';
import { type Calendar, obstaclesTo, type Span } from '../../scheduling/rules/obstacles.js';
import type { SeriesGround } from '../../scheduling/rules/series-openings.js';
import type { PlacedVisit } from '../../scheduling/rules/series-parties.js';
import type { SeriesProposal } from '../../scheduling/rules/series-search.js';
import type { Trait } from '../../scheduling/rules/series-wanted.js';

/** How far a dose is from the one before it: hours of the clinic's clock, and days of its calendar. */
export interface Gap {
  readonly hours: number;
  readonly days: number;
}

/** @param doses every dose of the patient that may come before, epoch ms, in any order */
export function gapBefore(dose: number, doses: readonly number[], zone: string): Gap | null {
  const before = Math.max(...doses.filter((other) => other < dose));
  if (!Number.isFinite(before)) return null;
  const wall = (instant: number) => wallMsIn(zone, new Date(instant));
  const [from, to] = [dateIn(zone, new Date(before)), dateIn(zone, new Date(dose))];
  return { hours: Math.floor((wall(dose) - wall(before)) / HOUR_MS), days: daysBetween(from, to) };
}

/** What is not as it was wished at a visit, and why the wished room or clinician is not free. */
export interface Difference {
  readonly trait: Trait;
  /** What most of the visits have: a room's or clinician's id; null for a time. */
  readonly insteadOf: string | null;
  readonly detail: string | null;
}

export function differencesOf(visit: PlacedVisit, { visits }: SeriesProposal, ground: SeriesGround): Difference[] {
  return visit.differs.map((trait) => {
    if (trait === 'time') return { trait, insteadOf: null, detail: null };
    const key = trait === 'room' ? 'roomId' : 'clinicianId';
    const insteadOf = mostCommon(visits.filter(({ differs }) => !differs.includes(trait)).map((other) => other[key]));
    if (insteadOf === null) return { trait, insteadOf, detail: null };
    return { trait, insteadOf, detail: whyNot({ ...visit, [key]: insteadOf }, trait, ground) };
  });
}

function whyNot(visit: PlacedVisit, trait: Trait, { calendar, patientId, now, zone }: SeriesGround): string | null {
  const wanted = { ...visit, patientId };
  const about = trait === 'room' ? 'booking.room' : 'booking.clinician';
  const obstacles = obstaclesTo(wanted, calendar, now).filter(({ code }) => code.startsWith(about));
  return obstacleFacts({ wanted, calendar, obstacles, bookings: [], zone }).obstacles[0]?.detail ?? null;
}

/** When rooms are taken on the days of the proposals; of whom is nobody's business here. */
export function busyOnDaysOf(proposals: readonly SeriesProposal[], { calendar, days }: SeriesGround): BusyRoom[] {
  const dates = new Set(proposals.flatMap(({ visits }) => visits.map(({ date }) => date)));
  return days.filter(({ date }) => dates.has(date)).flatMap((day) => busyRooms(calendar, day));
}

export interface BusyRoom extends Span {
  readonly roomId: string;
}

function busyRooms({ rooms, taken }: Calendar, day: Span): BusyRoom[] {
  const within = (span: Span) => span.from < day.until && day.from < span.until;
  const visits = taken.map(({ roomId, from, roomUntil }) => ({ roomId, from, until: roomUntil }));
  const closed = rooms.flatMap(({ id, blocks, outages }) =>
    [...blocks, ...outages].map(({ from, until }) => ({
      ...{ roomId: id, from: Math.max(from, day.from), until: Math.min(until, day.until) },
    })),
  );
  return [...visits.filter(({ roomId }) => rooms.some(({ id }) => id === roomId)), ...closed].filter(within);
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
