import { addDays, daysBetween } from '../../platform/time/dates.js';

/** A Monday to count from. */
const SOME_MONDAY = '2024-01-01';

/** The Monday of the week that a calendar date is in. */
export function mondayOf(date: string): string {
  const days = daysBetween(SOME_MONDAY, date) % 7;
  return addDays(date, -(days < 0 ? days + 7 : days));
}
