import { reportError } from './report-errors.js';

/**
 * The months of a report: a count over none would say 0 where nothing was asked.
 * @throws report.monthsReversed, at the month that was given
 */
export function assertMonths(from: string, to: string, given: { readonly to?: string | undefined }): void {
  if (from <= to) return;
  throw reportError('report.monthsReversed', {
    fieldErrors:
      given.to === undefined
        ? { from: ['This month has not come yet.'] }
        : { to: ['The last month lies before the first.'] },
  });
}

/** The month `months` before a month, both YYYY-MM. */
export function monthBefore(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
