import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../platform/http/request-context.js';
import { type Unscheduled, UnbookedSlotsQueries } from '../sessions/unbooked-slots.queries.js';
import { type Chart, ChartQueries } from './chart.queries.js';
import { type PlanPage, PlanPageQueries } from './plan-page.queries.js';

/** Opens charts, and records that they were opened. */
@Injectable()
export class ChartService {
  constructor(
    private readonly audit: AuditService,
    private readonly charts: ChartQueries,
    private readonly plans: PlanPageQueries,
    private readonly unbooked: UnbookedSlotsQueries,
  ) {}

  /** Only a clinician gets the clinical part. */
  async open(patientId: string, staff: Actor): Promise<Chart> {
    const chart = await this.charts.chartOf(patientId, staff.role === 'clinician' ? staff.staffId : null);
    await this.audit.record({ action: 'chart.read', resource: { type: 'patient', id: patientId }, patientId });
    return chart;
  }

  async openPlan(planId: string): Promise<PlanPage> {
    const page = await this.plans.pageOf(planId);
    const { patientId } = page.course.plan;
    await this.audit.record({ action: 'plan.read', resource: { type: 'treatment_plan', id: planId }, patientId });
    return page;
  }

  async toSchedule(): Promise<Unscheduled[]> {
    const plans = await this.unbooked.toSchedule();
    const shown = plans.map(({ course }) => course.plan.patientId);
    await this.audit.record({ action: 'plan.toSchedule', resource: { type: 'treatment_plan' }, changes: { shown } });
    return plans;
  }
}
