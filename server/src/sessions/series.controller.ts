import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { SeriesResponse, SeriesWishes } from './series-proposals.dto.js';
import {
  BookedVisitResponse,
  PlanIdParam,
  SeriesHoldResponse,
  SeriesVisitsBody,
  VisitProblemsResponse,
} from './series.dto.js';
import { SeriesProposals } from './series-proposals.service.js';
import { SeriesService } from './series.service.js';

/** All open slots of a plan at once: the front desk uses all of it, nothing clinical goes out. */
@Controller('treatment-plans/:planId/series')
export class SeriesController {
  constructor(
    private readonly search: SeriesProposals,
    private readonly series: SeriesService,
  ) {}

  /** Up to three ways to place every open slot, or what to loosen. @throws {409} plan not open, nothing to book @throws {422} wishes */
  @Post('proposals')
  @HttpCode(200)
  @Allow('session.schedule')
  async propose(
    @Param() { planId }: PlanIdParam,
    @Body() { locationId, ...wishes }: SeriesWishes,
  ): Promise<SeriesResponse> {
    return SeriesResponse.from(await this.search.propose(planId, wishes, locationId));
  }

  /** What stands against each of these visits now; holds nothing. */
  @Post('check')
  @HttpCode(200)
  @Allow('session.schedule')
  async check(@Param() { planId }: PlanIdParam, @Body() body: SeriesVisitsBody): Promise<VisitProblemsResponse[]> {
    const found = await this.series.check(planId, SeriesVisitsBody.toRequest(body));
    return found.map((visit) => VisitProblemsResponse.from(visit));
  }

  /** Holds all visits for five minutes, in place of what was held before. @throws {409} `facts.visits`: every clash */
  @Post('holds')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.schedule')
  async hold(@Param() { planId }: PlanIdParam, @Body() body: SeriesVisitsBody): Promise<SeriesHoldResponse> {
    const held = await this.series.hold(planId, SeriesVisitsBody.toRequest(body));
    return SeriesHoldResponse.from(held.map(({ booking }) => booking));
  }

  /** Another five minutes for the holds that are still there. */
  @Post('holds/renew')
  @HttpCode(200)
  @Allow('session.schedule')
  async renew(@Param() { planId }: PlanIdParam): Promise<SeriesHoldResponse> {
    return SeriesHoldResponse.from(await this.series.renew(planId));
  }

  @Delete('holds')
  @HttpCode(204)
  @Allow('session.schedule')
  release(@Param() { planId }: PlanIdParam): Promise<void> {
    return this.series.release(planId);
  }

  /** Books a session for every visit, or none. @throws {409} `facts.visits`: everything that clashes, by visit */
  @Post()
  @Idempotent()
  @Allow('session.schedule')
  async book(@Param() { planId }: PlanIdParam, @Body() body: SeriesVisitsBody): Promise<BookedVisitResponse[]> {
    const booked = await this.series.book(planId, SeriesVisitsBody.toRequest(body));
    return booked.map((visit) => BookedVisitResponse.from(visit));
  }
}
