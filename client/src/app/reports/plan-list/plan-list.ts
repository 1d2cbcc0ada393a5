import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { endReason } from '../../treatment-plans/plan-api';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { OrdinalLine } from '../../ui/ordinal-line/ordinal-line';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { ReportPlan } from '../report-api';
import { DRIFT_LEVELS, driftWords, slotsOf } from '../report-words';

const PAGE = 25;

/** The plans behind a figure: no names, no chart numbers. */
@Component({
  selector: 'tl-plan-list',
  imports: [ClinicTime, EmptyState, MatButton, OrdinalLine, StatusChip],
  templateUrl: './plan-list.html',
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    .more {
      padding: 8px 14px;
    }
  `,
})
export class PlanList {
  readonly plans = input.required<readonly ReportPlan[]>();

  protected readonly shown = linkedSignal({ source: this.plans, computation: () => PAGE });
  protected readonly rows = computed(() =>
    this.plans()
      .slice(0, this.shown())
      .map((plan) => ({
        ...plan,
        line: slotsOf(plan),
        drifts: plan.drift && DRIFT_LEVELS[plan.drift.level],
        why: plan.drift ? driftWords(plan) : endReason(plan.closedReason),
      })),
  );

  protected more(): void {
    this.shown.update((count) => count + PAGE);
  }
}
