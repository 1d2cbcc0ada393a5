import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import { AddToWaitlist, WaitlistAddedResponse, WaitlistEntryResponse, WaitlistPageResponse } from './waitlist.dto.js';
import { WaitlistService } from './waitlist.service.js';

@Controller('waitlist')
export class WaitlistController {
  constructor(private readonly waitlist: WaitlistService) {}

  /** Who waits for a time, longest first. */
  @Get()
  @Allow('waitlist.read')
  async list(@Query() { page, size }: PageQuery): Promise<WaitlistPageResponse> {
    const { items, total } = await this.waitlist.read({ page, size });
    return { items: items.map((line) => WaitlistEntryResponse.from(line)), total, page, size };
  }

  /** @throws {409} waits for that already */
  @Post()
  @Idempotent()
  @Allow('waitlist.keep')
  async add(@Body() body: AddToWaitlist): Promise<WaitlistAddedResponse> {
    const { weekdays = [], earliestTime = null, latestTime = null, note = null, ...entry } = body;
    return { id: await this.waitlist.add({ ...entry, weekdays, earliestTime, latestTime, note }) };
  }

  /** The person does not wait any more. */
  @Post(':id/withdraw')
  @HttpCode(204)
  @Allow('waitlist.keep')
  withdraw(@Param() { id }: IdParam): Promise<void> {
    return this.waitlist.withdraw(id);
  }

  /** Who did not answer an offer waits again. */
  @Post(':id/resume')
  @HttpCode(204)
  @Allow('waitlist.keep')
  resume(@Param() { id }: IdParam): Promise<void> {
    return this.waitlist.resume(id);
  }
}
