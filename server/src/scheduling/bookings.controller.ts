import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { BookingResponse } from './booking.dto.js';
import { SchedulingService } from './scheduling.service.js';

@Controller('bookings')
export class BookingsController {
  constructor(private readonly scheduling: SchedulingService) {}

  /** The room was turned over and is free. */
  @Post(':id/release')
  @HttpCode(200)
  @Allow('booking.book')
  async release(@Param() { id }: IdParam): Promise<BookingResponse> {
    return BookingResponse.from(await this.scheduling.release(id));
  }
}
