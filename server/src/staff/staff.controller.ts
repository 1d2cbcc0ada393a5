import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import { ClinicianResponse, StaffPage, StaffResponse } from './staff.dto.js';
import { StaffQueries } from './staff.queries.js';

@Controller('staff')
export class StaffController {
  constructor(private readonly queries: StaffQueries) {}

  /** Everybody a visit can be booked with now, by name. */
  @Get('clinicians')
  @Allow('staff.readClinicians')
  async clinicians(): Promise<ClinicianResponse[]> {
    return (await this.queries.findActiveClinicians()).map((row) => ClinicianResponse.from(row));
  }

  /** All accounts, by name. */
  @Get()
  @Allow('staff.manage')
  async list(@Query() { page, size }: PageQuery): Promise<StaffPage> {
    const { rows, total } = await this.queries.findPage(page, size);
    return { items: rows.map((row) => StaffResponse.from(row)), total, page, size };
  }
}
