import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { CancelBody, CheckInBody, MoveSessionBody, ReadinessBody, ScheduleSession } from './session.dto.js';
import { SessionReceptionService } from './session-reception.service.js';
import { SessionsService } from './sessions.service.js';
import { VisitResponse } from './visit.dto.js';
import { VisitsQueries } from './visits.queries.js';
import { VisitsService } from './visits.service.js';

/** Booking and reception: nothing clinical goes out here, the front desk uses all of it. */
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly reception: SessionReceptionService,
    private readonly visits: VisitsService,
    private readonly queries: VisitsQueries,
  ) {}

  /** Books the session of a plan slot. @throws {409} slot taken or out of order, too soon, room or person taken */
  @Post()
  @Idempotent()
  @Allow('session.schedule')
  async schedule(@Body() body: ScheduleSession): Promise<VisitResponse> {
    const session = await this.sessions.schedule({ ...body, startsAt: new Date(body.startsAt) });
    return this.#visit(session.id);
  }

  /** The visit without its clinical part. */
  @Get(':id/visit')
  @Allow('session.receive')
  async visit(@Param() { id }: IdParam): Promise<VisitResponse> {
    return VisitResponse.from(await this.visits.open(id));
  }

  @Post(':id/check-in')
  @HttpCode(200)
  @Allow('session.receive')
  async checkIn(@Param() { id }: IdParam, @Body() body: CheckInBody): Promise<VisitResponse> {
    await this.reception.checkIn(id, body);
    return this.#visit(id);
  }

  /** Takes back a check-in: the patient is not here after all. @throws {409} a reading was taken, or in the room */
  @Post(':id/undo-check-in')
  @HttpCode(200)
  @Allow('session.receive')
  async undoCheckIn(@Param() { id }: IdParam): Promise<VisitResponse> {
    await this.reception.undoCheckIn(id);
    return this.#visit(id);
  }

  /** Answers checks, names the escort, records a weight. @throws {403} a clinician's check @throws {422} no such answer */
  @Post(':id/readiness')
  @HttpCode(200)
  @Allow('session.receive')
  async answer(@Param() { id }: IdParam, @Body() body: ReadinessBody): Promise<VisitResponse> {
    await this.reception.answer(id, { ...body, answers: body.answers ?? {} });
    return this.#visit(id);
  }

  /** Another time, room or clinician; a held session gets a new row, which is returned. */
  @Post(':id/move')
  @HttpCode(200)
  @Allow('session.schedule')
  async move(@Param() { id }: IdParam, @Body() body: MoveSessionBody): Promise<VisitResponse> {
    const moved = await this.sessions.move(id, { ...body, startsAt: new Date(body.startsAt) });
    return this.#visit(moved.id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('session.receive')
  async cancel(@Param() { id }: IdParam, @Body() body: CancelBody): Promise<VisitResponse> {
    await this.sessions.cancel(id, body);
    return this.#visit(id);
  }

  @Post(':id/no-show')
  @HttpCode(200)
  @Allow('session.receive')
  async noShow(@Param() { id }: IdParam): Promise<VisitResponse> {
    await this.sessions.markNoShow(id);
    return this.#visit(id);
  }

  async #visit(id: string): Promise<VisitResponse> {
    return VisitResponse.from(await this.queries.findById(id));
  }
}
