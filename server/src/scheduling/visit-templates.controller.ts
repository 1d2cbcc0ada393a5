import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { IfMatch } from '../platform/http/if-match.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import { HistoryPage, HistoryResponse } from './calendar-history.dto.js';
import { CalendarSettingsQueries } from './calendar-settings.queries.js';
import { VisitPhasesBody, VisitTemplateResponse } from './visit-templates.dto.js';
import { VisitTemplatesService } from './visit-templates.service.js';

@Controller('calendar')
export class VisitTemplatesController {
  constructor(
    private readonly queries: CalendarSettingsQueries,
    private readonly templates: VisitTemplatesService,
  ) {}

  /** The minutes that each kind of visit is booked with. */
  @Get('visit-templates')
  @Allow('calendar.read')
  async list(@CurrentStaff() { role }: Actor): Promise<VisitTemplateResponse[]> {
    const mayEdit = isAllowed(role as Role, 'calendar.edit');
    return (await this.queries.findTemplates()).map((template) => VisitTemplateResponse.from(template, mayEdit));
  }

  /** For bookings from now on; what is booked keeps its minutes. */
  @Put('visit-templates/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  change(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: VisitPhasesBody): Promise<void> {
    return this.templates.change(id, version, body);
  }

  /** Who changed what when, of a location, room, clinician or template: newest first. */
  @Get('history/:id')
  @Allow('calendar.edit')
  async history(@Param() { id }: IdParam, @Query() { page, size }: PageQuery): Promise<HistoryPage> {
    const { rows, total } = await this.queries.findHistory(id, page, size);
    return { items: rows.map((row) => HistoryResponse.from(row)), total, page, size };
  }
}
