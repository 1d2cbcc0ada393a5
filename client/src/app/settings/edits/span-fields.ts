import { fromInstant, toInstant } from '../../ui/date-time/clinic-instant';
import { EditField, Values } from '../edit-dialog/edit';

/** From when until when, each as a day and a time on the wall of the clinic. */
export const SPAN_FIELDS: readonly EditField[] = [
  { name: 'startDate', label: 'From, day', kind: 'date' },
  { name: 'startTime', label: 'From, time', kind: 'time' },
  { name: 'endDate', label: 'Until, day', kind: 'date' },
  { name: 'endTime', label: 'Until, time', kind: 'time' },
];

export function spanValues(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  zone: string,
): Values {
  const [start, end] = [fromInstant(startsAt, zone), fromInstant(endsAt, zone)];
  return { startDate: start.date, startTime: start.time, endDate: end.date, endTime: end.time };
}

export function spanBody({ startDate = '', startTime = '', endDate = '', endTime = '' }: Values, zone: string) {
  return { startsAt: toInstant(startDate, startTime, zone), endsAt: toInstant(endDate, endTime, zone) };
}

/** The server names the bounds; an error stands at the time of each. */
export function spanField(path: string): string | undefined {
  if (path === 'startsAt') return 'startTime';
  return path === 'endsAt' ? 'endTime' : undefined;
}
