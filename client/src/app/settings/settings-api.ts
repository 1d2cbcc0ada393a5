import { HttpClient, httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { CommandResult, Commands } from '../../api/send-command';
import type {
  ClinicianHoursResponse,
  HistoryPage,
  LocationSettingsResponse,
  RoomSettingsResponse,
  VisitTemplateResponse,
} from '../../api/generated/types.gen';

export type LocationSettings = LocationSettingsResponse;
export type DateHours = LocationSettings['exceptions'][number];
export type RoomSettings = RoomSettingsResponse;
export type RoomSpan = RoomSettings['outages'][number];
export type ClinicianHours = ClinicianHoursResponse;
export type Shift = ClinicianHours['shifts'][number];
export type Absence = ClinicianHours['absences'][number];
export type VisitTemplate = VisitTemplateResponse;
export type History = HistoryPage;

/** What a change is made against: the version that was read, the bookings that were seen, one key for one act. */
export interface Attempt {
  readonly version: number;
  readonly acknowledged: readonly string[];
  readonly key: string;
}

/** Each list and what stands in it. */
export interface Lists {
  readonly locations: LocationSettings;
  readonly rooms: RoomSettings;
  readonly clinicians: ClinicianHours;
  readonly 'visit-templates': VisitTemplate;
}

export type Saved = Promise<CommandResult<unknown>>;

const BASE = '/api/calendar';

/** Rooms and time. Call the `...Resource` functions in an injection context. */
@Service()
export class SettingsApi {
  readonly #commands = inject(Commands);
  readonly #http = inject(HttpClient);

  /** What is saved now, to set beside what somebody typed. */
  fresh<L extends keyof Lists>(list: L): Promise<readonly Lists[L][]> {
    return firstValueFrom(this.#http.get<readonly Lists[L][]>(`${BASE}/${list}`));
  }

  locationsResource(): HttpResourceRef<LocationSettings[] | undefined> {
    return httpResource<LocationSettings[]>(() => `${BASE}/locations`);
  }

  roomsResource(): HttpResourceRef<RoomSettings[] | undefined> {
    return httpResource<RoomSettings[]>(() => `${BASE}/rooms`);
  }

  cliniciansResource(): HttpResourceRef<ClinicianHours[] | undefined> {
    return httpResource<ClinicianHours[]>(() => `${BASE}/clinicians`);
  }

  templatesResource(): HttpResourceRef<VisitTemplate[] | undefined> {
    return httpResource<VisitTemplate[]>(() => `${BASE}/visit-templates`);
  }

  historyResource(itemId: string, page: () => number): HttpResourceRef<History | undefined> {
    return httpResource<History>(() => ({ url: `${BASE}/history/${itemId}`, params: { page: page(), size: 10 } }));
  }

  /** A new row below an item: `locations/<id>/exceptions`. */
  add(path: string, body: object, { acknowledged, key }: Attempt): Saved {
    return this.#commands.send({ url: `${BASE}/${path}`, body: withSeen(body, acknowledged), idempotencyKey: key });
  }

  /** A changed row, against the version that was read. */
  change(path: string, body: object, { acknowledged, version }: Attempt): Saved {
    return this.#commands.send({
      ...{ method: 'PUT', url: `${BASE}/${path}`, body: withSeen(body, acknowledged), ifMatch: version },
    });
  }

  /** A command on a row, against the version that was read: `rooms/<id>/retire`. */
  command(path: string, version: number, body: object = {}): Saved {
    return this.#commands.send({ url: `${BASE}/${path}`, body, ifMatch: version });
  }

  remove(path: string, version: number): Saved {
    return this.#commands.send({ method: 'DELETE', url: `${BASE}/${path}`, ifMatch: version });
  }
}

/** Bookings that were looked at are named only when there are any: most changes know none. */
function withSeen(body: object, acknowledged: readonly string[]): object {
  return acknowledged.length > 0 ? { ...body, acknowledged } : body;
}
