import { HOUR_MS } from '../../platform/time/interval.js';

/** Days of 24 hours from one instant to another, with their fraction. */
export function daysApart(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / (24 * HOUR_MS);
}
