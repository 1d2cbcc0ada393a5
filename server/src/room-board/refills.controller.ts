import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { OfferRefill, RefillsQuery, RefillsResponse } from './refill.dto.js';
import { RefillOffersService } from './refill-offers.service.js';
import { RefillsService } from './refills.service.js';

/** Who comes instead. Nothing clinical goes out here: the front desk uses all of it. */
@Controller('room-board')
export class RefillsController {
  constructor(
    private readonly refills: RefillsService,
    private readonly offers: RefillOffersService,
  ) {}

  /** Who may be offered the time of a cancelled visit or no-show. @throws {409} the visit takes place */
  @Get('refills')
  @Allow('booking.book')
  async list(@Query() { bookingId }: RefillsQuery): Promise<RefillsResponse> {
    return RefillsResponse.from(await this.refills.read(bookingId));
  }

  /** Keeps the time for one person. @throws {409} a colleague was faster, the time is taken, or it does not suit */
  @Post('offers')
  @Idempotent()
  @Allow('booking.book')
  async offer(@Body() { bookingId, kind, sourceId }: OfferRefill): Promise<RefillsResponse> {
    await this.offers.offer(bookingId, kind, sourceId);
    return this.list({ bookingId });
  }

  /** The person comes: books the visit. @throws {409} the offer has run out or was answered */
  @Post('offers/:id/confirm')
  @HttpCode(200)
  @Allow('booking.book')
  async confirm(@Param() { id }: IdParam): Promise<RefillsResponse> {
    return this.list({ bookingId: await this.offers.confirm(id) });
  }

  /** The person said no. */
  @Post('offers/:id/decline')
  @HttpCode(200)
  @Allow('booking.book')
  async decline(@Param() { id }: IdParam): Promise<RefillsResponse> {
    return this.list({ bookingId: await this.offers.close(id, 'declined') });
  }

  /** The clinic takes the offer back. */
  @Post('offers/:id/withdraw')
  @HttpCode(200)
  @Allow('booking.book')
  async withdraw(@Param() { id }: IdParam): Promise<RefillsResponse> {
    return this.list({ bookingId: await this.offers.close(id, 'withdrawn') });
  }
}
