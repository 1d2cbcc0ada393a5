import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import {
  AcceptPlan,
  AmendPlan,
  CreatePlan,
  DiscontinuePlan,
  PausePlan,
  PlanResponse,
  WithdrawPlan,
} from './treatment-plan.dto.js';
import { TreatmentPlansQueries } from './treatment-plans.queries.js';
import { TreatmentPlansService } from './treatment-plans.service.js';

@Controller('treatment-plans')
export class TreatmentPlansController {
  constructor(
    private readonly service: TreatmentPlansService,
    private readonly queries: TreatmentPlansQueries,
  ) {}

  /** Draws up a plan of 3 or 6 sessions. @throws {409} no eligibility, or a plan is open @throws {422} doses, disorder */
  @Post()
  @Idempotent()
  @Allow('plan.write')
  async create(@Body() body: CreatePlan): Promise<PlanResponse> {
    return this.#plan(await this.service.create(body));
  }

  @Post(':id/propose')
  @HttpCode(200)
  @Allow('plan.write')
  async propose(@Param() { id }: IdParam): Promise<PlanResponse> {
    await this.service.propose(id);
    return this.#plan(id);
  }

  /** The patient consented. @throws {409} another plan of this patient is open, or eligibility ran out */
  @Post(':id/accept')
  @HttpCode(200)
  @Idempotent()
  @Allow('plan.write')
  async accept(@Param() { id }: IdParam, @Body() body: AcceptPlan): Promise<PlanResponse> {
    await this.service.accept(id, new Date(body.consentSignedAt));
    return this.#plan(id);
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Allow('plan.write')
  async pause(@Param() { id }: IdParam, @Body() body: PausePlan): Promise<PlanResponse> {
    await this.service.pause(id, body.reason, body.reviewOn);
    return this.#plan(id);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('plan.write')
  async resume(@Param() { id }: IdParam): Promise<PlanResponse> {
    await this.service.resume(id);
    return this.#plan(id);
  }

  @Post(':id/discontinue')
  @HttpCode(200)
  @Allow('plan.write')
  async discontinue(@Param() { id }: IdParam, @Body() body: DiscontinuePlan): Promise<PlanResponse> {
    await this.service.discontinue(id, body.reason, body.note ?? null);
    return this.#plan(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('plan.write')
  async withdraw(@Param() { id }: IdParam, @Body() body: WithdrawPlan): Promise<PlanResponse> {
    await this.service.withdraw(id, body.note ?? null);
    return this.#plan(id);
  }

  /** Makes 3 sessions 6, or 6 sessions 3. @throws {409} more than 3 are done, or a slot to remove was booked */
  @Post(':id/amend')
  @HttpCode(200)
  @Idempotent()
  @Allow('plan.write')
  async amend(@Param() { id }: IdParam, @Body() body: AmendPlan): Promise<PlanResponse> {
    await this.service.amend(id, body.sessionCount, body.addedDoses ?? [], body.reason);
    return this.#plan(id);
  }

  async #plan(id: string): Promise<PlanResponse> {
    return PlanResponse.from(await this.queries.findByIdWithSlots(id));
  }
}
