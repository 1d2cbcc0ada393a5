import { takesRoom } from '../../../../server/src/room-board/rules/visit-state';
import {
  likelyStarts,
  minutesLate,
  PhaseName,
  TimedVisit,
  Timeline,
  timelineOf,
} from '../../../../server/src/room-board/rules/visit-timeline';
import { BoardDay, BoardRoom, BoardVisit } from './board-api';
import { axisOf, clockAt, clockWords, DayAxis, hoursBetween, minuteAt, minuteOfClock } from './day-axis';

/** 10 hours in 630 px: the density of the design. */
export const PX_PER_MINUTE = 1.05;
/** The names of the rooms stand above their times. */
export const HEADER_HEIGHT = 44;
/** Free times are offered on the half hour. */
const FREE_STEP = 30;
/** Shortest stretch that is worth offering: a consultation with its turnover is 75 minutes. */
const LEAST_FREE = 30;
const NO_SHOW_MINUTES = 34;
/** Shorter visits are drawn as if they took this long, as far as the next one leaves room: two lines of words. */
const LEAST_SHOWN = NO_SHOW_MINUTES;
const DEFAULT_HOURS = { opens: '08:00', closes: '18:00' };

/** Stretch of the day that the board shows, in minutes of the day (see `DayAxis`). */
export interface Window {
  readonly from: number;
  readonly until: number;
}

export interface PhaseBox {
  readonly phase: PhaseName;
  readonly live: boolean;
  readonly top: number;
  readonly height: number;
}

export interface VisitBox {
  readonly kind: 'visit';
  /** The same box after a reload, wherever it lies then. */
  readonly key: string;
  readonly visit: BoardVisit;
  /** Minute of the day. */
  readonly minute: number;
  readonly top: number;
  readonly height: number;
  readonly phases: readonly PhaseBox[];
  readonly over: { readonly top: number; readonly height: number } | undefined;
  /** Pixels of the block that have passed: the coloured edge. */
  readonly elapsed: number;
  readonly freeAt: Date;
  readonly overMinutes: number;
  readonly lateMinutes: number;
  /** Set when the visits ahead of it hold it up. */
  readonly likelyAt: Date | undefined;
  readonly liveMinutes: number | undefined;
}

export interface FreeBox {
  readonly kind: 'free';
  readonly key: string;
  readonly minute: number;
  /** HH:mm on the clinic's clock */
  readonly clock: string;
  readonly top: number;
  readonly height: number;
}

export type Box = VisitBox | FreeBox;

/** A stretch in which a room cannot be booked, with its reason. */
export interface Closure {
  readonly roomId: string;
  /** Epoch milliseconds */
  readonly from: number;
  readonly until: number;
  readonly words: string;
}

export interface ClosureBox {
  readonly top: number;
  readonly height: number;
  readonly words: string;
}

export interface Column {
  readonly room: BoardRoom;
  readonly closures: readonly ClosureBox[];
  /** Visits and free times in time order: the reading order and the order of the arrow keys. */
  readonly boxes: readonly Box[];
}

export interface BoardLayout {
  readonly axis: DayAxis;
  readonly window: Window;
  readonly height: number;
  readonly hours: readonly { readonly minute: number; readonly top: number; readonly words: string }[];
  readonly columns: readonly Column[];
}

export interface LayoutOptions {
  /** Whether free times are offered. */
  readonly mayBook?: boolean;
  readonly closures?: readonly Closure[];
}

/** Everything that the day view draws. */
export function layOut(day: BoardDay, now: Date, options: LayoutOptions = {}): BoardLayout {
  const axis = axisOf(day.date, day.timeZone);
  const window = windowOf(day, axis);
  const isToday = day.date === day.today;
  const soonest = day.date < day.today ? window.until : isToday ? minuteAt(axis, now.getTime()) : window.from;
  const columns = day.rooms.map((room) => {
    const visits = day.visits.filter((visit) => visit.roomId === room.id && visit.state !== 'cancelled');
    const timed = visits.map(timedVisit);
    const starts = isToday ? likelyStarts(timed, now) : timed.map(({ startsAt }) => startsAt);
    const boxes = visits.map((visit, index) => visitBox(visit, timed, index, starts[index] as Date, now, window, axis));
    const closed = (options.closures ?? [])
      .filter(({ roomId }) => roomId === room.id)
      .map(({ from, until, words }) => ({ from: minuteAt(axis, from), until: minuteAt(axis, until), words }))
      .filter(({ from, until }) => from < window.until && until > window.from);
    const free =
      options.mayBook && room.state === 'active' && day.opens !== null
        ? freeBoxes([...boxes.filter(takesTime).map(minutesOf), ...closed], window, soonest, hoursOf(day, axis), axis)
        : [];
    const hidden = boxes.filter((box) => !takesTime(box) && boxes.some((other) => covers(other, box)));
    const shown = boxes.filter((box) => !hidden.includes(box));
    const closures = closed.map(({ from, until, words }) => {
      const [top, bottom] = [Math.max(from, window.from), Math.min(until, window.until)];
      return { top: px(top - window.from), height: px(bottom - top), words };
    });
    return { room, closures, boxes: [...shown, ...free].sort((a, b) => a.minute - b.minute) };
  });
  const hours = hoursBetween(axis, window.from, window.until).map((minute) => ({
    minute,
    top: px(minute - window.from),
    words: clockWords(axis, minute),
  }));
  return { axis, window, height: px(window.until - window.from), hours, columns };
}

/** Pixels from the top of the board to a minute of the day; undefined when the board does not show it. */
export function topOf(window: Window, minute: number): number | undefined {
  return minute < window.from || minute > window.until ? undefined : px(minute - window.from);
}

/** What the timeline is drawn from, of the board's rows and of the hallway's. */
type TimesOfVisit = Pick<
  BoardVisit,
  | 'state'
  | 'bookingState'
  | 'phases'
  | 'startsAt'
  | 'roomUntil'
  | 'sessionStartedAt'
  | 'recoveryStartedAt'
  | 'recoveryEndedAt'
  | 'endedAt'
>;

/** The timeline rules' view of a visit. */
export function timedVisit(visit: TimesOfVisit): TimedVisit {
  const { state, bookingState, phases } = visit;
  return {
    ...{ state, bookingState, phases },
    startsAt: new Date(visit.startsAt),
    roomUntil: new Date(visit.roomUntil),
    sessionStartedAt: instant(visit.sessionStartedAt),
    recoveryStartedAt: instant(visit.recoveryStartedAt),
    recoveryEndedAt: instant(visit.recoveryEndedAt),
    endedAt: instant(visit.endedAt),
  };
}

function visitBox(
  visit: BoardVisit,
  ofRoom: readonly TimedVisit[],
  index: number,
  likely: Date,
  now: Date,
  window: Window,
  axis: DayAxis,
): VisitBox {
  const timed = ofRoom[index] as TimedVisit;
  const delayed = likely > timed.startsAt && takesRoom(visit.state);
  const timeline = timelineOf(timed, now);
  const minute = minuteAt(axis, timed.startsAt.getTime());
  const until = takesRoom(visit.state) ? shownUntil(timeline, timed) : undefined;
  const length = until ? minutes(timed.startsAt, until) : NO_SHOW_MINUTES;
  const inside = (instant: Date) => px(minutes(timed.startsAt, instant));
  const live = timeline.spans.find((span) => span.live);
  const over = live?.overFrom ? { top: inside(live.overFrom), height: inside(now) - inside(live.overFrom) } : undefined;
  return {
    kind: 'visit',
    key: `visit-${visit.bookingId}`,
    visit,
    minute,
    top: px(minute - window.from),
    height: px(Math.max(length, Math.min(LEAST_SHOWN, roomAfter(timed, ofRoom)))),
    phases: takesRoom(visit.state)
      ? timeline.spans.map(({ phase, live, start, end }) => ({
          phase,
          live,
          top: inside(start),
          height: inside(end) - inside(start),
        }))
      : [],
    over,
    elapsed: live ? Math.max(0, inside(now)) : 0,
    freeAt: timeline.freeAt,
    overMinutes: timeline.overMinutes,
    lateMinutes: minutesLate({ ...timed, bookedAt: new Date(visit.bookedAt) }, now),
    likelyAt: delayed ? likely : undefined,
    liveMinutes: live ? Math.max(0, Math.floor(minutes(live.start, now))) : undefined,
  };
}

/** Minutes from the start of a visit to that of the next one in its room. */
function roomAfter({ startsAt }: TimedVisit, ofRoom: readonly TimedVisit[]): number {
  const next = ofRoom.find((other) => other.startsAt > startsAt);
  return next ? minutes(startsAt, next.startsAt) : Infinity;
}

/** A visit whose room is free again ends there; one that runs late is drawn as far as it will likely go. */
function shownUntil(timeline: Timeline, timed: TimedVisit): Date {
  return timeline.freeAt > timed.startsAt ? timeline.freeAt : timed.roomUntil;
}

function takesTime({ visit }: VisitBox): boolean {
  return takesRoom(visit.state);
}

function minutesOf(box: VisitBox): Window {
  return { from: box.minute, until: box.minute + box.height / PX_PER_MINUTE };
}

function freeBoxes(taken: readonly Window[], window: Window, soonest: number, hours: Window, axis: DayAxis): FreeBox[] {
  const free: FreeBox[] = [];
  let cursor = Math.max(hours.from, soonest);
  const inOrder = [...taken].sort((a, b) => a.from - b.from);
  for (const { from, until } of [...inOrder, { from: hours.until, until: hours.until }]) {
    free.push(...slots(cursor, Math.min(from, hours.until), window, axis));
    cursor = Math.max(cursor, until);
  }
  return free;
}

function slots(from: number, until: number, window: Window, axis: DayAxis): FreeBox[] {
  const found: FreeBox[] = [];
  if (until - from < LEAST_FREE) return found;
  let minute = Math.ceil(from / 15) * 15;
  while (minute + LEAST_FREE <= until) {
    const next = Math.min(Math.floor(minute / FREE_STEP) * FREE_STEP + FREE_STEP, until);
    const end = until - next < LEAST_FREE ? until : next;
    const place = { top: px(minute - window.from), height: px(end - minute) };
    found.push({ kind: 'free', key: `free-${minute}`, minute, clock: clockAt(axis, minute), ...place });
    minute = end;
  }
  return found;
}

function windowOf(day: BoardDay, axis: DayAxis): Window {
  const { from, until } = hoursOf(day, axis);
  const starts = day.visits.map((visit) => minuteAt(axis, Date.parse(visit.startsAt)));
  const ends = day.visits.map((visit) => minuteAt(axis, Date.parse(visit.roomUntil)));
  return {
    from: Math.floor(Math.min(from, ...starts) / 60) * 60,
    until: Math.min(axis.length, Math.ceil(Math.max(until, ...ends) / 30) * 30),
  };
}

function hoursOf(day: BoardDay, axis: DayAxis): Window {
  const { opens, closes } = day.opens === null || day.closes === null ? DEFAULT_HOURS : day;
  return { from: minuteOfClock(axis, opens ?? ''), until: minuteOfClock(axis, closes ?? '') };
}

function covers(other: VisitBox, box: VisitBox): boolean {
  return takesTime(other) && other.top < box.top + box.height && box.top < other.top + other.height;
}

function minutes(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 60_000;
}

function px(length: number): number {
  return Math.round(length * PX_PER_MINUTE * 10) / 10;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
