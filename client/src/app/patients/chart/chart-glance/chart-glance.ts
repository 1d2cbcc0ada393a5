import { Component, input } from '@angular/core';
import type { ChartResponse } from '../../../../api/generated/types.gen';
import { dueWords } from '../../../outcome-measures/score-api';
import {
  Disorder,
  DISORDER_NAMES,
  PLAN_STATE_NAMES,
  PlanState,
  Route,
  ROUTE_NAMES,
} from '../../../treatment-plans/plan-api';
import { Banner } from '../../../ui/banner/banner';
import { Card } from '../../../ui/card/card';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';

/** What is asked for most, beside the tabs of the chart: the next visit, the plan in short, and how to reach the patient. */
@Component({
  selector: 'tl-chart-glance',
  imports: [Banner, Card, ClinicTime],
  templateUrl: './chart-glance.html',
  styleUrl: './chart-glance.scss',
})
export class ChartGlance {
  readonly chart = input.required<ChartResponse>();

  protected readonly dueWords = dueWords;

  protected stateName(state: string): string {
    return PLAN_STATE_NAMES[state as PlanState];
  }

  protected disorderName(disorder: string | null): string {
    return disorder === null ? '' : DISORDER_NAMES[disorder as Disorder];
  }

  protected routeName(route: string | null): string {
    return route === null ? '' : ROUTE_NAMES[route as Route];
  }
}
