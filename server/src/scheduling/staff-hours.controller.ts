import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import { CalendarOverview } from './calendar-overview.service.js';
import { AbsenceBody, ClinicianHoursResponse, ShiftBody } from './staff-hours.dto.js';
import { StaffHoursService } from './staff-hours.service.js';

@Controller('calendar')
export class StaffHoursController {
  constructor(
    private readonly overview: CalendarOverview,
    private readonly hours: StaffHoursService,
  ) {}

  /** Clinicians with their shifts and absences. */
  @Get('clinicians')
  @Allow('calendar.read')
  async list(@CurrentStaff() { role }: Actor): Promise<ClinicianHoursResponse[]> {
    const mayEdit = isAllowed(role as Role, 'calendar.edit');
    return (await this.overview.clinicians()).map((rows) => ClinicianHoursResponse.from(rows, mayEdit));
  }

  @Post('clinicians/:id/shifts')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async addShift(@Param() { id }: IdParam, @Body() body: ShiftBody): Promise<void> {
    await this.hours.addShift(id, { ...body, validUntil: body.validUntil ?? null });
  }

  @Put('shifts/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  changeShift(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: ShiftBody): Promise<void> {
    return this.hours.changeShift(id, version, { ...body, validUntil: body.validUntil ?? null });
  }

  @Delete('shifts/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  removeShift(@Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.hours.removeShift(id, version);
  }

  /** @throws {409} bookings in that time that nobody has looked at */
  @Post('clinicians/:id/absences')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async addAbsence(@Param() { id }: IdParam, @Body() body: AbsenceBody): Promise<void> {
    await this.hours.addAbsence(id, absenceOf(body), body.acknowledged ?? []);
  }

  @Put('absences/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  changeAbsence(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: AbsenceBody): Promise<void> {
    return this.hours.changeAbsence(id, version, absenceOf(body), body.acknowledged ?? []);
  }

  @Delete('absences/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  removeAbsence(@Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.hours.removeAbsence(id, version);
  }
}

function absenceOf({ startsAt, endsAt, kind }: AbsenceBody) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), kind };
}
