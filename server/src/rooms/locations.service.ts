import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { CalendarRecords } from './calendar-records.service.js';
import { LocationException } from './location-exception.entity.js';
import { Location, type OpeningHours } from './location.entity.js';
import { assertDateHours, assertWeeklyHours, hoursInWords } from './rules/weekly-hours.js';

export interface LocationSettings {
  readonly name: string;
  /** IANA name */
  readonly timeZone: string;
  readonly openingHours: readonly OpeningHours[];
  readonly monitorLimit: number;
}

export interface DateException {
  readonly date: string;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly reason: string;
}

/** Writes of a location and its dates with other hours. Whether bookings allow them is for `LocationSettingsService`. */
@Injectable()
export class LocationsService {
  constructor(
    private readonly db: Database,
    private readonly records: CalendarRecords,
  ) {}

  /** @throws calendar.notValid, request.stale */
  async change(location: Location, version: number, settings: LocationSettings): Promise<void> {
    assertWeeklyHours(settings.openingHours);
    const raised = await this.db.updateVersioned(Location, { id: location.id, version }, { ...settings });
    await this.records.tell({
      ...{ action: 'calendar.changeLocation', itemId: location.id, version: raised },
      ...{ before: words(location), after: words(settings) },
    });
  }

  /** @throws request.notFound */
  async findException(id: string): Promise<LocationException> {
    const found = await this.db.repository(LocationException).findOneBy({ id });
    if (!found) throw platformError('request.notFound');
    return found;
  }

  /** @throws calendar.notValid, calendar.dateTaken */
  async addException(locationId: string, exception: DateException): Promise<string> {
    assertDateHours(exception.opens, exception.closes);
    const id = newId();
    await this.db.repository(LocationException).insert({ id, locationId, ...exception });
    const after = { ...exception };
    await this.records.tell({ action: 'calendar.addException', itemId: locationId, version: 1, after });
    return id;
  }

  /** @throws calendar.notValid, calendar.dateTaken, request.stale */
  async changeException(found: LocationException, version: number, exception: DateException): Promise<void> {
    assertDateHours(exception.opens, exception.closes);
    const raised = await this.db.updateVersioned(LocationException, { id: found.id, version }, { ...exception });
    await this.records.tell({
      ...{ action: 'calendar.changeException', itemId: found.locationId, version: raised },
      ...{ before: exceptionOf(found), after: exceptionOf(exception) },
    });
  }

  /** @throws request.stale */
  async removeException(found: LocationException, version: number): Promise<void> {
    await this.records.remove(LocationException, { id: found.id, version });
    const before = exceptionOf(found);
    await this.records.tell({ action: 'calendar.removeException', itemId: found.locationId, version, before });
  }
}

function words({ name, timeZone, openingHours, monitorLimit }: LocationSettings): Record<string, unknown> {
  return { name, timeZone, openingHours: hoursInWords(openingHours), monitorLimit };
}

function exceptionOf({ date, opens, closes, reason }: DateException): Record<string, unknown> {
  return { date, opens, closes, reason };
}
