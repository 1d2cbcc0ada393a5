import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import {
  ClinicianTodayQuery,
  ClinicianTodayResponse,
  TodayBooster,
  TodayClosingScore,
  TodayConsultation,
  TodayContact,
  TodayDrift,
  TodaySession,
  TodayUnsigned,
} from './clinician-today.dto.js';
import { ClinicianTodayService } from './clinician-today.service.js';

@Controller('today')
export class ClinicianTodayController {
  constructor(private readonly service: ClinicianTodayService) {}

  /** Visits of the day, what waits for a signature, contacts whose window closes, boosters to review, drifting plans, closing scores due. */
  @Get('clinician')
  @Allow('today.clinician')
  async read(
    @Query() { scope }: ClinicianTodayQuery,
    @CurrentStaff() { staffId }: Actor,
  ): Promise<ClinicianTodayResponse> {
    const day = await this.service.read(staffId, scope === 'all');
    return {
      ...{ date: day.date, timeZone: day.timeZone },
      sessions: day.sessions.map((row) => TodaySession.from(row)),
      consultations: day.consultations.map((row) => TodayConsultation.from(row)),
      unsigned: day.unsigned.map((row) => TodayUnsigned.from(row)),
      contacts: day.contacts.map((row) => TodayContact.from(row)),
      boosters: day.boosters.map((row) => TodayBooster.from(row)),
      drifting: day.drifting.map((course) => TodayDrift.from(course)),
      closingScores: day.closingScores.map((row) => TodayClosingScore.from(row)),
    };
  }
}
