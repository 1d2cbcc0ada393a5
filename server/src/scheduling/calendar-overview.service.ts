import { Injectable } from '@nestjs/common';
import { addMinutes } from '../platform/time/interval.js';
import { Clock } from '../platform/time/clock.js';
import type { LocationException } from '../rooms/location-exception.entity.js';
import type { Location } from '../rooms/location.entity.js';
import type { RoomBlock } from '../rooms/room-block.entity.js';
import type { RoomOutage } from '../rooms/room-outage.entity.js';
import type { Room } from '../rooms/room.entity.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { CalendarSettingsQueries, type ClinicianHours } from './calendar-settings.queries.js';

interface LocationRows {
  readonly location: Location;
  readonly exceptions: readonly LocationException[];
  readonly bookingsAhead: number;
  readonly now: Date;
}

interface RoomRows {
  readonly room: Room;
  readonly outages: readonly RoomOutage[];
  readonly blocks: readonly RoomBlock[];
}

/** What is over is shown for so long; the history has all of it. */
const SHOWN_AFTER_MINUTES = 30 * 24 * 60;

/** What the settings show: everything that is now or ahead, and the last month. */
@Injectable()
export class CalendarOverview {
  constructor(
    private readonly clock: Clock,
    private readonly rooms: RoomsQueries,
    private readonly affected: AffectedBookings,
    private readonly settings: CalendarSettingsQueries,
  ) {}

  async locations(): Promise<LocationRows[]> {
    const now = this.clock.now();
    const { locations, exceptions } = await this.rooms.findCalendar(this.#since());
    const ahead = await this.affected.countAhead(now);
    return locations.map((location) => ({
      location,
      exceptions: exceptions.filter(({ locationId }) => locationId === location.id),
      bookingsAhead: ahead.get(location.id) ?? 0,
      now,
    }));
  }

  /** In the order of the board's columns, retired ones too. */
  async roomsWithSpans(): Promise<RoomRows[]> {
    const { rooms, outages, blocks } = await this.rooms.findCalendar(this.#since());
    return rooms.map((room) => ({
      room,
      outages: outages.filter(({ roomId }) => roomId === room.id),
      blocks: blocks.filter(({ roomId }) => roomId === room.id),
    }));
  }

  clinicians(): Promise<ClinicianHours[]> {
    return this.settings.findClinicianHours(this.#since());
  }

  #since(): Date {
    return addMinutes(this.clock.now(), -SHOWN_AFTER_MINUTES);
  }
}
