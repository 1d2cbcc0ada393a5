import {
  type Calendar,
  type ObstacleCode,
  obstaclesTo,
  type Placement,
  type Span,
  watchedSpan,
} from '../../scheduling/rules/obstacles.js';
import type { VisitPhases } from '../../scheduling/rules/visit-phases.js';
import { phasesIn, plannedTimes } from '../../scheduling/rules/visit-times.js';
import { MINUTE_MS } from '../../platform/time/interval.js';
import { addDays, daysBetween } from '../../platform/time/dates.js';
import { dateIn, dayIn, firstInstantOf, timeIn } from '../../platform/time/zone.js';
import { earliestAfter, type Spacing, spacingProblem, type SpacingProblem } from './session-spacing.js';

/**
 * What happens to the sessions behind one that moves. `leave`: nothing. `shift`: they keep their distance in calendar
 * days and their time of day. `compress`: only those move that would come too close, and no further than they must, so
 * that the plan ends as near to its old end as it can.
 */
export const RIPPLE_MODES = ['leave', 'shift', 'compress'] as const;
export type RippleMode = (typeof RIPPLE_MODES)[number];

/** A session of the plan that nobody has begun, where it is booked now. Instants are epoch milliseconds. */
export interface RippleVisit {
  readonly sessionId: string;
  readonly bookingId: string;
  readonly ordinal: number;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly from: number;
  readonly phases: VisitPhases;
}

export interface RippleQuestion {
  /** IANA name: days and times of day are the clinic's. */
  readonly zone: string;
  readonly now: number;
  readonly patientId: string;
  readonly minGapHours: number;
  /** By session, as in `Spacing`: what clinicians let the gaps of these visits to other doses be, as all are booked now. */
  readonly saidOfGaps?: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly maxGapDays: number;
  /** Hours, rooms, people and bookings of the whole stretch, those of `moved` and `later` left out. */
  readonly calendar: Calendar;
  readonly turnoverMinutes: ReadonlyMap<string, number>;
  /** Dose starts of the patient's other sessions: real ones, and planned ones of other plans and boosters. */
  readonly doses: readonly number[];
  readonly moved: RippleVisit;
  readonly to: { readonly roomId: string; readonly clinicianId: string; readonly from: number };
  /** The booked sessions behind it, in order. */
  readonly later: readonly RippleVisit[];
}

export type RippleProblem = ObstacleCode | SpacingProblem['code'] | 'session.outOfOrder';

export interface RippleStep {
  readonly visit: RippleVisit;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly from: number;
  readonly moves: boolean;
  /** What would refuse it; empty when it can be booked. */
  readonly problems: readonly RippleProblem[];
  /** It can be booked, but lies further from the session before it than the plan wants. */
  readonly gapTooWide: boolean;
}

/** Starts are tried on the quarter hour. */
const STEP_MS = 15 * MINUTE_MS;
/** Days after the wanted one on which a free time is looked for: a week holds every weekday once. */
const DAYS_TRIED = 7;

/**
 * The moved session and each one behind it, as they would stand. What cannot be placed keeps its wanted time and names
 * its problems. Sessions that are past or under way are not asked about, so they never move.
 */
export function rippleOf(mode: RippleMode, question: RippleQuestion): RippleStep[] {
  const { moved, to, later } = question;
  const placed: Placing[] = [{ visit: moved, ...to }];
  for (const visit of later) placed.push(placeBehind(mode, visit, placed, question));
  return placed.map((placing, index) => stepOf(placing, index, placed, question));
}

/** The steps in an order in which each can be taken by itself: those that go later from the last, the others from the first. */
export function inMovingOrder<Step extends { readonly ordinal: number; readonly was: number; readonly from: number }>(
  steps: readonly Step[],
): Step[] {
  const laterFirst = steps.filter((step) => step.from >= step.was).sort((a, b) => b.ordinal - a.ordinal);
  const earlier = steps.filter((step) => step.from < step.was).sort((a, b) => a.ordinal - b.ordinal);
  return [...laterFirst, ...earlier];
}

interface Placing {
  readonly visit: RippleVisit;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly from: number;
}

function placeBehind(
  mode: RippleMode,
  visit: RippleVisit,
  placed: readonly Placing[],
  question: RippleQuestion,
): Placing {
  const { roomId, clinicianId, from } = visit;
  const stays = { visit, roomId, clinicianId, from };
  const wanted =
    mode === 'leave' ? from : mode === 'shift' ? shifted(visit, question) : spaced(visit, placed, question);
  if (wanted === from) return stays;
  return nearestFree({ ...stays, from: wanted }, placed, question);
}

/** As many calendar days on as the moved session went, at its own time of day. */
function shifted({ from }: RippleVisit, { zone, moved, to }: RippleQuestion): number {
  const days = daysBetween(dateOf(zone, moved.from), dateOf(zone, to.from));
  return days === 0 ? from : onDate(zone, addDays(dateOf(zone, from), days), from);
}

/** Where it is when that is far enough from the session before, else the first day on which its time of day is. */
function spaced(visit: RippleVisit, placed: readonly Placing[], question: RippleQuestion): number {
  const { zone } = question;
  const before = placed.at(-1);
  const earliest = before ? earliestAfter(new Date(doseOf(before)), question).getTime() : -Infinity;
  const doseAt = (from: number) => from + visit.phases.prep * MINUTE_MS;
  if (doseAt(visit.from) >= earliest || (before && isOverridden(visit, before, question))) return visit.from;
  let date = dateOf(zone, earliest);
  while (doseAt(onDate(zone, date, visit.from)) < earliest) date = addDays(date, 1);
  return onDate(zone, date, visit.from);
}

/** Whether a clinician let a visit be as close behind another one as it is. */
function isOverridden(visit: RippleVisit, before: Placing, question: RippleQuestion): boolean {
  const dose = visit.from + visit.phases.prep * MINUTE_MS;
  const spacing = spacingOf({ ...before, visit, from: visit.from }, question);
  return doseOf(before) < dose && spacingProblem(new Date(dose), dates([doseOf(before)]), spacing) === undefined;
}

/** The wanted time in its room, in another room, at the nearest time of that day, then on the days after it. */
function nearestFree(wanted: Placing, placed: readonly Placing[], question: RippleQuestion): Placing {
  const { zone, calendar } = question;
  const rooms = [wanted.roomId, ...calendar.rooms.map(({ id }) => id).filter((id) => id !== wanted.roomId)];
  for (let day = 0; day < DAYS_TRIED; day++) {
    const date = addDays(dateOf(zone, wanted.from), day);
    for (const from of startsOf(date, onDate(zone, date, wanted.from), question)) {
      for (const roomId of rooms) {
        const placing = { ...wanted, roomId, from };
        if (isFree(placing, placed, question)) return placing;
      }
    }
  }
  return wanted;
}

/** Quarter hours of a day's opening time, the nearest to the wanted moment first. */
function startsOf(date: string, wanted: number, { zone, calendar }: RippleQuestion): number[] {
  const day = dayIn(zone, date);
  const starts = new Set([wanted]);
  for (const { from, until } of calendar.opening) {
    const [first, last] = [Math.max(from, day.start.getTime()), Math.min(until, day.end.getTime())];
    for (let start = Math.ceil(first / STEP_MS) * STEP_MS; start < last; start += STEP_MS) starts.add(start);
  }
  return [...starts].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
}

function isFree(placing: Placing, placed: readonly Placing[], question: RippleQuestion): boolean {
  const before = placed.at(-1);
  if (before && doseOf(before) >= doseOf(placing)) return false;
  if (obstaclesTo(placementOf(placing, question), question.calendar, question.now).length > 0) return false;
  const doses = [...question.doses, ...placed.map(doseOf)];
  return spacingProblem(new Date(doseOf(placing)), dates(doses), spacingOf(placing, question)) === undefined;
}

function stepOf(placing: Placing, index: number, all: readonly Placing[], question: RippleQuestion): RippleStep {
  const { visit, roomId, clinicianId, from } = placing;
  const moves = index === 0 || from !== visit.from || roomId !== visit.roomId || clinicianId !== visit.clinicianId;
  const others = [...question.doses, ...all.filter((other) => other !== placing).map(doseOf)];
  const dose = doseOf(placing);
  const close = spacingProblem(new Date(dose), dates(others), spacingOf(placing, question));
  const crossed = all.some((other, place) =>
    place < index ? doseOf(other) >= dose : place > index && doseOf(other) <= dose,
  );
  const problems: RippleProblem[] = [
    ...new Set(obstaclesTo(placementOf(placing, question), question.calendar, question.now).map(({ code }) => code)),
    ...(close ? [close.code] : []),
    ...(crossed ? (['session.outOfOrder'] as const) : []),
  ];
  return { visit, roomId, clinicianId, from, moves, problems, gapTooWide: isTooFar(dose, others, question) };
}

/** A word about a gap counts while both visits begin when they do now: a dose that moves is found under no time of it. */
function spacingOf({ visit, from }: Placing, { zone, minGapHours, saidOfGaps }: RippleQuestion): Spacing {
  const stays = from === visit.from;
  return { zone, minGapHours, overridden: stays ? saidOfGaps?.get(visit.sessionId) : undefined };
}

function isTooFar(dose: number, others: readonly number[], { zone, maxGapDays }: RippleQuestion): boolean {
  const before = Math.max(...others.filter((other) => other < dose));
  return Number.isFinite(before) && daysBetween(dateOf(zone, before), dateOf(zone, dose)) > maxGapDays;
}

function placementOf({ visit, roomId, clinicianId, from }: Placing, question: RippleQuestion): Placement {
  const phases = phasesIn(
    { turnoverMinutes: question.turnoverMinutes.get(roomId) ?? visit.phases.turnover },
    visit.phases,
  );
  const { endsAt, roomUntil } = plannedTimes(new Date(from), phases);
  const span: Span = { from, until: endsAt.getTime() };
  const watched = watchedSpan(span, phases);
  return { ...span, roomUntil: roomUntil.getTime(), roomId, clinicianId, patientId: question.patientId, watched };
}

function doseOf({ visit, from }: Placing): number {
  return from + visit.phases.prep * MINUTE_MS;
}

function dates(instants: readonly number[]): Date[] {
  return instants.map((instant) => new Date(instant));
}

function dateOf(zone: string, instant: number): string {
  return dateIn(zone, new Date(instant));
}

/** The time of day of an instant on another date; one that the clock skips means the moment at which it skips it. */
function onDate(zone: string, date: string, instant: number): number {
  return firstInstantOf(date, timeIn(zone, new Date(instant)), zone).getTime();
}

/**
 * Whether a dose of a plan may be left where it is although another one moves too close to it: whoever may override the
 * gap of the one that moves has said a reason for both.
 */
export function mayStayClose(step: { readonly moves: boolean; readonly problems: readonly RippleProblem[] }): boolean {
  return !step.moves && step.problems.length > 0 && step.problems.every((problem) => problem === 'session.tooSoon');
}
