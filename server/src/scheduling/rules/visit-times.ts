import { addMinutes, HOUR_MS } from '../../platform/time/interval.js';
import { LONGEST_BLOCK_MINUTES, type VisitPhases, visitMinutes } from './visit-phases.js';

export interface VisitTimes {
  readonly startsAt: Date;
  /** Patient and clinician are free from here. */
  readonly endsAt: Date;
  /** The room is free from here. */
  readonly roomUntil: Date;
}

/** Cancelled with less notice than this is late (domain.md 1.2, S21 and S60). */
export const LATE_NOTICE_HOURS = 24;

/** The phases as they take this room: its own turnover, or the longer one that this kind of visit needs. */
export function phasesIn(room: { readonly turnoverMinutes: number }, phases: VisitPhases): VisitPhases {
  return { ...phases, turnover: Math.max(room.turnoverMinutes, phases.leastTurnover ?? 0) };
}

/** Planned times of a visit. */
export function plannedTimes(startsAt: Date, phases: VisitPhases): VisitTimes {
  const endsAt = addMinutes(startsAt, visitMinutes(phases));
  return { startsAt, endsAt, roomUntil: addMinutes(endsAt, phases.turnover) };
}

/**
 * Times of a visit that really ends at `endsAt`. The reservation is cut where the next one begins, and after twelve
 * hours, when somebody was forgotten over night: the visit's own record keeps when it ended, and a discharge is never refused because the room was promised to somebody else.
 * @param next starts of the next live bookings: of the room, and of the patient or clinician
 */
export function actualTimes(
  booking: { readonly startsAt: Date; readonly phases: VisitPhases },
  endsAt: Date,
  next: { readonly room?: Date | undefined; readonly people?: Date | undefined },
): VisitTimes {
  const { startsAt, phases } = booking;
  const [least, most] = [addMinutes(startsAt, 1), addMinutes(startsAt, LONGEST_BLOCK_MINUTES)];
  const end = latest(least, earliest(endsAt, most, next.room, next.people));
  const roomUntil = latest(end, earliest(addMinutes(endsAt, phases.turnover), most, next.room));
  return { startsAt, endsAt: end, roomUntil };
}

/**
 * Times of a visit that begins at `now`, where they are not those that were booked: before its time it takes as long as it
 * was booked for. One that begins late keeps what was reserved; of a clinician who takes it over, only from now on.
 */
export function begunTimes(
  { startsAt, endsAt, roomUntil, phases }: VisitTimes & { readonly phases: VisitPhases },
  now: Date,
  takenOver: boolean,
): VisitTimes | undefined {
  if (now < startsAt) return plannedTimes(now, phases);
  if (!takenOver) return undefined;
  const end = latest(endsAt, addMinutes(now, 1));
  return { startsAt: now, endsAt: end, roomUntil: latest(roomUntil, end) };
}

/** Whether somebody is there still of a visit that nobody has ended: one of longer than twelve hours ago was forgotten. */
export function isStillThere(startsAt: Date, now: Date): boolean {
  return now < addMinutes(startsAt, LONGEST_BLOCK_MINUTES);
}

/** Whether a cancellation at `at` of a visit that starts at `startsAt` is late. */
export function isLateNotice(startsAt: Date, at: Date): boolean {
  return startsAt.getTime() - at.getTime() < LATE_NOTICE_HOURS * HOUR_MS;
}

function earliest(first: Date, ...others: readonly (Date | undefined)[]): Date {
  return others.reduce<Date>((least, other) => (other !== undefined && other < least ? other : least), first);
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
