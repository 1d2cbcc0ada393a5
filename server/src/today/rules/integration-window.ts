import { addMinutes } from '../../platform/time/interval.js';

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
