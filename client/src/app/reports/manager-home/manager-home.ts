import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ErrorState } from '../../ui/error-state/error-state';
import { durationWords } from '../../ui/clinic-time/duration-words';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { DropOutChart } from '../drop-out-chart/drop-out-chart';
import { Figure, FigureStrip } from '../figure-strip/figure-strip';
import { PlanList } from '../plan-list/plan-list';
import { ReportApi } from '../report-api';
import { percent } from '../report-words';
import { RoomUseDays } from '../room-use-days/room-use-days';

/** The manager's Today: how plans go, which ones drift, no-shows, rooms and documentation, each with its n. */
@Component({
  selector: 'tl-manager-home',
  imports: [Card, DropOutChart, ErrorState, FigureStrip, PlanList, RoomUseDays, RouterLink, SkeletonRows],
  templateUrl: './manager-home.html',
  styles: `
    .stack {
      display: grid;
      align-content: start;
      gap: var(--clinic-space-3);
    }
    a {
      color: var(--clinic-link);
      font: var(--mat-sys-label-large);
    }
  `,
  host: { class: 'page' },
})
export class ManagerHome {
  protected readonly resource = inject(ReportApi).managerToday();
  protected readonly today = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });
  /** The plans to look at first stand first. */
  protected readonly openPlans = computed(() => {
    const order = ['off_protocol', 'drifting', 'on_track'];
    const rank = (level: string | undefined) => order.indexOf(level ?? 'on_track');
    return (this.today()?.openPlans ?? []).toSorted((a, b) => rank(a.drift?.level) - rank(b.drift?.level));
  });
  protected readonly driftWords = computed(() => {
    const count = (level: string) => this.openPlans().filter(({ drift }) => drift?.level === level).length;
    return `${count('on_track')} on track, ${count('drifting')} drifting, ${count('off_protocol')} off protocol`;
  });
  protected readonly figures = computed<readonly Figure[]>(() => {
    const today = this.today();
    if (!today) return [];
    const { completion, noShow, documentation, openPlans, roomUse } = today;
    return [
      {
        ...{ label: 'Completion rate, 12 months', value: percent(completion.completion.share) },
        remark: `${completion.completion.n} of ${completion.completion.of} closed plans`,
      },
      { label: 'Open plans', value: openPlans.length, remark: this.driftWords() },
      { label: 'Left the plan', value: completion.discontinued, remark: `of ${completion.completion.of} closed plans` },
      {
        ...{ label: 'No-shows, 30 days', value: percent(noShow.share) },
        remark: `${noShow.n} of ${noShow.of} due visits, ${today.lateCancel} cancelled late`,
      },
      {
        ...{ label: 'Room use, 30 days', value: percent(roomUse.use.share) },
        remark: `${hours(roomUse.use.n)} of ${hours(roomUse.use.of)} staffed room hours, ${roomUse.visits} visits`,
      },
      {
        label: 'Notes signed',
        value: documentation.medianHours === null ? '–' : `${documentation.medianHours.toFixed(1)} h`,
        remark: `median after discharge, ${documentation.signed} of ${documentation.discharged} signed`,
      },
    ];
  });
  protected readonly turnoverWords = computed(() => {
    const today = this.today();
    return today && `prep to integration, turnover apart: ${durationWords(today.roomUse.turnoverMinutes)}`;
  });
  protected readonly linkTo = linkTo;

  constructor() {
    reloadOn('today', this.resource);
  }
}

function hours(minutes: number): number {
  return Math.round(minutes / 60);
}
