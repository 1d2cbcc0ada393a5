import { addDays } from '../../platform/time/dates.js';
import { addMinutes } from '../../platform/time/interval.js';
import { dayIn } from '../../platform/time/zone.js';
import type { Span } from '../../scheduling/rules/obstacles.js';

const HOUR = 60;

/** The contact after a session belongs 24 to 72 hours after the discharge (S25, S53; domain.md 1.1). */
export const CONTACT_OPENS_HOURS = 24;
export const CONTACT_CLOSES_HOURS = 72;

export interface ContactWindow {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export function contactWindow(dischargedAt: Date): ContactWindow {
  return {
    opensAt: addMinutes(dischargedAt, CONTACT_OPENS_HOURS * HOUR),
    closesAt: addMinutes(dischargedAt, CONTACT_CLOSES_HOURS * HOUR),
  };
}

/** How far ahead the next open day is looked for. */
export const LONGEST_CLOSURE_DAYS = 7;

/**
 * First date on which it is too late to leave a contact for tomorrow: the next one that the clinic opens on. A window
 * that closes on a Sunday is worth a call on Friday, for nobody is there to make it later.
 * @param opening when the clinic is open on the days after `today`
 */
export function nextOpenDate(zone: string, today: string, opening: readonly Span[]): string {
  for (let ahead = 1; ahead < LONGEST_CLOSURE_DAYS; ahead++) {
    const date = addDays(today, ahead);
    const { start, end } = dayIn(zone, date);
    if (opening.some(({ from, until }) => from < end.getTime() && start.getTime() < until)) return date;
  }
  return addDays(today, LONGEST_CLOSURE_DAYS);
}
