import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { RippleBody, RipplePreviewBody, RippleResponse } from './session-ripple.dto.js';
import { SessionRippleService } from './session-ripple.service.js';
import { VisitResponse } from './visit.dto.js';
import { VisitsQueries } from './visits.queries.js';

/** Moving a session of a plan together with those behind it. */
@Controller('sessions/:id/ripple')
export class SessionRippleController {
  constructor(
    private readonly ripple: SessionRippleService,
    private readonly visits: VisitsQueries,
  ) {}

  /** What moving this session would do to those behind it: leave, shift or compress. Changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Allow('session.schedule')
  async preview(@Param() { id }: IdParam, @Body() body: RipplePreviewBody): Promise<RippleResponse> {
    return RippleResponse.from(await this.ripple.preview(id, { ...body, startsAt: new Date(body.startsAt) }));
  }

  /** Moves all of them or none. @throws {409} one changed since the preview, or a place is taken */
  @Post()
  @HttpCode(200)
  @Idempotent()
  @Allow('session.schedule')
  async carryOut(@Param() { id }: IdParam, @Body() { moves }: RippleBody): Promise<VisitResponse> {
    const wanted = moves.map((move) => ({ ...move, startsAt: new Date(move.startsAt) }));
    const session = await this.ripple.carryOut(id, wanted);
    return VisitResponse.from(await this.visits.findById(session.id));
  }
}
