import { notValid } from './calendar-errors.js';
import type { WeekdayHours } from './opening-hours.js';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Named as the IANA data base and PostgreSQL both name it; an offset is no zone, it knows no summer. */
const ZONE_NAME = /^(?:UTC|[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/** One stretch of hours a weekday, that ends after it began. @throws calendar.notValid */
export function assertWeeklyHours(hours: readonly WeekdayHours[]): void {
  const errors: Record<string, string[]> = {};
  hours.forEach(({ weekday, opens, closes }, index) => {
    if (opens >= closes) errors[`openingHours.${index}.closes`] = ['Closing comes after opening.'];
    if (hours.findIndex((other) => other.weekday === weekday) < index) {
      errors[`openingHours.${index}.opens`] = ['This weekday is there twice.'];
    }
  });
  if (Object.keys(errors).length > 0) throw notValid(errors);
}

/** Hours of one date: both or none, in order. @throws calendar.notValid */
export function assertDateHours(opens: string | null, closes: string | null): void {
  if ((opens === null) !== (closes === null)) {
    throw notValid({ [opens === null ? 'opens' : 'closes']: ['Enter both times, or close the day.'] });
  }
  if (opens !== null && closes !== null && opens >= closes) {
    throw notValid({ closes: ['Closing comes after opening.'] });
  }
}

/** @throws calendar.notValid */
export function assertZoneName(zone: string, isKnown: boolean): void {
  if (!isKnown || !ZONE_NAME.test(zone)) {
    throw notValid({ timeZone: ['Name a time zone of the IANA data base, for example America/New_York.'] });
  }
}

/** `Mon 08:00-18:00, Sat 09:00-14:00`, for the history. */
export function hoursInWords(hours: readonly WeekdayHours[]): string {
  return [...hours]
    .sort((a, b) => a.weekday - b.weekday)
    .map(({ weekday, opens, closes }) => `${WEEKDAYS[weekday - 1] ?? '?'} ${opens}-${closes}`)
    .join(', ');
}
