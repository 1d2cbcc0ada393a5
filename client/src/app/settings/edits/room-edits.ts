import { inject, Service } from '@angular/core';
import { Edit, numberOf, Values } from '../edit-dialog/edit';
import { LocationSettings, RoomSettings, RoomSpan, SettingsApi } from '../settings-api';
import { SavedRows } from './saved-rows';
import { SPAN_FIELDS, spanBody, spanField, spanValues } from './span-fields';

/** What the dialogs of a room, of its outages and of its blocks ask for, and how they are saved. */
@Service()
export class RoomEdits {
  readonly #api = inject(SettingsApi);
  readonly #rows = inject(SavedRows);

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
      ...(room && { current: () => this.#rows.current('rooms', room, valuesOf) }),
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
      current: () => this.#rows.current('rooms', room, () => ({})),
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
        current: () => this.#rows.currentOf('rooms', found, (one) => one[`${kind}s`], valuesOf),
      }),
      fieldOf: spanField,
    };
  }
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
