import { Temporal } from 'temporal-polyfill';

/** Calendar date some days later, earlier when negative. */
export function nextDay(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Monday of the week that a calendar date is in. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
