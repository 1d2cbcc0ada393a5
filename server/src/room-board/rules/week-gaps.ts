import { MINUTE_MS } from '../../platform/time/interval.js';
import type { ClinicDay } from '../../scheduling/rules/clinic-days.js';
import { type Calendar, obstaclesTo, type Placement, watchedSpan } from '../../scheduling/rules/obstacles.js';
import { type VisitPhases, visitMinutes } from '../../scheduling/rules/visit-phases.js';
import { phasesIn } from '../../scheduling/rules/visit-times.js';
import { spacingProblem } from '../../sessions/rules/session-spacing.js';
import { within } from './open-minutes.js';
import type { DoseOrder } from './start-window.js';

/** Starts are offered on the quarter of the hour, like those that the board snaps to. */
const STEP_MS = 15 * MINUTE_MS;

/** A visit that looks for a time. */
export interface GapWish {
  /** Empty for a person without a chart. */
  readonly patientId: string;
  /** Who may have it, the first one first. */
  readonly clinicianIds: readonly string[];
  readonly phases: VisitPhases;
  /** What its dose keeps away from; null for a conversation. */
  readonly order: DoseOrder | null;
  /** A later dose lets the plan drift; once that has happened, later than now cannot help. */
  readonly bestBy: Date | null;
  /** YYYY-MM-DD, the last day of an approval. */
  readonly lastDay: string | null;
}

export interface Gap {
  readonly roomId: string;
  readonly clinicianId: string;
  /** Epoch milliseconds; the room is taken until `roomUntil`. */
  readonly from: number;
  readonly until: number;
  readonly roomUntil: number;
  /** Later than the plan would have it. */
  readonly late: boolean;
}

export interface GapGround {
  readonly calendar: Calendar;
  readonly days: readonly ClinicDay[];
  readonly rooms: readonly { readonly id: string; readonly turnoverMinutes: number }[];
  /** Epoch milliseconds */
  readonly now: number;
}

/**
 * Where a visit fits into some days: for each room the earliest start of every stretch that takes it whole, with a
 * clinician who is free and none of the rules for its dose broken. In the order of days, then times, then rooms.
 */
export function gapsThatFit(wish: GapWish, { calendar, days, rooms, now }: GapGround): Gap[] {
  const found = rooms.flatMap((room) =>
    days
      .filter(({ date }) => wish.lastDay === null || date <= wish.lastDay)
      .flatMap((day) => within(calendar.opening, [day]))
      .flatMap((hours) => gapsIn({ from: Math.max(hours.from, now), until: hours.until }, room, wish, calendar, now)),
  );
  return found.sort((a, b) => a.from - b.from);
}

function gapsIn(
  hours: { readonly from: number; readonly until: number },
  room: GapGround['rooms'][number],
  wish: GapWish,
  calendar: Calendar,
  now: number,
): Gap[] {
  const phases = phasesIn(room, wish.phases);
  const length = visitMinutes(phases) * MINUTE_MS;
  const taken = calendar.taken.filter(({ roomId }) => roomId === room.id);
  const gaps: Gap[] = [];
  let from = onStep(hours.from);
  while (from + length <= hours.until) {
    const roomUntil = from + length + phases.turnover * MINUTE_MS;
    const start = from;
    const inTheWay = taken.find((other) => other.from < roomUntil && start < other.roomUntil);
    const gap = inTheWay ? undefined : gapAt({ from, until: from + length, roomUntil }, room.id, { ...wish, phases });
    if (gap) gaps.push(gap);
    from = inTheWay ? onStep(Math.max(inTheWay.roomUntil, from + 1)) : onStep(gap ? roomUntil : from + 1);
  }
  return gaps;

  function gapAt(times: Pick<Placement, 'from' | 'until' | 'roomUntil'>, roomId: string, visit: GapWish) {
    const doseAt = new Date(times.from + visit.phases.prep * MINUTE_MS);
    if (visit.order && !doseFits(doseAt, visit.order)) return undefined;
    const watched = visit.order ? watchedSpan(times, visit.phases) : undefined;
    const clinicianId = visit.clinicianIds.find((id) => {
      const placement = { ...times, roomId, patientId: visit.patientId, clinicianId: id, watched };
      return obstaclesTo(placement, calendar, now).length === 0;
    });
    const late = visit.bestBy !== null && visit.bestBy.getTime() >= now && doseAt > visit.bestBy;
    return clinicianId === undefined ? undefined : { ...times, roomId, clinicianId, late };
  }
}

/** The dose comes after those before it and before a later slot that is booked, as far apart as the plan says. */
function doseFits(doseAt: Date, { doses, laterAt, ...spacing }: DoseOrder): boolean {
  const before = doses.filter((dose) => laterAt === null || dose < laterAt);
  if (before.some((dose) => dose >= doseAt) || (laterAt !== null && doseAt >= laterAt)) return false;
  return spacingProblem(doseAt, doses, spacing) === undefined;
}

function onStep(epoch: number): number {
  return Math.ceil(epoch / STEP_MS) * STEP_MS;
}
