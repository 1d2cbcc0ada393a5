import { Injectable } from '@nestjs/common';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { LocationException } from './location-exception.entity.js';
import { Location } from './location.entity.js';
import { RoomBlock } from './room-block.entity.js';
import { RoomOutage } from './room-outage.entity.js';
import { Room } from './room.entity.js';
import { roomError } from './rules/rooms-errors.js';

export interface LocationWithRooms {
  readonly location: Location;
  /** In the order of the board's columns; retired rooms are left out. */
  readonly rooms: readonly Room[];
}

export interface CalendarRows {
  readonly locations: readonly Location[];
  readonly rooms: readonly Room[];
  readonly exceptions: readonly LocationException[];
  readonly outages: readonly RoomOutage[];
  readonly blocks: readonly RoomBlock[];
}

@Injectable()
export class RoomsQueries {
  constructor(private readonly db: Database) {}

  /** @throws location.notFound (404) */
  async findLocation(id: string): Promise<Location> {
    const location = await this.db.repository(Location).findOneBy({ id });
    if (!location) throw roomError('location.notFound');
    return location;
  }

  /** One location with its rooms, the first by name when no id is given. @throws location.notFound (404) */
  async findLocationWithRooms(id?: string): Promise<LocationWithRooms> {
    const all = await this.findLocationsWithRooms();
    const found = id === undefined ? all[0] : all.find(({ location }) => location.id === id);
    if (!found) throw roomError('location.notFound');
    return found;
  }

  /** Every location with the rooms that can be shown, locations by name. */
  async findLocationsWithRooms(): Promise<LocationWithRooms[]> {
    const locations = await this.db.repository(Location).find({ order: { name: 'ASC', id: 'ASC' } });
    const rooms = await this.db.repository(Room).find({ order: { position: 'ASC', name: 'ASC' } });
    return locations.map((location) => ({
      location,
      rooms: rooms.filter((room) => room.locationId === location.id && room.state !== 'retired'),
    }));
  }

  /** Locations and rooms, retired ones too, with exceptions, outages and blocks that have not ended before `since`. */
  async findCalendar(since: Date): Promise<CalendarRows> {
    const ends = { endsAt: MoreThan(since) };
    const order = { startsAt: 'ASC', id: 'ASC' } as const;
    return {
      locations: await this.db.repository(Location).find({ order: { name: 'ASC', id: 'ASC' } }),
      rooms: await this.db.repository(Room).find({ order: { position: 'ASC', name: 'ASC' } }),
      exceptions: await this.db.repository(LocationException).find({
        where: { date: MoreThanOrEqual(dateIn('UTC', since)) },
        order: { date: 'ASC' },
      }),
      outages: await this.db.repository(RoomOutage).find({ where: ends, order }),
      blocks: await this.db.repository(RoomBlock).find({ where: ends, order }),
    };
  }
}
