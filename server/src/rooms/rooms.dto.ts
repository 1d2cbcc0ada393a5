import type { Location } from './location.entity.js';
import type { Room } from './room.entity.js';
import type { LocationWithRooms } from './rooms.queries.js';

/** Opening hours of one weekday, wall-clock time of the location. */
export class OpeningHoursResponse {
  /** 1 = Monday ... 7 = Sunday */
  weekday: number;
  /** HH:MM */
  opens: string;
  /** HH:MM */
  closes: string;
}

export class RoomResponse {
  id: string;
  name: string;
  state: 'active' | 'out_of_service' | 'retired';
  /** Minutes to clean and reset after a visit. */
  turnoverMinutes: number;

  static from(room: Pick<Room, 'id' | 'name' | 'state' | 'turnoverMinutes'>): RoomResponse {
    const { id, name, state, turnoverMinutes } = room;
    return { id, name, state, turnoverMinutes };
  }
}

export class LocationResponse {
  id: string;
  name: string;
  /** IANA name */
  timeZone: string;
  openingHours: OpeningHoursResponse[];
  rooms: RoomResponse[];

  static from({ location, rooms }: LocationWithRooms): LocationResponse {
    return { ...LocationResponse.base(location), rooms: rooms.map((room) => RoomResponse.from(room)) };
  }

  private static base({ id, name, timeZone, openingHours }: Location) {
    return { id, name, timeZone, openingHours: openingHours.map((hours) => ({ ...hours })) };
  }
}
