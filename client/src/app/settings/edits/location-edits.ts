import { inject, Service } from '@angular/core';
import { Edit, EditField, numberOf, Values } from '../edit-dialog/edit';
import { DateHours, LocationSettings, SettingsApi } from '../settings-api';
import { WEEKDAYS } from '../settings-words';
import { SavedRows } from './saved-rows';

/** What the dialogs of a location and of its hours ask for, and how they are saved. */
@Service()
export class LocationEdits {
  readonly #api = inject(SettingsApi);
  readonly #rows = inject(SavedRows);

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
      current: () => this.#rows.current('locations', location, locationValues),
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
        current: () => this.#rows.currentOf('locations', found, ({ exceptions }) => exceptions, valuesOf),
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
