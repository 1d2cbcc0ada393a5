import { Controller, Get } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { PlaceCountsResponse } from './place-counts.dto.js';
import { PlaceCountsQueries } from './place-counts.queries.js';

@Controller('today')
export class PlaceCountsController {
  constructor(private readonly queries: PlaceCountsQueries) {}

  /** How much waits at the places of the rail, of those that the role has. */
  @Get('counts')
  @Allow('today.counts')
  async read(@CurrentStaff() { staffId, role }: Actor): Promise<PlaceCountsResponse> {
    return PlaceCountsResponse.from(await this.queries.countsFor(role === 'clinician' ? staffId : null));
  }
}
