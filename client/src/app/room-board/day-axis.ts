import { Temporal } from 'temporal-polyfill';
import { dayBounds } from '../ui/date-time/clinic-instant';

const MINUTE_MS = 60_000;

/**
 * A calendar day of the clinic as a ruler: whole minutes since its midnight, counted as they pass. A day on which the
 * clocks change has 23 or 25 hours, so lengths on the ruler are always true, and only the labels know the wall clock.
 */
export interface DayAxis {
  /** Epoch milliseconds of the clinic's midnight. */
  readonly start: number;
  /** Minutes that the day has. */
  readonly length: number;
  /** Minute at which the clocks change, and by how many minutes they go forward; absent on other days. */
  readonly change: { readonly at: number; readonly by: number } | undefined;
  /** What the clock shows at minute 0: not 00:00 where midnight itself is skipped. */
  readonly first: number;
}

/** The ruler of `date` (YYYY-MM-DD) in an IANA zone. */
export function axisOf(date: string, zone: string): DayAxis {
  const { from, until } = dayBounds(date, zone);
  const start = Temporal.Instant.from(from);
  const length = minutesFrom(start.epochMilliseconds, Date.parse(until));
  const midnight = start.toZonedDateTimeISO(zone);
  const next = length === 24 * 60 ? null : midnight.getTimeZoneTransition('next');
  const before = midnight.offsetNanoseconds;
  const change = next && {
    at: minutesFrom(start.epochMilliseconds, next.epochMilliseconds),
    by: (next.offsetNanoseconds - before) / (MINUTE_MS * 1e6),
  };
  return {
    start: start.epochMilliseconds,
    length,
    change: change && change.at < length ? change : undefined,
    first: midnight.hour * 60 + midnight.minute,
  };
}

/** Minute of the day of an instant (epoch milliseconds); negative or beyond the length on other days. */
export function minuteAt(axis: DayAxis, epoch: number): number {
  return minutesFrom(axis.start, epoch);
}

/** Epoch milliseconds of a minute of the day. */
export function instantAt(axis: DayAxis, minute: number): number {
  return axis.start + minute * MINUTE_MS;
}

/** `HH:mm` that the clinic's clock shows at a minute of the day. */
export function clockAt(axis: DayAxis, minute: number): string {
  const wall = wallMinute(axis, Math.floor(minute));
  return `${two(Math.floor(wall / 60))}:${two(wall % 60)}`;
}

/** The clock, and which of the two when it shows this hour twice: "01:30 again". */
export function clockWords(axis: DayAxis, minute: number): string {
  const { change } = axis;
  const repeated = change && change.by < 0 && minute >= change.at && minute < change.at - change.by;
  return repeated ? `${clockAt(axis, minute)} again` : clockAt(axis, minute);
}

/** Minute of the day at which the clock first shows `HH:mm`; of a time that is skipped, the minute of the change. */
export function minuteOfClock(axis: DayAxis, clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const wall = hours * 60 + minutes - axis.first;
  const { change } = axis;
  if (!change || wall < change.at) return Math.max(0, wall);
  return Math.min(axis.length, Math.max(change.at, wall - change.by));
}

/** Minutes between `from` and `until` at which the clock shows a full hour. */
export function hoursBetween(axis: DayAxis, from: number, until: number): number[] {
  const hours: number[] = [];
  for (let minute = Math.ceil(from / QUARTER) * QUARTER; minute < until; minute += QUARTER) {
    if (wallMinute(axis, minute) % 60 === 0) hours.push(minute);
  }
  return hours;
}

/** Offsets of all zones, and their changes, are multiples of a quarter of an hour. */
const QUARTER = 15;

function wallMinute({ change, first }: DayAxis, minute: number): number {
  return first + minute + (change && minute >= change.at ? change.by : 0);
}

function minutesFrom(from: number, until: number): number {
  return Math.round((until - from) / MINUTE_MS);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
