import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IfMatch } from '../platform/http/if-match.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { BookingResponse, ExtendBooking, ResizeBooking } from './booking.dto.js';
import { RoomFlowService } from './room-flow.service.js';
import { SchedulingService } from './scheduling.service.js';

@Controller('bookings')
export class BookingsController {
  constructor(
    private readonly scheduling: SchedulingService,
    private readonly rooms: RoomFlowService,
  ) {}

  /** The room was turned over and is free. */
  @Post(':id/release')
  @HttpCode(200)
  @Allow('booking.book')
  async release(@Param() { id }: IdParam): Promise<BookingResponse> {
    return BookingResponse.from(await this.scheduling.release(id));
  }

  /**
   * Plans the visit longer or shorter. @throws {409} somebody or something is in the way, or the booking was changed
   * since it was read
   */
  @Post(':id/resize')
  @HttpCode(200)
  @Allow('booking.book')
  async resize(
    @Param() { id }: IdParam,
    @IfMatch() bookingVersion: number,
    @Body() { minutes, override }: ResizeBooking,
  ): Promise<BookingResponse> {
    return BookingResponse.from(await this.scheduling.resize(id, { minutes, bookingVersion, override }));
  }

  /** More minutes for a visit that is under way. @throws {409} what comes next, and when */
  @Post(':id/extend')
  @HttpCode(200)
  @Allow('booking.book')
  async extend(@Param() { id }: IdParam, @Body() { minutes }: ExtendBooking): Promise<BookingResponse> {
    return BookingResponse.from(await this.rooms.stayLonger(id, minutes));
  }
}
