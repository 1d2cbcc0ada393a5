import { Controller, Get } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { LocationResponse } from './rooms.dto.js';
import { RoomsQueries } from './rooms.queries.js';

@Controller('rooms')
export class RoomsController {
  constructor(private readonly rooms: RoomsQueries) {}

  /** Locations with time zone, opening hours and rooms. */
  @Get()
  @Allow('room.read')
  async list(): Promise<LocationResponse[]> {
    return (await this.rooms.findLocationsWithRooms()).map((found) => LocationResponse.from(found));
  }
}
