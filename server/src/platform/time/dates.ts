const DAY_MS = 86_400_000;

/**
 * Calendar date (YYYY-MM-DD) `days` later, earlier when negative. Dates have no zone: a day is a day here, whatever the
 * clock did. Without Temporal, because the console shares the rules that count so.
 */
export function addDays(date: string, days: number): string {
  const later = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  const [month, day] = [later.getUTCMonth() + 1, later.getUTCDate()].map((part) => String(part).padStart(2, '0'));
  return `${later.getUTCFullYear()}-${month}-${day}`;
}

/** Whole calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}
