import { addDays } from '../../platform/time/dates.js';
import { dateIn, dayIn, firstInstantOf, weekdayIn } from '../../platform/time/zone.js';
import type { Span } from './obstacles.js';

/** A calendar day of a location as instants; 23 or 25 hours long when its clock changes. */
export interface ClinicDay extends Span {
  readonly date: string;
  /** 1 = Monday ... 7 = Sunday */
  readonly weekday: number;
  readonly zone: string;
}

/** Wall-clock hours that a location keeps every week on one weekday. */
export interface WeeklyHours {
  readonly weekday: number;
  /** HH:MM */
  readonly opens: string;
  /** HH:MM, `24:00` for the end of the day */
  readonly closes: string;
}

/** Hours of one date instead of the weekly ones; closed when it has none. */
export interface DateHours {
  readonly date: string;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** Wall-clock hours that somebody works on one weekday, from one date to another, both included. */
export interface WeeklyShift {
  readonly weekday: number;
  readonly starts: string;
  readonly ends: string;
  readonly validFrom: string;
  /** null = until further notice */
  readonly validUntil: string | null;
}

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Every calendar day of a zone that has a moment in `[from, until)`. */
export function clinicDays(zone: string, from: Date, until: Date): ClinicDay[] {
  const days: ClinicDay[] = [];
  let weekday = weekdayIn(zone, from);
  for (let date = dateIn(zone, from); ; date = addDays(date, 1)) {
    const { start, end } = dayIn(zone, date);
    if (start >= until) return days;
    days.push({ date, weekday, zone, from: start.getTime(), until: end.getTime() });
    weekday = (weekday % 7) + 1;
  }
}

/** When a location is open on these days: an exception replaces the hours of its date. Touching spans are one. */
export function openingSpans(
  days: readonly ClinicDay[],
  weekly: readonly WeeklyHours[],
  exceptions: readonly DateHours[],
): Span[] {
  const byDate = new Map(exceptions.map((exception) => [exception.date, exception]));
  return merged(
    days.flatMap((day) => {
      const exception = byDate.get(day.date);
      if (exception) return exception.opens && exception.closes ? spanOn(day, exception.opens, exception.closes) : [];
      return weekly
        .filter(({ weekday }) => weekday === day.weekday)
        .flatMap(({ opens, closes }) => spanOn(day, opens, closes));
    }),
  );
}

/** When somebody works on these days. Shifts that touch or overlap are one span. */
export function shiftSpans(days: readonly ClinicDay[], shifts: readonly WeeklyShift[]): Span[] {
  return merged(
    days.flatMap((day) =>
      shifts
        .filter(
          ({ weekday, validFrom, validUntil }) =>
            weekday === day.weekday && validFrom <= day.date && (validUntil === null || day.date <= validUntil),
        )
        .flatMap(({ starts, ends }) => spanOn(day, starts, ends)),
    ),
  );
}

function spanOn(day: ClinicDay, starts: string, ends: string): Span[] {
  const span = { from: instantOn(day, starts), until: instantOn(day, ends) };
  return span.from < span.until ? [span] : [];
}

/** On an ordinary day this is arithmetic; only where the clock changes is the zone asked. */
function instantOn({ date, zone, from, until }: ClinicDay, time: string): number {
  if (time === '24:00') return until;
  if (until - from === DAY_MS) {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return from + (hours * 60 + minutes) * MINUTE_MS;
  }
  return firstInstantOf(date, time, zone).getTime();
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.until) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else {
      result.push(span);
    }
  }
  return result;
}
