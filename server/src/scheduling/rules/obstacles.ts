import type { VisitPhases } from './visit-phases.js';

/** A half-open stretch of time `[from, until)` in epoch milliseconds: numbers, because a search compares millions. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Where a visit would take place. `until` is its end for people; the room stays taken until `roomUntil`. */
export interface Placement extends Span {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly roomUntil: number;
  /** Dose to end of recovery, what a monitor watches; undefined for consultations. */
  readonly watched?: Span | undefined;
}

/** What stands still: hours, rooms and people of one location, and the time that is taken. */
export interface Calendar {
  readonly opening: readonly Span[];
  readonly rooms: readonly CalendarRoom[];
  readonly clinicians: readonly CalendarClinician[];
  readonly taken: readonly Taken[];
  /** Patients who may be watched at the same moment. */
  readonly monitorLimit: number;
  /** Days with other hours than usual, and what they are. */
  readonly exceptions?: readonly (Span & { readonly reason: string })[];
}

export interface CalendarRoom {
  readonly id: string;
  readonly name: string;
  readonly features: readonly string[];
  readonly inService: boolean;
  readonly outages: readonly (Span & { readonly reason?: string })[];
  readonly blocks: readonly (Span & { readonly reason: string })[];
}

export interface CalendarClinician {
  readonly id: string;
  readonly name: string;
  /** Undefined when no shifts are kept for this person: any opening time. */
  readonly shifts: readonly Span[] | undefined;
  readonly absences: readonly Span[];
}

/** A live booking. Of another location it carries no `watched`: its monitors are other people. */
export interface Taken extends Placement {
  readonly bookingId: string;
  /** No more than a hold, which may have run out. */
  readonly held?: boolean;
}

export type ObstacleCode =
  | 'booking.roomTaken'
  | 'booking.patientTaken'
  | 'booking.clinicianTaken'
  | 'booking.closed'
  | 'booking.roomNotInService'
  | 'booking.roomBlocked'
  | 'booking.clinicianOffShift'
  | 'booking.clinicianAbsent'
  | 'booking.monitorLimit'
  | 'booking.inThePast';

export interface Obstacle {
  readonly code: ObstacleCode;
  /** Whether a reason lets the visit take place all the same. */
  readonly overridable: boolean;
  /** The booking in the way. */
  readonly bookingId?: string;
  /** When it is in the way. */
  readonly span?: Span;
  readonly reason?: string;
}

/** What somebody who may `booking.override` may do with a reason. Nobody books two visits into one room or person. */
const OVERRIDABLE: readonly ObstacleCode[] = ['booking.closed', 'booking.clinicianOffShift', 'booking.monitorLimit'];

/** A visit that begins at once may be entered a little later; an older one is history and is not booked. */
export const ENTERED_LATE_MS = 60 * 60_000;

/**
 * Everything that stands in the way of a placement, worst first; empty means free. Spans are half-open, so
 * back-to-back is free; turnover takes the room only. Instants come ready from the caller: no zone is known here.
 * @param now epoch milliseconds
 * @param ownBookingId the booking that is being moved, which is not in its own way
 */
export function obstaclesTo(wanted: Placement, calendar: Calendar, now: number, ownBookingId?: string): Obstacle[] {
  return [
    ...pastObstacles(wanted, now),
    ...roomObstacles(wanted, calendar, ownBookingId),
    ...peopleObstacles(wanted, calendar, ownBookingId),
    ...hoursObstacles(wanted, calendar),
    ...monitorObstacles(wanted, calendar, ownBookingId),
  ];
}

/** Whether a code may be overridden with a reason. */
export function isOverridable(code: ObstacleCode): boolean {
  return OVERRIDABLE.includes(code);
}

/**
 * What a monitor watches of a visit: from the dose to the end of recovery, as its end for people says.
 * @returns undefined for a visit without dosing
 */
export function watchedSpan(
  { from, until }: Span,
  { prep, integration, recovery }: Pick<VisitPhases, 'prep' | 'integration' | 'recovery'>,
): Span | undefined {
  const watched = { from: from + prep * 60_000, until: until - integration * 60_000 };
  return recovery > 0 && watched.from < watched.until ? watched : undefined;
}

function pastObstacles({ from, until }: Placement, now: number): Obstacle[] {
  return from < now - ENTERED_LATE_MS ? [obstacle('booking.inThePast', { span: { from, until } })] : [];
}

function roomObstacles(wanted: Placement, { rooms, taken }: Calendar, ownBookingId?: string): Obstacle[] {
  const needed = { from: wanted.from, until: wanted.roomUntil };
  const room = rooms.find(({ id }) => id === wanted.roomId);
  const found: Obstacle[] = [];
  if (!room?.inService) found.push(obstacle('booking.roomNotInService'));
  for (const outage of room?.outages ?? []) {
    if (meet(outage, needed)) found.push(obstacle('booking.roomNotInService', spanAndReason(outage)));
  }
  for (const other of taken) {
    if (other.roomId !== wanted.roomId || other.bookingId === ownBookingId) continue;
    const span = { from: other.from, until: other.roomUntil };
    if (meet(span, needed)) found.push(obstacle('booking.roomTaken', { bookingId: other.bookingId, span }));
  }
  for (const block of room?.blocks ?? []) {
    if (meet(block, needed)) found.push(obstacle('booking.roomBlocked', spanAndReason(block)));
  }
  return found;
}

function peopleObstacles(wanted: Placement, { clinicians, taken }: Calendar, ownBookingId?: string): Obstacle[] {
  const patient: Obstacle[] = [];
  const clinician: Obstacle[] = [];
  for (const other of taken) {
    if (other.bookingId === ownBookingId || !meet(other, wanted)) continue;
    const where = { bookingId: other.bookingId, span: { from: other.from, until: other.until } };
    if (other.patientId === wanted.patientId) patient.push(obstacle('booking.patientTaken', where));
    if (other.clinicianId === wanted.clinicianId) clinician.push(obstacle('booking.clinicianTaken', where));
  }
  const person = clinicians.find(({ id }) => id === wanted.clinicianId);
  for (const { from, until } of person?.absences ?? []) {
    if (meet({ from, until }, wanted)) {
      clinician.push(obstacle('booking.clinicianAbsent', { span: { from, until } }));
    }
  }
  return [...patient, ...clinician];
}

/** The whole visit lies in one stretch of opening time and of shift; turnover may run past both. */
function hoursObstacles(wanted: Placement, { opening, clinicians, exceptions = [] }: Calendar): Obstacle[] {
  const found: Obstacle[] = [];
  if (!opening.some((span) => holds(span, wanted))) {
    const day = exceptions.find(({ from, until }) => from <= wanted.from && wanted.from < until);
    found.push(obstacle('booking.closed', day && { reason: day.reason }));
  }
  const shifts = clinicians.find(({ id }) => id === wanted.clinicianId)?.shifts;
  if (shifts && !shifts.some((span) => holds(span, wanted))) found.push(obstacle('booking.clinicianOffShift'));
  return found;
}

/** Counts, at each moment of the wanted watch, who else is being watched; names the first moment with one too many. */
function monitorObstacles(wanted: Placement, { taken, monitorLimit }: Calendar, ownBookingId?: string): Obstacle[] {
  const { watched } = wanted;
  if (!watched) return [];
  const others: Span[] = [];
  for (const other of taken) {
    if (other.watched && other.bookingId !== ownBookingId && meet(other.watched, watched)) others.push(other.watched);
  }
  if (others.length < monitorLimit) return [];
  // Only where a watch begins can their number grow.
  const begins = [watched.from, ...others.map(({ from }) => Math.max(from, watched.from))].sort((a, b) => a - b);
  for (const moment of begins) {
    const along = others.filter(({ from, until }) => from <= moment && moment < until);
    if (along.length < monitorLimit) continue;
    const until = Math.min(watched.until, ...along.map((span) => span.until));
    return [obstacle('booking.monitorLimit', { span: { from: moment, until } })];
  }
  return [];
}

function obstacle(code: ObstacleCode, more: Omit<Obstacle, 'code' | 'overridable'> = {}): Obstacle {
  return { code, overridable: isOverridable(code), ...more };
}

function spanAndReason({ from, until, reason }: Span & { readonly reason?: string }) {
  return { span: { from, until }, ...(reason !== undefined && { reason }) };
}

function meet(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.until <= outer.until;
}
