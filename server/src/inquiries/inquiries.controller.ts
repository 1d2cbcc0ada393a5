import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import type { Actor } from '../platform/http/request-context.js';
import { InquiriesService } from './inquiries.service.js';
import {
  CloseInquiryRequest,
  ConvertInquiryRequest,
  InquiriesQuery,
  InquiryDetailResponse,
  InquiryPageResponse,
  InquiryResponse,
  RecordInquiryRequest,
} from './inquiry.dto.js';

@Controller('inquiries')
export class InquiriesController {
  constructor(private readonly inquiries: InquiriesService) {}

  @Get()
  @Allow('inquiry.read')
  async list(@Query() { state, page, size }: InquiriesQuery): Promise<InquiryPageResponse> {
    const { items, total } = await this.inquiries.list(state, { page, size });
    return { items: items.map((inquiry) => InquiryResponse.from(inquiry)), total, page, size };
  }

  @Post()
  @Idempotent()
  @Allow('inquiry.record')
  async record(@Body() { flags = [], ...input }: RecordInquiryRequest): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.record({ ...input, flags }));
  }

  /** One inquiry, with charts that may belong to the same person. */
  @Get(':id')
  @Allow('inquiry.read')
  async read(@Param() { id }: IdParam): Promise<InquiryDetailResponse> {
    return InquiryDetailResponse.fromDetail(await this.inquiries.open(id));
  }

  @Post(':id/contact')
  @HttpCode(200)
  @Allow('inquiry.triage')
  async contact(@Param() { id }: IdParam): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.contact(id));
  }

  @Post(':id/screen')
  @HttpCode(200)
  @Allow('inquiry.triage')
  async screen(@Param() { id }: IdParam): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.screen(id));
  }

  /** Ends an inquiry with a reason; `not_suitable` is for clinicians. */
  @Post(':id/close')
  @HttpCode(200)
  @Allow('inquiry.triage')
  async close(
    @Param() { id }: IdParam,
    @Body() { reason }: CloseInquiryRequest,
    @CurrentStaff() { role }: Actor,
  ): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.close(id, reason, role));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow('inquiry.triage')
  async reopen(@Param() { id }: IdParam): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.reopen(id));
  }

  /** Gives the person a chart, a new one or the one named. */
  @Post(':id/convert')
  @HttpCode(200)
  @Idempotent()
  @Allow('inquiry.triage')
  async convert(@Param() { id }: IdParam, @Body() chart: ConvertInquiryRequest): Promise<InquiryResponse> {
    return InquiryResponse.from(await this.inquiries.convert(id, chart));
  }
}
