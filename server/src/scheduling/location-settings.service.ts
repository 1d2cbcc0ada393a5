import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { isZone } from '../platform/time/zone.js';
import type { LocationException } from '../rooms/location-exception.entity.js';
import type { Location } from '../rooms/location.entity.js';
import { type DateException, type LocationSettings, LocationsService } from '../rooms/locations.service.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { calendarError } from '../rooms/rules/calendar-errors.js';
import { assertZoneName } from '../rooms/rules/weekly-hours.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { BookingLocks } from './booking-locks.queries.js';
import { assertAcknowledged, leftOutside } from './rules/affected.js';
import { clinicDays, type DateHours, openingSpans, type WeeklyHours } from './rules/clinic-days.js';

interface Hours {
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly DateHours[];
}

/** Changes when a location is open. Nobody can book there while it happens, and no booking is left outside unseen. */
@Injectable()
export class LocationSettingsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly locks: BookingLocks,
    private readonly locations: LocationsService,
    private readonly rooms: RoomsQueries,
    private readonly affected: AffectedBookings,
  ) {}

  /**
   * @param acknowledged bookings that may be left outside the new hours
   * @throws calendar.zoneInUse, calendar.bookingsAffected, calendar.notValid, request.stale
   */
  change(id: string, version: number, settings: LocationSettings, acknowledged: readonly string[]): Promise<void> {
    return this.db.transaction(async () => {
      const location = await this.#close(id);
      const zoneChanges = settings.timeZone !== location.timeZone;
      if (zoneChanges) assertZoneName(settings.timeZone, isZone(settings.timeZone));
      const { exceptions } = await this.#hoursOf(location);
      const bookings = await this.affected.ofLocation(id, this.clock.now());
      if (zoneChanges && bookings.length > 0) throw zoneInUse(bookings.length);
      const [before, after] = [location.openingHours, settings.openingHours];
      this.#assertSeen(location, bookings, { weekly: before, exceptions }, { weekly: after, exceptions }, acknowledged);
      await this.locations.change(location, version, settings);
    });
  }

  /** @throws calendar.bookingsAffected, calendar.dateTaken, calendar.notValid */
  addException(locationId: string, exception: DateException, acknowledged: readonly string[]): Promise<string> {
    return this.db.transaction(async () => {
      const location = await this.#close(locationId);
      await this.#assertExceptions(location, (all) => [...all, exception], acknowledged);
      return this.locations.addException(locationId, exception);
    });
  }

  /** @throws calendar.bookingsAffected, calendar.dateTaken, calendar.notValid, request.stale */
  changeException(
    id: string,
    version: number,
    exception: DateException,
    acknowledged: readonly string[],
  ): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.locations.findException(id);
      const location = await this.#close(found.locationId);
      await this.#assertExceptions(location, (all) => [...without(all, found), exception], acknowledged);
      await this.locations.changeException(found, version, exception);
    });
  }

  /** @throws calendar.bookingsAffected when the usual hours of that date leave bookings outside */
  removeException(id: string, version: number, acknowledged: readonly string[]): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.locations.findException(id);
      const location = await this.#close(found.locationId);
      await this.#assertExceptions(location, (all) => without(all, found), acknowledged);
      await this.locations.removeException(found, version);
    });
  }

  async #close(locationId: string): Promise<Location> {
    await this.locks.closeGate(locationId);
    return this.rooms.findLocation(locationId);
  }

  async #hoursOf(location: Location): Promise<Hours> {
    const { exceptions } = await this.rooms.findCalendar(this.clock.now());
    return { weekly: location.openingHours, exceptions: exceptions.filter((one) => one.locationId === location.id) };
  }

  async #assertExceptions(
    location: Location,
    change: (exceptions: readonly DateHours[]) => readonly DateHours[],
    acknowledged: readonly string[],
  ): Promise<void> {
    const before = await this.#hoursOf(location);
    const bookings = await this.affected.ofLocation(location.id, this.clock.now());
    const after = { ...before, exceptions: change(before.exceptions) };
    this.#assertSeen(location, bookings, before, after, acknowledged);
  }

  #assertSeen(
    { timeZone }: Location,
    bookings: Awaited<ReturnType<AffectedBookings['ofLocation']>>,
    before: Hours,
    after: Hours,
    acknowledged: readonly string[],
  ): void {
    const [first, last] = [bookings[0], bookings.at(-1)];
    if (!first || !last) return;
    const days = clinicDays(timeZone, first.startsAt, last.endsAt);
    const spans = ({ weekly, exceptions }: Hours) => openingSpans(days, weekly, exceptions);
    assertAcknowledged(leftOutside(bookings, spans(before), spans(after)), acknowledged);
  }
}

function without(exceptions: readonly DateHours[], { date }: LocationException): DateHours[] {
  return exceptions.filter((exception) => exception.date !== date);
}

function zoneInUse(count: number) {
  const what = count === 1 ? 'A booking lies' : `${count} bookings lie`;
  return calendarError('calendar.zoneInUse', {
    detail: `${what} ahead in the present zone; in another one they would show at other hours. Move or cancel them first.`,
    fieldErrors: { timeZone: [`${what} ahead in the present zone.`] },
  });
}
