import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { AuditPage, AuditQuery, AuditResponse } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';
import { AuditService } from './audit.service.js';

@Controller('audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly audit: AuditService,
  ) {}

  /** The trail, newest first. Reading it leaves a line too. */
  @Get()
  @Allow('audit.read')
  async list(@Query() { page, size, ...filter }: AuditQuery): Promise<AuditPage> {
    const { rows, total } = await this.queries.findPage(filter, page, size);
    await this.audit.record({
      action: 'audit.read',
      resource: { type: 'audit_event' },
      patientId: filter.patientId ?? null,
    });
    return { items: rows.map((row) => AuditResponse.from(row)), total, page, size };
  }
}
