import { inject, Pipe, PipeTransform } from '@angular/core';
import { ClinicZone } from './clinic-zone';

/** How the console writes an instant: `Mon 23 Nov`, `11:20`, `Mon 23 Nov 11:20`, with the year, or the day in full. */
export type TimeStyle = 'day' | 'time' | 'dayTime' | 'dayYear' | 'dayYearTime' | 'fullDay';

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const satisfies Intl.DateTimeFormatOptions;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const satisfies Intl.DateTimeFormatOptions;
const STYLES: Readonly<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  day: DAY,
  time: TIME,
  dayTime: { ...DAY, ...TIME },
  dayYear: { ...DAY, year: 'numeric' },
  dayYearTime: { ...DAY, year: 'numeric', ...TIME },
  fullDay: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes an instant in a zone. A calendar date (`2026-11-23`) belongs to no zone and is written as it stands.
 * @param value ISO instant, ISO calendar date, or epoch milliseconds
 */
export function formatTime(value: string | number, style: TimeStyle, zone: string): string {
  const calendarDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const epoch = typeof value === 'number' ? value : Date.parse(value);
  // en-GB writes "Mon, 23 Nov" and "Sept": the design has no comma, and three letters for each month.
  return format(style, calendarDate ? 'UTC' : zone)
    .format(epoch)
    .replaceAll(',', '')
    .replace(/\bSept\b/, 'Sep');
}

function format(style: TimeStyle, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat('en-GB', { ...STYLES[style], timeZone: zone })));
  return found;
}

/** The calendar date of an instant in a zone, as `YYYY-MM-DD`. */
export function dateInZone(epoch: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    epoch,
  );
}

/** `{{ visit.startsAt | clinicTime }}`: `Mon 23 Nov`; `| clinicTime: 'time'`: `11:20`. Empty for nothing. */
@Pipe({ name: 'clinicTime' })
export class ClinicTime implements PipeTransform {
  readonly #zone = inject(ClinicZone);

  transform(value: string | number | null | undefined, style: TimeStyle = 'day'): string {
    return value === null || value === undefined || value === '' ? '' : formatTime(value, style, this.#zone.id());
  }
}
