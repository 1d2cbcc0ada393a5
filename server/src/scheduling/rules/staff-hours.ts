import { notValid } from '../../rooms/rules/calendar-errors.js';
import type { WeeklyShift } from './clinic-days.js';

const MOST_MS = 400 * 24 * 3_600_000;

/**
 * A shift ends after it begins, on the same day, and nobody works twice at the same time, here or elsewhere.
 * @param others the person's other shifts
 * @throws calendar.notValid
 */
export function assertShift(shift: WeeklyShift, others: readonly WeeklyShift[]): void {
  if (shift.starts >= shift.ends) throw notValid({ ends: ['The shift ends after it begins, before midnight.'] });
  if (shift.validUntil !== null && shift.validUntil < shift.validFrom) {
    throw notValid({ validUntil: ['The last day comes after the first.'] });
  }
  const other = others.find((one) => one.weekday === shift.weekday && meetsDates(one, shift) && meetsHours(one, shift));
  if (other) throw notValid({ starts: [`There is a shift from ${other.starts} to ${other.ends} already.`] });
}

/** @throws calendar.notValid */
export function assertAbsence({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): void {
  if (startsAt >= endsAt) throw notValid({ endsAt: ['The end comes after the beginning.'] });
  if (endsAt.getTime() - startsAt.getTime() > MOST_MS) throw notValid({ endsAt: ['At most 400 days.'] });
}

function meetsDates(a: WeeklyShift, b: WeeklyShift): boolean {
  const beforeEnd = (from: string, until: string | null) => until === null || from <= until;
  return beforeEnd(a.validFrom, b.validUntil) && beforeEnd(b.validFrom, a.validUntil);
}

function meetsHours(a: WeeklyShift, b: WeeklyShift): boolean {
  return a.starts < b.ends && b.starts < a.ends;
}
