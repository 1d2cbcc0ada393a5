import { formatTime } from '../ui/clinic-time/clinic-time';

/** 1 = Monday ... 7 = Sunday */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const PURPOSE_WORDS: Readonly<Record<string, string>> = {
  first_session: 'First session',
  session: 'Session',
  booster: 'Booster',
  consultation: 'Consultation',
  integration_follow_on: 'Integration follow-on',
};

export const ABSENCE_WORDS: Readonly<Record<string, string>> = {
  leave: 'Leave',
  sick: 'Sick',
  training: 'Training',
  other: 'Other',
};

const ACTION_WORDS: Readonly<Record<string, string>> = {
  changeLocation: 'changed the location',
  addException: 'added a date with other hours',
  changeException: 'changed a date with other hours',
  removeException: 'removed a date with other hours',
  addRoom: 'added the room',
  changeRoom: 'changed the room',
  retireRoom: 'retired the room',
  addOutage: 'took the room out of service',
  changeOutage: 'changed a time out of service',
  removeOutage: 'removed a time out of service',
  addBlock: 'blocked the room',
  changeBlock: 'changed a block',
  removeBlock: 'removed a block',
  addShift: 'added a shift',
  changeShift: 'changed a shift',
  removeShift: 'removed a shift',
  addAbsence: 'added an absence',
  changeAbsence: 'changed an absence',
  removeAbsence: 'removed an absence',
  changeTemplate: 'changed the minutes',
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  timeZone: 'Time zone',
  openingHours: 'Opening hours',
  monitorLimit: 'Watched at once',
  date: 'Date',
  opens: 'Opens',
  closes: 'Closes',
  reason: 'Reason',
  features: 'Features',
  turnoverMinutes: 'Turnover',
  position: 'Place on the board',
  state: 'State',
  startsAt: 'From',
  endsAt: 'Until',
  weekday: 'Weekday',
  starts: 'From',
  ends: 'Until',
  validFrom: 'First day',
  validUntil: 'Last day',
  location: 'Location',
  kind: 'Why',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `Rosalind Hatch blocked the room` without the name. */
export function actionWords(action: string): string {
  return ACTION_WORDS[action.replace(/^calendar\./, '')] ?? action;
}

/** A field of the history as the screens name it. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field.charAt(0).toUpperCase() + field.slice(1);
}

/** A value of the history as the screens write it. */
export function valueWords(field: string, value: string | null, zone: string): string {
  if (value === null || value === '') return 'none';
  if (INSTANT.test(value)) return formatTime(value, 'dayTime', zone);
  if (DATE.test(value)) return formatTime(value, 'dayYear', zone);
  if (field === 'weekday') return WEEKDAYS[Number(value) - 1] ?? value;
  if (field === 'kind') return ABSENCE_WORDS[value] ?? value;
  return value.replaceAll('_', ' ');
}

/** `08:00-18:00` or `Closed`. */
export function hoursWords(
  hours: { readonly opens: string | null; readonly closes: string | null } | undefined,
): string {
  return hours?.opens && hours.closes ? `${hours.opens}–${hours.closes}` : 'Closed';
}

/** `Mon 23 Nov 10:00–12:00`, or with both days when there are two. */
export function spanWords(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  zone: string,
): string {
  const [first, last] = [formatTime(startsAt, 'dayTime', zone), formatTime(endsAt, 'dayTime', zone)];
  const sameDay = formatTime(startsAt, 'dayYear', zone) === formatTime(endsAt, 'dayYear', zone);
  return sameDay ? `${first}–${formatTime(endsAt, 'time', zone)}` : `${first} – ${last}`;
}
