import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import {
  BookConsultation,
  CancelVisit,
  CompleteConsultation,
  ConsultationRecordBody,
  ConsultationResponse,
  ConsultationVisitResponse,
  MoveConsultationBody,
} from './consultation.dto.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';

@Controller('consultations')
export class ConsultationsController {
  constructor(
    private readonly service: ConsultationsService,
    private readonly queries: ConsultationsQueries,
  ) {}

  /** Books a consultation into a room, for a patient or a screened inquiry. @throws {409} room or person is taken */
  @Post()
  @Idempotent()
  @Allow('consultation.book')
  async book(@Body() body: BookConsultation): Promise<ConsultationVisitResponse> {
    const { patientId = '', inquiryId, ...place } = body;
    const startsAt = new Date(place.startsAt);
    const forWhom = inquiryId === undefined ? { patientId } : { inquiryId, patientId: body.patientId };
    return ConsultationVisitResponse.from(await this.service.book({ ...place, ...forWhom, startsAt }));
  }

  /** The record of a consultation. */
  @Get(':id')
  @Allow('consultation.read')
  async read(@Param() { id }: IdParam): Promise<ConsultationResponse> {
    const page = await this.queries.findPage(id);
    await this.service.noteRead(page.consultation);
    return ConsultationResponse.from(page);
  }

  /** Saves what was written. @throws {412} somebody else saved in the meantime */
  @Put(':id')
  @Allow('consultation.record')
  async save(
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: ConsultationRecordBody,
  ): Promise<ConsultationResponse> {
    const { disorder = null, riskBenefitReason = null, conditions = null, ...record } = body;
    await this.service.save(id, version, { ...record, disorder, riskBenefitReason, conditions });
    return ConsultationResponse.from(await this.queries.findPage(id));
  }

  /** Another time, room or clinician. @throws {409} somebody has come, or room or person is taken */
  @Post(':id/move')
  @HttpCode(200)
  @Allow('consultation.book')
  async move(@Param() { id }: IdParam, @Body() body: MoveConsultationBody): Promise<ConsultationVisitResponse> {
    await this.service.move(id, { ...body, startsAt: new Date(body.startsAt) });
    return this.#visit(id);
  }

  @Post(':id/check-in')
  @HttpCode(200)
  @Allow('consultation.receive')
  async checkIn(@Param() { id }: IdParam): Promise<ConsultationVisitResponse> {
    await this.service.checkIn(id);
    return this.#visit(id);
  }

  /** Takes back a check-in: the patient is not here after all. */
  @Post(':id/undo-check-in')
  @HttpCode(200)
  @Allow('consultation.receive')
  async undoCheckIn(@Param() { id }: IdParam): Promise<ConsultationVisitResponse> {
    await this.service.undoCheckIn(id);
    return this.#visit(id);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Allow('consultation.record')
  async start(@Param() { id }: IdParam): Promise<ConsultationVisitResponse> {
    await this.service.start(id);
    return this.#visit(id);
  }

  /** Decides. @throws {409} absolute contraindication @throws {422} the decision needs more */
  @Post(':id/complete')
  @HttpCode(200)
  @Allow('consultation.record')
  async complete(@Param() { id }: IdParam, @Body() body: CompleteConsultation): Promise<ConsultationVisitResponse> {
    await this.service.complete(id, body.outcome);
    return this.#visit(id);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Idempotent()
  @Allow('consultation.record')
  async sign(@Param() { id }: IdParam): Promise<ConsultationVisitResponse> {
    await this.service.sign(id);
    return this.#visit(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('consultation.receive')
  async cancel(@Param() { id }: IdParam, @Body() body: CancelVisit): Promise<ConsultationVisitResponse> {
    await this.service.cancel(id, body);
    return this.#visit(id);
  }

  @Post(':id/no-show')
  @HttpCode(200)
  @Allow('consultation.receive')
  async noShow(@Param() { id }: IdParam): Promise<ConsultationVisitResponse> {
    await this.service.markNoShow(id);
    return this.#visit(id);
  }

  async #visit(id: string): Promise<ConsultationVisitResponse> {
    return ConsultationVisitResponse.from(await this.queries.findById(id));
  }
}
