import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../../api/problem';
import { reloadOn } from '../../../live/live';
import { linkTo } from '../../../paths';
import { SchedulingApi } from '../../../scheduling/scheduling-api';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { ErrorState } from '../../../ui/error-state/error-state';
import { SkeletonRows } from '../../../ui/skeleton-rows/skeleton-rows';

/** Open plans with slots that nobody has booked, most urgent first: the ways into the booker. */
@Component({
  selector: 'tl-plans-to-book',
  imports: [EmptyState, ErrorState, RouterLink, SkeletonRows],
  template: `
    <div class="page">
      @if (failure(); as failure) {
        <tl-error-state heading="The list did not load" [failure]="failure" (retry)="plans.reload()" />
      } @else if (plans.hasValue()) {
        <ul>
          @for (plan of plans.value().items; track plan.planId) {
            <li>
              <a [routerLink]="linkTo.booker(plan.planId)">{{ plan.patientName }}</a>
              <span>from {{ plan.ordinal }} of {{ plan.sessionCount }}</span>
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
      max-width: 640px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      padding: 10px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    span {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class PlansToBook {
  protected readonly linkTo = linkTo;
  protected readonly plans = inject(SchedulingApi).plansToBookResource(() => true);
  protected readonly failure = computed(() => (this.plans.error() ? toProblem(this.plans.error()) : undefined));

  constructor() {
    reloadOn(['board', 'today'], this.plans);
  }
}
