import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Location } from './location.entity.js';
import { Room } from './room.entity.js';
import { roomError } from './rules/rooms-errors.js';

export interface LocationWithRooms {
  readonly location: Location;
  /** In the order of the board's columns; retired rooms are left out. */
  readonly rooms: readonly Room[];
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
}
