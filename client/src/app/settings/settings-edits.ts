import { inject, Service } from '@angular/core';
import { fromInstant, toInstant } from '../ui/date-time/clinic-instant';
import { Edit, EditField, Values } from './edit-dialog/edit';
import {
  Absence,
  ClinicianHours,
  DateHours,
  Lists,
  LocationSettings,
  RoomSettings,
  RoomSpan,
  SettingsApi,
  Shift,
  VisitTemplate,
} from './settings-api';
import { ABSENCE_WORDS, PURPOSE_WORDS, WEEKDAYS } from './settings-words';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));
const KIND_CHOICES = Object.entries(ABSENCE_WORDS).map(([value, label]) => ({ value, label }));
const PHASES = ['prep', 'session', 'recovery', 'integration', 'turnover'] as const;

const SPAN_FIELDS: readonly EditField[] = [
  { name: 'startDate', label: 'From, day', kind: 'date' },
  { name: 'startTime', label: 'From, time', kind: 'time' },
  { name: 'endDate', label: 'Until, day', kind: 'date' },
  { name: 'endTime', label: 'Until, time', kind: 'time' },
];

/** What each dialog of the settings asks for, and how it is saved. */
@Service()
export class SettingsEdits {
  readonly #api = inject(SettingsApi);

  location(location: LocationSettings): Edit {
    const days = WEEKDAYS.flatMap((label, index): EditField[] => [
      { name: `opens${index + 1}`, label: `${label} opens`, kind: 'clock', mayBeEmpty: true },
      { name: `closes${index + 1}`, label: `${label} closes`, kind: 'clock', mayBeEmpty: true },
    ]);
    const ahead = location.bookingsAhead;
    return {
      title: `Change ${location.name}`,
      about: 'Leave both times of a day empty to close it. Bookings stay where they are.',
      fields: [
        { name: 'name', label: 'Name', kind: 'text' },
        {
          name: 'monitorLimit',
          label: 'Patients watched at once',
          kind: 'number',
          help: 'From dose to end of recovery: two for each person who watches.',
        },
        {
          ...{ name: 'timeZone', label: 'Time zone', kind: 'text', wide: true },
          help: ahead > 0 ? `Stays while bookings lie ahead; now there are ${ahead}.` : 'Such as America/New_York.',
        },
        ...days,
      ],
      values: locationValues(location),
      ...{ verb: 'Save the location', zone: location.timeZone, version: location.version },
      save: (values, attempt) => this.#api.change(`locations/${location.id}`, locationBody(values), attempt),
      current: () => this.#current('locations', location, locationValues),
      fieldOf: (path, values) => hoursField(path, values),
    };
  }

  exception(location: LocationSettings, found?: DateHours): Edit {
    const valuesOf = ({ date, opens, closes, reason }: DateHours): Values => ({
      ...{ date, reason, closed: opens === null ? 'yes' : '', opens: opens ?? '', closes: closes ?? '' },
    });
    return {
      title: found ? 'Change the date' : 'A date with other hours',
      fields: [
        { name: 'date', label: 'Date', kind: 'date' },
        { name: 'reason', label: 'What day it is', kind: 'text', help: "Such as New Year's Day." },
        { name: 'closed', label: 'Closed all day', kind: 'check' },
        { name: 'opens', label: 'Opens', kind: 'clock', unless: 'closed' },
        { name: 'closes', label: 'Closes', kind: 'clock', unless: 'closed' },
      ],
      values: found ? valuesOf(found) : { date: '', reason: '', closed: 'yes', opens: '', closes: '' },
      ...{ verb: 'Save the date', zone: location.timeZone, version: found?.version ?? 0 },
      save: ({ date = '', reason, closed, opens, closes }, attempt) => {
        const hours = closed === 'yes' ? { opens: null, closes: null } : { opens, closes };
        const body = { date, reason, ...hours };
        if (found) return this.#api.change(`exceptions/${found.id}`, body, attempt);
        return this.#api.add(`locations/${location.id}/exceptions`, body, attempt);
      },
      ...(found && {
        current: () => this.#currentOf('locations', found, ({ exceptions }) => exceptions, valuesOf),
      }),
    };
  }

  /** The usual hours again, over bookings that they leave outside. */
  usualHours(location: LocationSettings, found: DateHours): Edit {
    return {
      title: `The usual hours again: ${found.reason}`,
      fields: [],
      values: {},
      ...{ verb: 'Take the usual hours', zone: location.timeZone, version: found.version },
      save: (_values, { version, acknowledged }) =>
        this.#api.command(`exceptions/${found.id}/remove`, version, { acknowledged }),
    };
  }

  room(location: LocationSettings, room?: RoomSettings): Edit {
    const valuesOf = ({
      name,
      features,
      turnoverMinutes,
    }: Pick<RoomSettings, 'name' | 'features' | 'turnoverMinutes'>) => ({
      ...{ name, features: features.join(', '), turnoverMinutes: String(turnoverMinutes) },
    });
    return {
      title: room ? `Change ${room.name}` : 'A new room',
      about: 'A changed turnover is taken by new bookings; what is booked keeps its own.',
      fields: [
        { name: 'name', label: 'Name', kind: 'text' },
        { name: 'turnoverMinutes', label: 'Turnover, min', kind: 'number' },
        {
          ...{ name: 'features', label: 'Features', kind: 'text', optional: true, wide: true },
          help: 'Separated by commas: recliner, wheelchair access.',
        },
      ],
      values: valuesOf(room ?? { name: '', features: [], turnoverMinutes: 15 }),
      ...{ verb: 'Save the room', zone: location.timeZone, version: room?.version ?? 0 },
      save: (values, attempt) => {
        const body = {
          name: values['name'],
          features: wordsOf(values['features']),
          turnoverMinutes: numberOf(values['turnoverMinutes']),
        };
        if (room) return this.#api.change(`rooms/${room.id}`, body, attempt);
        return this.#api.add('rooms', { ...body, locationId: location.id }, attempt);
      },
      ...(room && { current: () => this.#current('rooms', room, valuesOf) }),
      fieldOf: (path) => path.replace(/^features\..*/, 'features'),
    };
  }

  /** Out of service until further notice. */
  outOfService(room: RoomSettings, zone: string): Edit {
    return {
      title: `Take ${room.name} out of service?`,
      about: 'Nothing can be booked into it until it is back in service.',
      fields: [],
      values: {},
      ...{ verb: 'Take it out of service', zone, version: room.version },
      save: (_values, attempt) => this.#api.change(`rooms/${room.id}/service`, { inService: false }, attempt),
      current: () => this.#current('rooms', room, () => ({})),
    };
  }

  span(
    kind: 'outage' | 'block',
    rooms: readonly RoomSettings[],
    zone: string,
    room?: RoomSettings,
    found?: RoomSpan,
  ): Edit {
    const valuesOf = (span: RoomSpan): Values => ({
      roomId: room?.id ?? '',
      reason: span.reason,
      ...spanValues(span, zone),
    });
    const empty = { startDate: '', startTime: '', endDate: '', endTime: '', reason: '', roomId: room?.id ?? '' };
    const choices = rooms
      .filter(({ state }) => state !== 'retired')
      .map(({ id, name }) => ({ value: id, label: name }));
    const title = kind === 'outage' ? 'Time out of service' : 'Block of a room';
    return {
      title: found ? `${title}: ${room?.name ?? ''}` : title,
      about:
        kind === 'outage'
          ? 'The room cannot be used in this time, for example while something is repaired.'
          : 'The room is in service, but no visit is booked in this time.',
      fields: [
        ...(found ? [] : [{ name: 'roomId', label: 'Room', kind: 'choice', choices, wide: true } as const]),
        ...SPAN_FIELDS,
        { name: 'reason', label: 'Why', kind: 'text', wide: true },
      ],
      values: found ? valuesOf(found) : empty,
      ...{ verb: kind === 'outage' ? 'Save the time' : 'Save the block', zone, version: found?.version ?? 0 },
      save: (values, attempt) => {
        const body = { ...spanBody(values, zone), reason: values['reason'] };
        if (found) return this.#api.change(`${kind}s/${found.id}`, body, attempt);
        return this.#api.add(`rooms/${values['roomId'] ?? ''}/${kind}s`, body, attempt);
      },
      ...(found && {
        current: () => this.#currentOf('rooms', found, (one) => one[`${kind}s`], valuesOf),
      }),
      fieldOf: spanField,
    };
  }

  shift(clinician: ClinicianHours, locations: readonly LocationSettings[], found?: Shift): Edit {
    const valuesOf = (shift: Shift): Values => ({
      ...{ locationId: shift.locationId, weekday: String(shift.weekday), starts: shift.starts, ends: shift.ends },
      ...{ validFrom: shift.validFrom, validUntil: shift.validUntil ?? '' },
    });
    const [first] = locations;
    const empty = {
      ...{ locationId: first?.id ?? '', weekday: '', starts: '', ends: '', validUntil: '' },
      validFrom: first?.today ?? '',
    };
    const choices = locations.map(({ id, name }) => ({ value: id, label: name }));
    return {
      title: `${found ? 'Change a' : 'A'} shift of ${clinician.displayName}`,
      about: 'Every week, in the time of the location. Whoever has no shift at all works whenever it is open.',
      fields: [
        { name: 'weekday', label: 'Weekday', kind: 'choice', choices: WEEKDAY_CHOICES },
        { name: 'locationId', label: 'Location', kind: 'choice', choices },
        { name: 'starts', label: 'From', kind: 'clock' },
        { name: 'ends', label: 'Until', kind: 'clock' },
        { name: 'validFrom', label: 'First day', kind: 'date' },
        { name: 'validUntil', label: 'Last day', kind: 'date', optional: true, help: 'Empty: until further notice.' },
      ],
      values: found ? valuesOf(found) : empty,
      ...{ verb: 'Save the shift', zone: first?.timeZone ?? 'UTC', version: found?.version ?? 0 },
      save: (values, attempt) => {
        const body = { ...values, weekday: numberOf(values['weekday']) };
        if (found) return this.#api.change(`shifts/${found.id}`, body, attempt);
        return this.#api.add(`clinicians/${clinician.id}/shifts`, body, attempt);
      },
      ...(found && {
        current: () => this.#currentOf('clinicians', found, ({ shifts }) => shifts, valuesOf),
      }),
    };
  }

  absence(clinician: ClinicianHours, zone: string, found?: Absence): Edit {
    const valuesOf = (absence: Absence): Values => ({ kind: absence.kind ?? '', ...spanValues(absence, zone) });
    const empty = { startDate: '', startTime: '', endDate: '', endTime: '', kind: '' };
    return {
      title: `${found ? 'Change an' : 'An'} absence of ${clinician.displayName}`,
      fields: [...SPAN_FIELDS, { name: 'kind', label: 'Why', kind: 'choice', choices: KIND_CHOICES }],
      values: found ? valuesOf(found) : empty,
      ...{ verb: 'Save the absence', zone, version: found?.version ?? 0 },
      save: (values, attempt) => {
        const body = { ...spanBody(values, zone), kind: values['kind'] };
        if (found) return this.#api.change(`absences/${found.id}`, body, attempt);
        return this.#api.add(`clinicians/${clinician.id}/absences`, body, attempt);
      },
      ...(found && {
        current: () => this.#currentOf('clinicians', found, ({ absences }) => absences, valuesOf),
      }),
      fieldOf: spanField,
    };
  }

  template(template: VisitTemplate): Edit {
    const valuesOf = (one: VisitTemplate): Values =>
      Object.fromEntries(PHASES.map((phase) => [phase, String(one[phase])]));
    const name = PURPOSE_WORDS[template.purpose] ?? template.purpose;
    return {
      title: `${name}, minutes`,
      about: 'For bookings from now on; what is booked keeps its minutes.',
      fields: PHASES.map((phase) => ({
        ...{ name: phase, label: phase.charAt(0).toUpperCase() + phase.slice(1), kind: 'number' as const },
        ...(phase === 'turnover' && { help: 'At least; a room that needs longer keeps its own.' }),
      })),
      values: valuesOf(template),
      ...{ verb: 'Save the minutes', zone: 'UTC', version: template.version, preview: 'visit' },
      save: (values, attempt) => {
        const body = Object.fromEntries(PHASES.map((phase) => [phase, numberOf(values[phase])]));
        return this.#api.change(`visit-templates/${template.id}`, body, attempt);
      },
      current: () => this.#current('visit-templates', template, valuesOf),
    };
  }

  async #current<L extends keyof Lists>(list: L, { id }: Versioned, valuesOf: (row: Lists[L]) => Values) {
    const row = (await this.#api.fresh(list)).find((one) => one.id === id);
    return row && { version: 'version' in row ? row.version : 0, values: valuesOf(row) };
  }

  async #currentOf<L extends keyof Lists, T extends Versioned>(
    list: L,
    { id }: Versioned,
    rowsOf: (parent: Lists[L]) => readonly T[],
    valuesOf: (row: T) => Values,
  ) {
    const rows: T[] = (await this.#api.fresh(list)).flatMap((parent) => [...rowsOf(parent)]);
    const row = rows.find((one) => one.id === id);
    return row && { version: row.version, values: valuesOf(row) };
  }
}

function locationValues({ name, timeZone, monitorLimit, openingHours }: LocationSettings): Values {
  const hours = WEEKDAYS.flatMap((_, index) => {
    const day = openingHours.find(({ weekday }) => weekday === index + 1);
    return [[`opens${index + 1}`, day?.opens ?? ''] as const, [`closes${index + 1}`, day?.closes ?? ''] as const];
  });
  return { name, timeZone, monitorLimit: String(monitorLimit), ...Object.fromEntries(hours) };
}

/** Weekdays with one time at least, in the order in which they are sent. */
function openDays(values: Values): number[] {
  return WEEKDAYS.map((_, index) => index + 1).filter((day) => values[`opens${day}`] || values[`closes${day}`]);
}

function locationBody(values: Values) {
  return {
    ...{ name: values['name'], timeZone: values['timeZone'], monitorLimit: numberOf(values['monitorLimit']) },
    openingHours: openDays(values).map((weekday) => ({
      ...{ weekday, opens: values[`opens${weekday}`], closes: values[`closes${weekday}`] },
    })),
  };
}

/** `openingHours.2.closes` is the third day that was sent. */
function hoursField(path: string, values: Values): string | undefined {
  const [, index, name] = /^openingHours\.(\d+)\.(opens|closes)$/.exec(path) ?? [];
  return name && `${name}${openDays(values)[Number(index)] ?? ''}`;
}

function spanValues(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  zone: string,
): Values {
  const [start, end] = [fromInstant(startsAt, zone), fromInstant(endsAt, zone)];
  return { startDate: start.date, startTime: start.time, endDate: end.date, endTime: end.time };
}

function spanBody({ startDate = '', startTime = '', endDate = '', endTime = '' }: Values, zone: string) {
  return { startsAt: toInstant(startDate, startTime, zone), endsAt: toInstant(endDate, endTime, zone) };
}

function spanField(path: string): string | undefined {
  if (path === 'startsAt') return 'startTime';
  return path === 'endsAt' ? 'endTime' : undefined;
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** What is no number is sent as it stands, so that the server says so at its field. */
function numberOf(text: string | undefined): number | string {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : (text ?? '');
}
