import { Service, Signal } from '@angular/core';
import {
  CompletionReport as CompletionReportResponse,
  ManagerToday as ManagerTodayResponse,
  ReportPlan as ReportPlanResponse,
  ReportsPlanCompletionData,
} from '../../api/generated';
import { reportsManagerResource, reportsPlanCompletionResource } from '../../api/generated/@angular/common.gen';

export type CompletionReport = CompletionReportResponse;
export type ManagerToday = ManagerTodayResponse;
export type ReportPlan = ReportPlanResponse;
export type RoomUse = ManagerTodayResponse['roomUse'];
export type CompletionQuery = NonNullable<ReportsPlanCompletionData['query']>;

/** Reads of the manager: figures with the plans behind them, without names. */
@Service()
export class ReportApi {
  /** Call in an injection context. */
  planCompletion(query: Signal<CompletionQuery>) {
    return reportsPlanCompletionResource(() => ({ query: query() }));
  }

  /** Call in an injection context. */
  managerToday() {
    return reportsManagerResource(() => ({}));
  }
}
