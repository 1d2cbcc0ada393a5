/** What somebody looks for, from what they typed into one box. */
export type PatientSearch =
  | { readonly kind: 'chartNumber'; readonly chartNumber: string }
  | { readonly kind: 'birthDate'; readonly birthDate: string }
  /** Digits at the end of the telephone number. */
  | { readonly kind: 'phone'; readonly digits: string }
  /** Every word begins the given, family or preferred name; lower case. */
  | { readonly kind: 'name'; readonly words: readonly string[] }
  | { readonly kind: 'everybody' };

const CHART_NUMBER = /^tl-?(\d{1,6})$/i;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MOST_WORDS = 4;

/** Tells a chart number, a date of birth (ISO or month/day/year) and a telephone number from a name. */
export function parsePatientSearch(text: string): PatientSearch {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'everybody' };
  const chart = CHART_NUMBER.exec(trimmed);
  if (chart) return { kind: 'chartNumber', chartNumber: `TL-${(chart[1] ?? '').padStart(6, '0')}` };
  const birthDate = dateOf(trimmed);
  if (birthDate) return { kind: 'birthDate', birthDate };
  const digits = trimmed.replaceAll(/\D/g, '');
  if (digits.length >= 4 && /^[\d\s()+./-]+$/.test(trimmed)) return { kind: 'phone', digits };
  return {
    kind: 'name',
    words: trimmed
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .slice(0, MOST_WORDS),
  };
}

function dateOf(text: string): string | undefined {
  const us = US_DATE.exec(text);
  const iso = us ? `${us[3]}-${(us[1] ?? '').padStart(2, '0')}-${(us[2] ?? '').padStart(2, '0')}` : text;
  return ISO_DATE.test(iso) && exists(iso) ? iso : undefined;
}

function exists(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 0 && day >= 1 && day <= days;
}
