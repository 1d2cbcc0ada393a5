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

/** 10 hours in 630 px: the density of the design. */
export const PX_PER_MINUTE = 1.05;
/** Free times are offered on the half hour. */
const FREE_STEP = 30;
/** Shortest stretch that is worth offering: a consultation with its turnover is 75 minutes. */
const LEAST_FREE = 30;
const NO_SHOW_MINUTES = 34;
const DEFAULT_HOURS = { from: 8 * 60, until: 18 * 60 };

/** Stretch of the day that the board shows, in minutes of the clinic's wall clock. */
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
  readonly visit: BoardVisit;
  /** Minutes since midnight of the clinic's wall clock. */
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
  readonly minute: number;
  readonly top: number;
  readonly height: number;
}

export type Box = VisitBox | FreeBox;

export interface Column {
  readonly room: BoardRoom;
  /** Visits and free times in time order: the reading order and the order of the arrow keys. */
  readonly boxes: readonly Box[];
}

export interface BoardLayout {
  readonly window: Window;
  readonly height: number;
  readonly hours: readonly { readonly minute: number; readonly top: number }[];
  readonly columns: readonly Column[];
}

/** Everything that the day view draws. `minuteOf` reads an instant on the clinic's wall clock of that day. */
export function layOut(day: BoardDay, now: Date, minuteOf: (instant: Date) => number, mayBook: boolean): BoardLayout {
  const window = windowOf(day, minuteOf);
  const isToday = day.date === day.today;
  const soonest = day.date < day.today ? window.until : isToday ? minuteOf(now) : window.from;
  const columns = day.rooms.map((room) => {
    const visits = day.visits.filter((visit) => visit.roomId === room.id && visit.state !== 'cancelled');
    const timed = visits.map(timedVisit);
    const starts = isToday ? likelyStarts(timed, now) : timed.map(({ startsAt }) => startsAt);
    const boxes = visits.map((visit, index) =>
      visitBox(visit, timed[index] as TimedVisit, starts[index] as Date, now, window, minuteOf),
    );
    const free =
      mayBook && room.state === 'active' && day.opens !== null ? freeBoxes(boxes, window, soonest, hoursOf(day)) : [];
    const hidden = boxes.filter((box) => !takesRoom(box.visit.state) && boxes.some((other) => covers(other, box)));
    const shown = boxes.filter((box) => !hidden.includes(box));
    return { room, boxes: [...shown, ...free].sort((a, b) => a.minute - b.minute) };
  });
  const hours = [];
  for (let minute = Math.ceil(window.from / 60) * 60; minute < window.until; minute += 60) {
    hours.push({ minute, top: px(minute - window.from) });
  }
  return { window, height: px(window.until - window.from), hours, columns };
}

/** Pixels from the top of the board to a minute of the day; undefined when the board does not show it. */
export function topOf(window: Window, minute: number): number | undefined {
  return minute < window.from || minute > window.until ? undefined : px(minute - window.from);
}

/** The timeline rules' view of a row of the board. */
export function timedVisit(visit: BoardVisit): TimedVisit {
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

/** `HH:mm` of a minute of the day. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
}

/** Minute of the day of `HH:mm`. */
export function minuteOfClock(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export interface Place {
  readonly column: number;
  readonly box: number;
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Where an arrow key leads: along the room, or to the nearest time in the next room that has any. */
export function stepFrom(columns: readonly Column[], from: Place, step: Step): Place {
  const boxes = columns[from.column]?.boxes ?? [];
  switch (step) {
    case 'up':
      return { ...from, box: Math.max(0, from.box - 1) };
    case 'down':
      return { ...from, box: Math.min(boxes.length - 1, from.box + 1) };
    case 'first':
      return { ...from, box: 0 };
    case 'last':
      return { ...from, box: Math.max(0, boxes.length - 1) };
    case 'left':
    case 'right': {
      const by = step === 'left' ? -1 : 1;
      let column = from.column + by;
      while (columns[column] && columns[column]?.boxes.length === 0) column += by;
      const target = columns[column]?.boxes;
      const minute = boxes[from.box]?.minute ?? 0;
      return target ? { column, box: nearest(target, minute) } : from;
    }
  }
}

function nearest(boxes: readonly Box[], minute: number): number {
  return boxes.reduce(
    (best, box, index) =>
      Math.abs(box.minute - minute) < Math.abs((boxes[best]?.minute ?? Infinity) - minute) ? index : best,
    0,
  );
}

function visitBox(
  visit: BoardVisit,
  timed: TimedVisit,
  likely: Date,
  now: Date,
  window: Window,
  minuteOf: (instant: Date) => number,
): VisitBox {
  const delayed = likely > timed.startsAt && takesRoom(visit.state);
  const timeline = timelineOf(timed, now);
  const minute = minuteOf(timed.startsAt);
  const until = takesRoom(visit.state) ? shownUntil(timeline, timed) : undefined;
  const length = until ? minutes(timed.startsAt, until) : NO_SHOW_MINUTES;
  const inside = (instant: Date) => px(minutes(timed.startsAt, instant));
  const live = timeline.spans.find((span) => span.live);
  const over = live?.overFrom ? { top: inside(live.overFrom), height: inside(now) - inside(live.overFrom) } : undefined;
  return {
    kind: 'visit',
    visit,
    minute,
    top: px(minute - window.from),
    height: Math.max(px(length), px(NO_SHOW_MINUTES)),
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
    lateMinutes: minutesLate(timed, now),
    likelyAt: delayed ? likely : undefined,
    liveMinutes: live ? Math.max(0, Math.floor(minutes(live.start, now))) : undefined,
  };
}

/** A visit whose room is free again ends there; one that runs late is drawn as far as it will likely go. */
function shownUntil(timeline: Timeline, timed: TimedVisit): Date {
  return timeline.freeAt > timed.startsAt ? timeline.freeAt : timed.roomUntil;
}

function freeBoxes(boxes: readonly VisitBox[], window: Window, soonest: number, hours: Window): FreeBox[] {
  const taken = boxes
    .filter((box) => takesRoom(box.visit.state))
    .map((box) => ({ from: box.minute, until: box.minute + box.height / PX_PER_MINUTE }))
    .sort((a, b) => a.from - b.from);
  const free: FreeBox[] = [];
  let cursor = Math.max(hours.from, soonest);
  for (const { from, until } of [...taken, { from: hours.until, until: hours.until }]) {
    free.push(...slots(cursor, Math.min(from, hours.until), window));
    cursor = Math.max(cursor, until);
  }
  return free;
}

function slots(from: number, until: number, window: Window): FreeBox[] {
  const found: FreeBox[] = [];
  if (until - from < LEAST_FREE) return found;
  let minute = Math.ceil(from / 15) * 15;
  while (minute + LEAST_FREE <= until) {
    const next = Math.min(Math.floor(minute / FREE_STEP) * FREE_STEP + FREE_STEP, until);
    const end = until - next < LEAST_FREE ? until : next;
    found.push({ kind: 'free', minute, top: px(minute - window.from), height: px(end - minute) });
    minute = end;
  }
  return found;
}

function windowOf(day: BoardDay, minuteOf: (instant: Date) => number): Window {
  const { from, until } = hoursOf(day);
  const starts = day.visits.map((visit) => minuteOf(new Date(visit.startsAt)));
  const ends = day.visits.map(
    (visit, index) => (starts[index] ?? 0) + minutes(new Date(visit.startsAt), new Date(visit.roomUntil)),
  );
  return {
    from: Math.floor(Math.min(from, ...starts) / 60) * 60,
    until: Math.min(24 * 60, Math.ceil(Math.max(until, ...ends) / 30) * 30),
  };
}

function hoursOf(day: BoardDay): Window {
  if (day.opens === null || day.closes === null) return DEFAULT_HOURS;
  return { from: minuteOfClock(day.opens), until: minuteOfClock(day.closes) };
}

function covers(other: VisitBox, box: VisitBox): boolean {
  return takesRoom(other.visit.state) && other.top < box.top + box.height && box.top < other.top + other.height;
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
