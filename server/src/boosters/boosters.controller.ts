import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import {
  ApproveBooster,
  BookBooster,
  BoosterBookingResponse,
  BoosterPage,
  BoosterQuery,
  BoosterResponse,
  BoosterToBook,
  DeclineBooster,
  RecommendBooster,
} from './booster.dto.js';
import { BoosterBookingService } from './booster-booking.service.js';
import { BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';

@Controller('boosters')
export class BoostersController {
  constructor(
    private readonly service: BoostersService,
    private readonly queries: BoostersQueries,
    private readonly booking: BoosterBookingService,
  ) {}

  /** Recommends one extra session. @throws {409} no completed plan, an open plan, or a booster is under way */
  @Post()
  @Idempotent()
  @Allow('booster.review')
  async recommend(@Body() { patientId, source, reason }: RecommendBooster): Promise<BoosterResponse> {
    return this.#line(await this.service.recommend(patientId, source, reason ?? null));
  }

  /** Boosters that wait for a decision, oldest first; or those in the states asked for. */
  @Get()
  @Allow('booster.read')
  async list(@Query() { state, page, size }: BoosterQuery): Promise<BoosterPage> {
    const { items, total } = await this.queries.list(state, { page, size });
    return { items: items.map((line) => BoosterResponse.from(line)), total, page, size };
  }

  /** Approved boosters that nobody has booked, the approval that ends first at the top. */
  @Get('to-book')
  @Allow('booster.book')
  async toBook(): Promise<BoosterToBook[]> {
    return (await this.booking.toBook()).map((line) => BoosterToBook.from(line));
  }

  @Post(':id/review')
  @HttpCode(200)
  @Allow('booster.review')
  async review(@Param() { id }: IdParam): Promise<BoosterResponse> {
    await this.service.review(id);
    return this.#line(id);
  }

  /** Approves one session, to be booked within 30 days. @throws {409} a plan is open @throws {422} no note */
  @Post(':id/approve')
  @HttpCode(200)
  @Idempotent()
  @Allow('booster.review')
  async approve(@Param() { id }: IdParam, @Body() { note }: ApproveBooster): Promise<BoosterResponse> {
    await this.service.approve(id, note);
    return this.#line(id);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('booster.review')
  async decline(@Param() { id }: IdParam, @Body() { note, nextReviewOn }: DeclineBooster): Promise<BoosterResponse> {
    await this.service.decline(id, note, nextReviewOn ?? null);
    return this.#line(id);
  }

  /** Books the approved session into a room. @throws {409} the approval ran out, too soon, or something is taken */
  @Post(':id/book')
  @HttpCode(200)
  @Idempotent()
  @Allow('booster.book')
  async book(@Param() { id }: IdParam, @Body() body: BookBooster): Promise<BoosterBookingResponse> {
    await this.booking.book(id, { ...body, startsAt: new Date(body.startsAt) });
    return BoosterBookingResponse.from(await this.queries.findLine(id));
  }

  async #line(id: string): Promise<BoosterResponse> {
    return BoosterResponse.from(await this.queries.findLine(id));
  }
}
