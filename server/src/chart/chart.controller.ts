import { Controller, Get, Param } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { ChartResponse } from './chart.dto.js';
import { ChartService } from './chart.service.js';
import { PlanPageResponse, ToSchedulePage, ToScheduleResponse } from './plan-page.dto.js';

class PatientIdParam {
  @IsUUID('all')
  patientId: string;
}

@Controller()
export class ChartController {
  constructor(private readonly charts: ChartService) {}

  /** The chart of a patient in one request. The front desk gets no score, note, disorder, dose or route. */
  @Get('chart/:patientId')
  @Allow('chart.read')
  async chart(@Param() { patientId }: PatientIdParam, @CurrentStaff() staff: Actor): Promise<ChartResponse> {
    return ChartResponse.from(await this.charts.open(patientId, staff));
  }

  /** Open plans with slots that nobody has booked, most urgent first. */
  @Get('treatment-plans/to-schedule')
  @Allow('plan.readProgress')
  async toSchedule(): Promise<ToSchedulePage> {
    const items = (await this.charts.toSchedule()).map((plan) => ToScheduleResponse.from(plan));
    return { items, total: items.length };
  }

  /** A plan with its sessions. */
  @Get('treatment-plans/:id')
  @Allow('plan.read')
  async plan(@Param() { id }: IdParam): Promise<PlanPageResponse> {
    return PlanPageResponse.fromPage(await this.charts.openPlan(id));
  }
}
