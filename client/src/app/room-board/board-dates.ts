import { Temporal } from 'temporal-polyfill';

/** Calendar date some days later, earlier when negative. */
export function nextDay(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
