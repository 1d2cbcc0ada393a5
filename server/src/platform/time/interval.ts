/** A half-open stretch of time `[start, end)`: back-to-back intervals do not overlap. */
export interface Interval {
  readonly start: Date;
  readonly end: Date;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** The instant `minutes` exact minutes later (earlier when negative). */
export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * MINUTE_MS);
}

/** Exact minutes from one instant to another; negative when `to` is earlier. */
export function minutesBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / MINUTE_MS;
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(interval: Interval, instant: Date): boolean {
  return interval.start <= instant && instant < interval.end;
}
