import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/time/clock.js';
import { OPEN_VISIT, toVisit, type Visit, type VisitRow } from './visits.queries.js';

/** Opens visits, and records that they were opened. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws session.notFound */
  async open(id: string): Promise<Visit> {
    const now = this.clock.now();
    return toVisit(await this.audit.read<VisitRow>(OPEN_VISIT, [id, now]), now);
  }
}
