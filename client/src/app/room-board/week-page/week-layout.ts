import { SESSION_PHASES, visitMinutes } from '../../../../../server/src/scheduling/rules/visit-phases';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { durationWords } from '../../ui/clinic-time/duration-words';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import type { Tone } from '../../ui/tone';
import type { BoardFilter } from '../board-address';
import type { BoardWeek, WeekGap } from '../board-api';
import { fits, roomsShown } from '../board-filter';
import { ordinalWords, stateWords } from '../visit-words';

/** A stretch that is offered takes a session with its turnover. */
export const VISIT_MINUTES = visitMinutes(SESSION_PHASES) + SESSION_PHASES.turnover;
const DEFAULT_HOURS = { from: 8 * 60, until: 18 * 60 };
const MINUTE_MS = 60_000;

interface Stretch {
  /** Per cent of the lane. */
  readonly left: number;
  readonly width: number;
}

export interface Bar extends Stretch {
  readonly id: string;
  readonly time: string;
  readonly initials: string;
  readonly ordinal: string;
  readonly tone: Tone;
  /** False when a filter asks for other visits: the time stays taken, so the bar stays. */
  readonly askedFor: boolean;
}

/** A gap that takes what is to be placed. */
export interface Offer extends Stretch {
  readonly key: string;
  readonly time: string;
  /** "in Birch, Thu 26 Nov, with Dr Castellan" */
  readonly where: string;
  readonly late: boolean;
  readonly gap: WeekGap;
}

export interface WeekCell {
  readonly date: string;
  readonly bars: readonly Bar[];
  readonly gaps: readonly (Stretch & { readonly time: string })[];
  readonly closed: readonly Stretch[];
  /** Only while something is to be placed; the other gaps are left out then. */
  readonly offers: readonly Offer[];
  /** "3 booked · 2 h free" */
  readonly words: string;
  /** What the words leave out, for screen readers. */
  readonly detail: string;
}

export interface WeekColumn {
  readonly date: string;
  readonly heading: string;
  readonly words: string;
  readonly isToday: boolean;
  /** Closed, and nobody comes all the same: a narrow column will do. */
  readonly narrow: boolean;
}

export interface WeekLayout {
  readonly axis: string;
  readonly columns: readonly WeekColumn[];
  readonly rows: readonly { readonly id: string; readonly name: string; readonly cells: readonly WeekCell[] }[];
  /** Per cent of the lane that is over on the day that is today; undefined outside of the hours. */
  readonly now: number | undefined;
}

type Cell = BoardWeek['rooms'][number]['cells'][number];

/** What of a lane a button needs to be hit, in per cent. */
const TARGET_SHARE = 19;

/**
 * Everything that the week draws. Lengths are exact minutes, places those of the clinic's wall clock.
 * @param gaps those that fit what is to be placed; undefined while nothing is
 */
export function layOutWeek(week: BoardWeek, filter: BoardFilter, now: number, gaps?: readonly WeekGap[]): WeekLayout {
  const minuteOf = (instant: string) => minutesOf(fromInstant(instant, week.timeZone).time);
  const axis = axisOf(week, minuteOf);
  const stretch = (from: string, until: string): Stretch => {
    const start = minuteOf(from);
    const end = Math.min(start + (Date.parse(until) - Date.parse(from)) / MINUTE_MS, axis.until);
    return { left: share(axis, start), width: share(axis, end) - share(axis, start) };
  };
  const shown = new Set(
    roomsShown(
      week.rooms.map(({ room }) => room),
      filter,
    ).map(({ id }) => id),
  );
  const rooms = week.rooms.filter(({ room }) => shown.has(room.id));
  const fitting = (date: string, among: readonly { readonly id: string }[]) =>
    gaps?.filter(
      ({ roomId, startsAt }) =>
        among.some(({ id }) => id === roomId) && fromInstant(startsAt, week.timeZone).date === date,
    );
  const offersOn = (date: string, room: { readonly id: string; readonly name: string }): Offer[] => {
    const offers: Offer[] = [];
    for (const gap of fitting(date, [room]) ?? []) {
      const { left, width } = stretch(gap.startsAt, gap.roomUntil);
      if (left - (offers.at(-1)?.left ?? -Infinity) < TARGET_SHARE) continue;
      const where = `in ${room.name}, ${formatTime(date, 'day', week.timeZone)}, with ${gap.clinicianName}`;
      const time = formatTime(gap.startsAt, 'time', week.timeZone);
      offers.push({ ...{ left, width, time, where, gap }, key: `${room.id} ${gap.startsAt}`, late: gap.late });
    }
    return offers;
  };
  const cellOf = (room: { readonly id: string; readonly name: string }, cell: Cell): WeekCell => ({
    date: cell.date,
    bars: cell.visits.map((visit) => ({
      ...stretch(visit.startsAt, visit.roomUntil),
      id: visit.bookingId,
      time: formatTime(visit.startsAt, 'time', week.timeZone),
      initials: visit.initials.replaceAll(/[.\s]/g, ''),
      ordinal: ordinalWords(visit).replace('booster', 'boost'),
      tone: stateWords(visit).tone,
      askedFor: fits({ ...visit, roomId: room.id }, filter),
    })),
    offers: offersOn(cell.date, room),
    gaps: (gaps ? [] : cell.gaps)
      .filter(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) >= VISIT_MINUTES * MINUTE_MS)
      .map(({ startsAt, endsAt }) => ({
        ...stretch(startsAt, endsAt),
        time: formatTime(startsAt, 'time', week.timeZone),
      })),
    closed: cell.closed.map(({ startsAt, endsAt }) => stretch(startsAt, endsAt)),
    ...wordsOf(
      cell,
      room.name,
      week.days.find(({ date }) => date === cell.date)?.opens ?? null,
      fitting(cell.date, [room]),
    ),
  });
  return {
    axis: `${clock(axis.from)} to ${clock(axis.until)}`,
    columns: week.days.map((day) => {
      const cells = rooms.flatMap((room) => room.cells.filter(({ date }) => date === day.date));
      const isToday = day.date === week.today;
      return {
        ...{
          date: day.date,
          isToday,
          words: dayWords(
            cells,
            day,
            fitting(
              day.date,
              rooms.map(({ room }) => room),
            ),
          ),
        },
        heading: `${formatTime(day.date, 'day', week.timeZone)}${isToday ? ', today' : ''}`,
        narrow: day.opens === null && cells.every(({ visits }) => visits.length === 0),
      };
    }),
    rows: rooms.map(({ room, cells }) => ({
      ...{ id: room.id, name: room.name },
      cells: cells.map((cell) => cellOf(room, cell)),
    })),
    now: nowOf(axis, minuteOf(new Date(now).toISOString())),
  };
}

export type CellStep = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Where an arrow key leads in the table; the edges hold. */
export function stepInTable(
  size: { readonly rows: number; readonly columns: number },
  { row, column }: { readonly row: number; readonly column: number },
  step: CellStep,
): { row: number; column: number } {
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  switch (step) {
    case 'up':
      return { row: inside(row - 1, size.rows), column };
    case 'down':
      return { row: inside(row + 1, size.rows), column };
    case 'left':
      return { row, column: inside(column - 1, size.columns) };
    case 'right':
      return { row, column: inside(column + 1, size.columns) };
    case 'first':
      return { row, column: 0 };
    case 'last':
      return { row, column: size.columns - 1 };
  }
}

function wordsOf(
  cell: Cell,
  roomName: string,
  opens: string | null,
  fitting: readonly WeekGap[] | undefined,
): Pick<WeekCell, 'words' | 'detail'> {
  const booked = cell.visits.length;
  const reason = cell.closed.map((span) => span.reason ?? 'Out of service')[0];
  const parts = [
    booked > 0 && `${booked} booked`,
    fitting ? opens !== null && fitWords(fitting) : cell.freeMinutes > 0 && `${durationWords(cell.freeMinutes)} free`,
    opens === null && 'Closed',
    reason,
  ].filter((part) => typeof part === 'string');
  const longest = cell.longestFreeMinutes > 0 && !fitting ? `, longest ${durationWords(cell.longestFreeMinutes)}` : '';
  return { words: parts.join(' · ') || 'Nothing booked', detail: `${longest}, ${roomName}` };
}

/** "room for 2" */
function fitWords({ length }: readonly WeekGap[]): string {
  return length === 0 ? 'no gap fits' : `room for ${length}`;
}

function dayWords(
  cells: readonly Cell[],
  { opens, reason }: BoardWeek['days'][number],
  fitting: readonly WeekGap[] | undefined,
): string {
  const visits = cells.reduce((sum, cell) => sum + cell.visits.length, 0);
  if (opens === null) {
    const closed = reason === null ? 'Closed' : `Closed: ${reason}`;
    return visits > 0 ? `${closed} · ${visitsWords(visits)}` : closed;
  }
  if (fitting) return `${visitsWords(visits)} · ${fitWords(fitting)}`;
  const free = cells.reduce((sum, { freeMinutes }) => sum + freeMinutes, 0);
  return free > 0 ? `${visitsWords(visits)} · ${durationWords(free)} free` : visitsWords(visits);
}

function visitsWords(count: number): string {
  return count === 1 ? '1 visit' : `${count} visits`;
}

function axisOf({ days, rooms }: BoardWeek, minuteOf: (instant: string) => number) {
  const opens = days.flatMap(({ opens }) => (opens === null ? [] : [minutesOf(opens)]));
  const closes = days.flatMap(({ closes }) => (closes === null ? [] : [minutesOf(closes)]));
  const visits = rooms.flatMap(({ cells }) => cells.flatMap(({ visits }) => visits));
  const starts = visits.map(({ startsAt }) => minuteOf(startsAt));
  const ends = visits.map(
    ({ startsAt, roomUntil }) => minuteOf(startsAt) + (Date.parse(roomUntil) - Date.parse(startsAt)) / MINUTE_MS,
  );
  const from = opens.length > 0 ? opens : [DEFAULT_HOURS.from];
  const until = closes.length > 0 ? closes : [DEFAULT_HOURS.until];
  return {
    from: Math.floor(Math.min(...from, ...starts) / 60) * 60,
    until: Math.min(24 * 60, Math.ceil(Math.max(...until, ...ends) / 60) * 60),
  };
}

function nowOf(axis: { readonly from: number; readonly until: number }, minute: number): number | undefined {
  return minute < axis.from || minute > axis.until ? undefined : share(axis, minute);
}

function share({ from, until }: { readonly from: number; readonly until: number }, minute: number): number {
  return Math.round(((minute - from) / (until - from)) * 10_000) / 100;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
