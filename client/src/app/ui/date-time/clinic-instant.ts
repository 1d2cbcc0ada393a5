import { Temporal } from 'temporal-polyfill';

/**
 * The instant of a wall-clock date and time in the clinic's zone, as the API wants it.
 * A time that the spring change skips moves forward by the gap; one that the autumn change repeats means its first pass.
 * @returns ISO 8601 in UTC
 * @throws RangeError for an impossible date or time
 */
export function toInstant(date: string, time: string, zone: string): string {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString();
}

/** The wall-clock date (`YYYY-MM-DD`) and time (`HH:mm`) of an instant in the clinic's zone. */
export function fromInstant(instant: string, zone: string): { readonly date: string; readonly time: string } {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return { date: wall.toPlainDate().toString(), time: wall.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The instants at which a calendar day of the clinic begins and ends; 23 or 25 hours apart when clocks change. */
export function dayBounds(date: string, zone: string): { readonly from: string; readonly until: string } {
  const day = Temporal.PlainDate.from(date);
  const start = (of: Temporal.PlainDate) => of.toZonedDateTime(zone).toInstant().toString();
  return { from: start(day), until: start(day.add({ days: 1 })) };
}
