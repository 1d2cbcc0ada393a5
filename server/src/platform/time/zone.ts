import { Temporal } from 'temporal-polyfill';
import type { Interval } from './interval.js';

/** Instant of a wall-clock time in a zone. A time that the clock skips is refused; a repeated one means the earlier. */
export function instantOf(date: string, time: string, zone: string): Date {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(wall)) throw new RangeError(`${time} does not exist on ${date} in ${zone}`);
  return new Date(zoned.epochMilliseconds);
}

/** Like `instantOf`, but a time that the clock skips means the moment at which it skipped it. */
export function firstInstantOf(date: string, time: string, zone: string): Date {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const skipped = !zoned.toPlainDateTime().equals(wall);
  const first = (skipped && zoned.getTimeZoneTransition('next')) || zoned;
  return new Date(first.epochMilliseconds);
}

/** Calendar date (YYYY-MM-DD) that an instant falls on in a zone. */
export function dateIn(zone: string, instant: Date): string {
  return zoned(zone, instant).toPlainDate().toString();
}

/** Wall-clock time (HH:MM) of an instant in a zone. */
export function timeIn(zone: string, instant: Date): string {
  return zoned(zone, instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** Weekday of an instant in a zone, 1 = Monday ... 7 = Sunday. */
export function weekdayIn(zone: string, instant: Date): number {
  return zoned(zone, instant).dayOfWeek;
}

/** A calendar day of a zone as instants; 23 or 25 hours long when the clock changes. */
export function dayIn(zone: string, date: string): Interval {
  const day = Temporal.PlainDate.from(date);
  return { start: startOfDay(day, zone), end: startOfDay(day.add({ days: 1 }), zone) };
}

/**
 * What the clock on the wall shows at an instant, in ms as if that clock were UTC. Differences of two of these are hours
 * and days of the wall clock: the same time two days later is 48 h away, also when the clock changes in between.
 */
export function wallMsIn(zone: string, instant: Date): number {
  return instant.getTime() + zoned(zone, instant).offsetNanoseconds / 1e6;
}

/** The instant at which the wall clock shows it, given as `wallMsIn` gives it; skipped and repeated times as in `firstInstantOf`. */
export function instantOfWall(zone: string, wallMs: number): Date {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime();
  return firstInstantOf(wall.toPlainDate().toString(), wall.toPlainTime().toString(), zone);
}

/** Whether a text names a time zone of the IANA data base. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function zoned(zone: string, instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function startOfDay(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
