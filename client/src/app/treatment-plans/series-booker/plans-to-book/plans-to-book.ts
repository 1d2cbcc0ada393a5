import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../../api/problem';
import { reloadOn } from '../../../live/live';
import { linkTo } from '../../../paths';
import { SchedulingApi } from '../../../scheduling/scheduling-api';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { ErrorState } from '../../../ui/error-state/error-state';
import { SkeletonRows } from '../../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../../ui/status-chip/status-chip';
import { DRIFT_LEVELS, driftWords } from '../../plan-api';

/** Open plans with slots that nobody has booked, most urgent first: the ways into the booker. */
@Component({
  selector: 'tl-plans-to-book',
  imports: [ClinicTime, EmptyState, ErrorState, RouterLink, SkeletonRows, StatusChip],
  template: `
    <div class="page">
      @if (failure(); as failure) {
        <tl-error-state heading="The list did not load" [failure]="failure" (retry)="plans.reload()" />
      } @else if (plans.hasValue()) {
        <ul>
          @for (plan of plans.value().items; track plan.planId) {
            <li>
              <a [routerLink]="linkTo.booker(plan.planId)">{{ plan.patientName }}</a>
              <span class="muted">
                {{ plan.done }} of {{ plan.sessionCount }} done, {{ plan.unbooked }} not booked{{
                  plan.latestAt ? ' · next by ' + (plan.latestAt | clinicTime) : ''
                }}
              </span>
              <tl-status-chip [tone]="levels[plan.drift.level].tone" [icon]="levels[plan.drift.level].icon">{{
                levels[plan.drift.level].word
              }}</tl-status-chip>
              <span class="why muted">{{ why(plan.drift) }}</span>
            </li>
          } @empty {
            <li>
              <tl-empty-state heading="Every plan is booked" text="Open plans with unbooked sessions stand here." />
            </li>
          }
        </ul>
      } @else {
        <tl-skeleton-rows [rows]="6" what="the plans" />
      }
    </div>
  `,
  styles: `
    ul {
      max-width: 900px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li:has(a) {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr) 124px minmax(0, 1.4fr);
      align-items: center;
      gap: 12px;
      padding: 8px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--mat-sys-body-small);
    }
    a {
      font: var(--mat-sys-title-small);
    }
    .muted {
      color: var(--mat-sys-on-surface-variant);
    }
    @media (width < 840px) {
      li:has(a) {
        grid-template-columns: 1fr auto;
      }
    }
  `,
})
export class PlansToBook {
  protected readonly linkTo = linkTo;
  protected readonly levels = DRIFT_LEVELS;
  protected readonly why = driftWords;
  protected readonly plans = inject(SchedulingApi).plansToBookResource(() => true);
  protected readonly failure = computed(() => (this.plans.error() ? toProblem(this.plans.error()) : undefined));

  constructor() {
    reloadOn(['board', 'today'], this.plans);
  }
}
