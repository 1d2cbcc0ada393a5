import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CompletionQuery, CompletionReport, ManagerToday } from './report.dto.js';
import { ReportsService } from './reports.service.js';

@Controller()
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  /** Plan completion by month of acceptance, open plans apart, with the plans behind each figure and no names. @throws {422} months reversed */
  @Get('reports/plan-completion')
  @Allow('report.read')
  async planCompletion(@Query() query: CompletionQuery): Promise<CompletionReport> {
    const { rows, courses, meta } = await this.reports.planCompletion(query);
    return CompletionReport.from(rows, courses, meta);
  }

  /** Home of the manager. */
  @Get('today/manager')
  @Allow('today.manager')
  async manager(): Promise<ManagerToday> {
    const { completion, visits, documentation, roomUse } = await this.reports.managerToday();
    const { rows, courses, meta } = completion;
    return ManagerToday.from({
      ...{ visits, documentation, roomUse, open: courses, meta },
      completion: CompletionReport.from(rows, courses, meta),
    });
  }
}
