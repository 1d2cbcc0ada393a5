import { inject, Provider } from '@angular/core';
import { DateAdapter, MAT_DATE_FORMATS, MAT_DATE_LOCALE, MatDateFormats } from '@angular/material/core';
import { Temporal } from 'temporal-polyfill';
import { ClinicZone } from '../clinic-time/clinic-zone';
import { Clock } from '../clinic-time/clock';

type Wall = Temporal.PlainDateTime;

/** Stands for "typed, but not a date": Material wants an object for that too. */
const INVALID = Temporal.PlainDateTime.from('0001-01-01T00:00');
const MIDNIGHT = { hour: 0, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 } as const;
const ISO_DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TYPED_DATE = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/;
const TYPED_TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?m?$/i;

/**
 * Material's calendar on wall-clock values: what the clinic's wall says, never the browser's. Instants are made and
 * read only at the edge of the API.
 */
export class TemporalDateAdapter extends DateAdapter<Wall, string> {
  readonly #zone = inject(ClinicZone);
  readonly #clock = inject(Clock);

  constructor() {
    super();
    super.setLocale(inject<string>(MAT_DATE_LOCALE));
  }

  getYear(date: Wall): number {
    return date.year;
  }
  getMonth(date: Wall): number {
    return date.month - 1;
  }
  getDate(date: Wall): number {
    return date.day;
  }
  getDayOfWeek(date: Wall): number {
    return date.dayOfWeek % 7;
  }
  override getHours(date: Wall): number {
    return date.hour;
  }
  override getMinutes(date: Wall): number {
    return date.minute;
  }
  override getSeconds(date: Wall): number {
    return date.second;
  }
  getNumDaysInMonth(date: Wall): number {
    return date.daysInMonth;
  }
  getYearName(date: Wall): string {
    return String(date.year);
  }

  getMonthNames(style: 'long' | 'short' | 'narrow'): string[] {
    return names(12, (i) => this.createDate(2026, i, 1).toLocaleString(this.locale, { month: style }));
  }

  getDateNames(): string[] {
    return names(31, (i) => String(i + 1));
  }

  getDayOfWeekNames(style: 'long' | 'short' | 'narrow'): string[] {
    // 1 February 2026 is a Sunday, where Material's week of names begins.
    return names(7, (i) => this.createDate(2026, 1, i + 1).toLocaleString(this.locale, { weekday: style }));
  }

  getFirstDayOfWeek(): number {
    return 1;
  }

  clone(date: Wall): Wall {
    return date;
  }

  /** @throws RangeError for a day the month does not have, as Material expects */
  createDate(year: number, month: number, day: number): Wall {
    return Temporal.PlainDateTime.from({ year, month: month + 1, day }, { overflow: 'reject' });
  }

  today(): Wall {
    const now = Temporal.Instant.fromEpochMilliseconds(this.#clock.now());
    return now.toZonedDateTimeISO(this.#zone.id()).toPlainDateTime().with(MIDNIGHT);
  }

  parse(value: unknown): Wall | null {
    if (this.isDateInstance(value)) return value;
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') return null;
    const iso = ISO_DATE.exec(text);
    if (iso) return this.#dateOrInvalid(iso[1], iso[2], iso[3]);
    const typed = TYPED_DATE.exec(text);
    return typed ? this.#dateOrInvalid(typed[3], typed[2], typed[1]) : INVALID;
  }

  override parseTime(value: unknown): Wall | null {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') return null;
    const typed = TYPED_TIME.exec(text);
    if (!typed) return INVALID;
    const half = typed[3]?.toLowerCase();
    const written = Number(typed[1]);
    const hour = half ? (written % 12) + (half === 'p' ? 12 : 0) : written;
    const minute = Number(typed[2] ?? 0);
    return hour > 23 || minute > 59 || (half && written > 12) ? INVALID : this.today().with({ hour, minute });
  }

  format(date: Wall, options: Intl.DateTimeFormatOptions): string {
    if (!this.isValid(date)) throw new RangeError('An invalid date cannot be written');
    return date.toLocaleString(this.locale, options).replaceAll(',', '');
  }

  addCalendarYears(date: Wall, years: number): Wall {
    return date.add({ years });
  }
  addCalendarMonths(date: Wall, months: number): Wall {
    return date.add({ months });
  }
  addCalendarDays(date: Wall, days: number): Wall {
    return date.add({ days });
  }
  override addSeconds(date: Wall, seconds: number): Wall {
    return date.add({ seconds });
  }
  override setTime(date: Wall, hour: number, minute: number, second: number): Wall {
    return date.with({ ...MIDNIGHT, hour, minute, second });
  }

  toIso8601(date: Wall): string {
    return date.toPlainDate().toString();
  }

  isDateInstance(value: unknown): value is Wall {
    return value instanceof Temporal.PlainDateTime;
  }

  isValid(date: Wall): boolean {
    return date !== INVALID;
  }

  invalid(): Wall {
    return INVALID;
  }

  override deserialize(value: unknown): Wall | null {
    if (typeof value !== 'string') return super.deserialize(value);
    if (value === '') return null;
    try {
      return Temporal.PlainDateTime.from(value);
    } catch {
      return INVALID;
    }
  }

  #dateOrInvalid(year?: string, month?: string, day?: string): Wall {
    try {
      return this.createDate(Number(year), Number(month) - 1, Number(day));
    } catch {
      return INVALID;
    }
  }
}

function names(count: number, name: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => name(index));
}

const FORMATS: MatDateFormats = {
  parse: { dateInput: null, timeInput: null },
  display: {
    dateInput: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    timeInput: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeOptionLabel: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    monthYearLabel: { month: 'short', year: 'numeric' },
    dateA11yLabel: { dateStyle: 'full' },
    monthYearA11yLabel: { month: 'long', year: 'numeric' },
  },
};

/** For the components that hold a date or time field; not for the root, so that the polyfill stays out of the first download. */
export const temporalDates: readonly Provider[] = [
  { provide: MAT_DATE_LOCALE, useValue: 'en-GB' },
  { provide: DateAdapter, useClass: TemporalDateAdapter },
  { provide: MAT_DATE_FORMATS, useValue: FORMATS },
];
