import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { DropOutChart } from '../drop-out-chart/drop-out-chart';
import { Figure, FigureStrip } from '../figure-strip/figure-strip';
import { PlanList } from '../plan-list/plan-list';
import { CompletionQuery, CompletionReport, ReportApi } from '../report-api';
import { monthName, percent, PlanFilter, plansBehind } from '../report-words';
import { RetentionChart } from '../retention-chart/retention-chart';

const LIST_HEADINGS: Readonly<Record<PlanFilter, string>> = {
  all: 'All accepted plans',
  completed: 'Completed plans',
  onSchedule: 'Plans completed within 28 days',
  open: 'Open plans',
  discontinued: 'Discontinued plans',
};

/** Plan completion by month of acceptance: open plans apart from closed ones, and the list behind each figure. */
@Component({
  selector: 'tl-plan-completion-page',
  imports: [
    ...[Card, ClinicTime, DropOutChart, EmptyState, ErrorState, FigureStrip, Icon, MatButton, PlanList],
    ...[RetentionChart, Segmented, SkeletonRows],
  ],
  templateUrl: './plan-completion-page.html',
  styleUrl: './plan-completion-page.scss',
  host: { class: 'page' },
})
export class PlanCompletionPage {
  /** Filters live in the address, so that a reload and a shared link show the same. */
  readonly from = input<string>();
  readonly to = input<string>();
  readonly size = input<string>();

  readonly #router = inject(Router);
  readonly #query = computed<CompletionQuery>(() => {
    const [from, to, size] = [this.from(), this.to(), this.size()];
    return { ...(from && { from }), ...(to && { to }), ...(size && { sessionCount: size === '3' ? 3 : 6 }) };
  });
  protected readonly resource = inject(ReportApi).planCompletion(this.#query);

  /** The last report stays on the screen while the next one loads. */
  protected readonly report = linkedSignal<CompletionReport | undefined, CompletionReport | undefined>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });

  /** What the server says against a month that was chosen. */
  protected readonly refusals = computed(() => this.failure()?.fieldErrors ?? {});
  protected readonly monthRefused = computed(() => this.refusals()['from']?.[0] ?? this.refusals()['to']?.[0]);

  protected readonly sizes = [
    { value: '', label: 'All plans' },
    { value: '3', label: 'Of 3' },
    { value: '6', label: 'Of 6' },
  ];
  protected readonly filter = linkedSignal<PlanFilter>(() => 'open');
  protected readonly listHeading = computed(() => LIST_HEADINGS[this.filter()]);
  protected readonly plans = computed(() => plansBehind(this.report()?.plans ?? [], this.filter()));

  protected readonly figures = computed<readonly Figure[]>(() => {
    const report = this.report();
    if (!report) return [];
    const { accepted, completion, onSchedule, open, discontinued } = report;
    return [
      { id: 'all', label: 'Accepted', value: accepted, remark: 'plans in these months' },
      {
        ...{ id: 'completed', label: 'Completion rate', value: percent(completion.share) },
        remark: `${completion.n} of ${completion.of} closed plans`,
      },
      { id: 'open', label: 'Still open', value: open, remark: `of ${accepted} accepted, not failed` },
      { id: 'discontinued', label: 'Left the plan', value: discontinued, remark: `of ${completion.of} closed plans` },
      {
        ...{ id: 'onSchedule', label: 'On schedule', value: percent(onSchedule.share) },
        remark: `${onSchedule.n} of ${onSchedule.of} done within 28 days`,
      },
    ];
  });

  protected readonly percent = percent;
  protected readonly monthName = monthName;

  protected choose(figure: string | undefined): void {
    if (figure) this.filter.set(figure as PlanFilter);
  }

  protected narrow(change: { from?: string; to?: string; size?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected print(): void {
    globalThis.print();
  }
}
