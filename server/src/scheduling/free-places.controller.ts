import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { FreePlacesQuery, FreePlacesResponse } from './free-places.dto.js';
import { FreePlacesService } from './free-places.service.js';

@Controller('free-places')
export class FreePlacesController {
  constructor(private readonly places: FreePlacesService) {}

  /** Rooms that are free at the time that was refused, and the next time in the room. @throws {404} room, visit */
  @Get()
  @Allow('booking.book')
  async find(@Query() { startsAt, ...question }: FreePlacesQuery): Promise<FreePlacesResponse> {
    return FreePlacesResponse.from(await this.places.find({ ...question, startsAt: new Date(startsAt) }));
  }
}
