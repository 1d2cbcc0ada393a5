import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { ConsoleResponse } from './console.dto.js';
import { AbortBody, DischargeBody, DoseBody, EventBody, ReasonBody, StartBody, VitalsBody } from './session.dto.js';
import { SessionConductService } from './session-conduct.service.js';
import { SessionConsoleQueries } from './session-console.queries.js';
import { SessionReceptionService } from './session-reception.service.js';
import { SessionRecordService } from './session-record.service.js';
import { SessionRows } from './session-rows.service.js';
import { SessionsService } from './sessions.service.js';

/** The clinician's side of a session: each command returns the whole console. */
@Controller('sessions')
export class SessionConductController {
  constructor(
    private readonly conduct: SessionConductService,
    private readonly record: SessionRecordService,
    private readonly reception: SessionReceptionService,
    private readonly sessions: SessionsService,
    private readonly queries: SessionConsoleQueries,
    private readonly rows: SessionRows,
  ) {}

  /** Everything the console shows. */
  @Get(':id')
  @Allow('session.read')
  async read(@Param() { id }: IdParam): Promise<ConsoleResponse> {
    const view = await this.queries.findConsole(id);
    await this.rows.noteRead(view.session);
    return ConsoleResponse.from(view);
  }

  /** @throws {409} a red check is not clear */
  @Post(':id/ready')
  @HttpCode(200)
  @Allow('session.conduct')
  async ready(@Param() { id }: IdParam): Promise<ConsoleResponse> {
    await this.reception.ready(id);
    return this.#console(id);
  }

  /** Dosing begins. @throws {409} baseline missing or in the hold band, a red check, an earlier slot, too soon */
  @Post(':id/start')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.conduct')
  async start(@Param() { id }: IdParam, @Body() body: StartBody): Promise<ConsoleResponse> {
    await this.conduct.start(id, body.overrideReason ?? null);
    return this.#console(id);
  }

  /** Adds a reading; the same id again changes nothing. */
  @Post(':id/vitals')
  @HttpCode(200)
  @Allow('session.conduct')
  async vitals(@Param() { id }: IdParam, @Body() body: VitalsBody): Promise<ConsoleResponse> {
    const { respiratoryRate = null, sedation = null, replacesId = null, reason = null, ...reading } = body;
    const measuredAt = new Date(body.measuredAt);
    await this.record.addReading(id, { ...reading, measuredAt, respiratoryRate, sedation, replacesId, reason });
    return this.#console(id);
  }

  /** Records what was drawn, given and wasted. @throws {422} the amounts do not add up */
  @Post(':id/dose')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.conduct')
  async dose(@Param() { id }: IdParam, @Body() body: DoseBody): Promise<ConsoleResponse> {
    const { wasteWitnessId = null, ...dose } = body;
    await this.record.addDose(id, { ...dose, givenAt: new Date(body.givenAt), wasteWitnessId });
    return this.#console(id);
  }

  /** Stamps an event, now or when it happened; the same id again changes nothing. */
  @Post(':id/events')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.conduct')
  async event(@Param() { id }: IdParam, @Body() body: EventBody): Promise<ConsoleResponse> {
    const { kind, text = null, severity = null, resolvesId = null, at } = body;
    const entry = { id: body.id, kind, text, severity, resolvesId };
    await this.record.addEvent(id, { ...entry, at: at === undefined ? undefined : new Date(at) });
    return this.#console(id);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @Allow('session.conduct')
  async hold(@Param() { id }: IdParam, @Body() body: ReasonBody): Promise<ConsoleResponse> {
    await this.sessions.hold(id, body.reason);
    return this.#console(id);
  }

  @Post(':id/abort')
  @HttpCode(200)
  @Allow('session.conduct')
  async abort(@Param() { id }: IdParam, @Body() body: AbortBody): Promise<ConsoleResponse> {
    await this.conduct.abort(id, body.reason, body.countsTowardPlan);
    return this.#console(id);
  }

  @Post(':id/recovery')
  @HttpCode(200)
  @Allow('session.conduct')
  async recovery(@Param() { id }: IdParam): Promise<ConsoleResponse> {
    await this.conduct.startRecovery(id);
    return this.#console(id);
  }

  /** Recovery is over, the integration conversation begins. */
  @Post(':id/integration')
  @HttpCode(200)
  @Allow('session.conduct')
  async integration(@Param() { id }: IdParam): Promise<ConsoleResponse> {
    await this.conduct.startIntegration(id);
    return this.#console(id);
  }

  /** @throws {409} something of the checklist is missing */
  @Post(':id/discharge')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.conduct')
  async discharge(@Param() { id }: IdParam, @Body() body: DischargeBody): Promise<ConsoleResponse> {
    await this.conduct.discharge(id, body);
    return this.#console(id);
  }

  /** Signs the record; nothing of it changes afterwards. */
  @Post(':id/close')
  @HttpCode(200)
  @Idempotent()
  @Allow('session.conduct')
  async close(@Param() { id }: IdParam): Promise<ConsoleResponse> {
    await this.conduct.close(id);
    return this.#console(id);
  }

  async #console(id: string): Promise<ConsoleResponse> {
    return ConsoleResponse.from(await this.queries.findConsole(id));
  }
}
