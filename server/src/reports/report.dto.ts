import { Type } from 'class-transformer';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { Documentation, NoShows, PlanCourse, PlanRow } from './plan-reports.queries.js';
import type { CompletionMeta } from './reports.service.js';
import type { DayOfUse } from './room-use.service.js';
import { daysOfCourse, isOnSchedule, planCompletion, rate } from './rules/plan-completion.js';
import { sumOf } from './rules/room-use.js';
import { planRef } from './rules/plan-ref.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DISORDERS = ['gad', 'sad', 'ocd', 'ptsd', 'panic', 'specific_phobia'] as const;

export class CompletionQuery {
  /** First month of acceptance, YYYY-MM; eleven months before `to` when left out. */
  @IsOptional()
  @Matches(MONTH, { message: 'Enter a month.' })
  from?: string;

  /** Last month of acceptance, YYYY-MM; this month when left out. */
  @IsOptional()
  @Matches(MONTH, { message: 'Enter a month.' })
  to?: string;

  @IsOptional()
  @Type(() => Number)
  @IsIn([3, 6])
  sessionCount?: number;

  @IsOptional()
  @IsIn(DISORDERS)
  disorder?: (typeof DISORDERS)[number];
}

export class RateResponse {
  n: number;
  of: number;
  /** 0 to 1; null when there is nothing to divide by */
  share: number | null;
}

export class MonthResponse {
  /** YYYY-MM */
  month: string;
  accepted: number;
  completed: number;
  discontinued: number;
  open: number;
  completion: RateResponse;
}

export class DropOutResponse {
  afterSession: number;
  n: number;
}

export class ReasonResponse {
  reason: string;
  n: number;
}

export class RetentionResponse {
  session: number;
  atRisk: number;
  left: number;
  stillOpen: number;
  share: number | null;
}

export class ReportDrift {
  level: 'on_track' | 'drifting' | 'off_protocol';
  reasons: ('gap' | 'unbooked' | 'paused' | 'endsLate' | 'overdue')[];
}

/** One plan behind a figure, without name or chart number. */
export class ReportPlan {
  /** Short name of the plan in lists, for example `P-3F2A91`. */
  ref: string;
  planId: string;
  state: string;
  sessionCount: number;
  done: number;
  acceptedAt: string;
  firstDoseAt: string | null;
  lastDoseAt: string | null;
  closedAt: string | null;
  closedReason: string | null;
  /** Calendar days from the first to the last of two doses at least, of an open plan until now; null without them. */
  daysOfCourse: number | null;
  /** Completed within 28 days of its first dose. */
  onSchedule: boolean;
  /** Shapes of its slots; empty for closed plans. */
  slots: string[];
  /** null for closed plans */
  drift: ReportDrift | null;

  static from(row: PlanRow, course: PlanCourse | undefined, { computedAt, zone }: CompletionMeta): ReportPlan {
    return {
      ref: planRef(row.id),
      planId: row.id,
      state: row.state,
      sessionCount: row.sessionCount,
      done: row.countedSessions,
      acceptedAt: row.acceptedAt.toISOString(),
      firstDoseAt: row.firstDoseAt?.toISOString() ?? null,
      lastDoseAt: row.lastDoseAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
      closedReason: row.closedReason,
      daysOfCourse: daysOfCourse(row, computedAt, zone),
      onSchedule: row.state === 'completed' && isOnSchedule(row, zone),
      slots: course?.slots.map(({ session }) => slotState(session?.state)) ?? [],
      drift: course ? { level: course.drift.level, reasons: [...course.drift.reasons] } : null,
    };
  }
}

export class CompletionReport {
  from: string;
  to: string;
  computedAt: string;
  accepted: number;
  open: number;
  discontinued: number;
  /** Completed of those closed. */
  completion: RateResponse;
  /** Completed within 28 days, of those completed. */
  onSchedule: RateResponse;
  months: MonthResponse[];
  dropOut: DropOutResponse[];
  reasons: ReasonResponse[];
  retention: RetentionResponse[];
  /** The plans behind every figure. */
  plans: ReportPlan[];

  static from(rows: readonly PlanRow[], courses: readonly PlanCourse[], meta: CompletionMeta): CompletionReport {
    const figures = planCompletion(rows, meta.zone);
    return {
      ...{ from: meta.from, to: meta.to, computedAt: meta.computedAt.toISOString() },
      ...{ accepted: figures.accepted, open: figures.open, discontinued: figures.discontinued },
      completion: { ...figures.completion },
      onSchedule: { ...figures.onSchedule },
      months: figures.months.map((month) => ({ ...month, completion: { ...month.completion } })),
      dropOut: figures.dropOut.map((point) => ({ ...point })),
      reasons: figures.reasons.map((reason) => ({ ...reason })),
      retention: figures.retention.map((step) => ({ ...step })),
      plans: rows.map((row) =>
        ReportPlan.from(
          row,
          courses.find(({ plan }) => plan.id === row.id),
          meta,
        ),
      ),
    };
  }
}

export class DocumentationResponse {
  discharged: number;
  signed: number;
  medianHours: number | null;
}

export class RoomUseDay {
  /** YYYY-MM-DD */
  date: string;
  visits: number;
  inUseMinutes: number;
  turnoverMinutes: number;
  staffedMinutes: number;

  static from({ date, visits, inUse, turnover, staffed }: DayOfUse): RoomUseDay {
    return { date, visits, inUseMinutes: inUse, turnoverMinutes: turnover, staffedMinutes: staffed };
  }
}

/** Minutes in use, prep to integration, of the open room minutes with a clinician; turnover apart. */
export class RoomUseResponse {
  /** Of minutes. */
  use: RateResponse;
  visits: number;
  turnoverMinutes: number;
  /** The days behind it, the last one first; days on which nothing was open and nobody came are left out. */
  days: RoomUseDay[];

  static from(days: readonly DayOfUse[]): RoomUseResponse {
    const { inUse, staffed, turnover, visits } = sumOf(days);
    return {
      use: { ...rate(inUse, staffed) },
      ...{ visits, turnoverMinutes: turnover },
      days: days.filter((day) => day.staffed > 0 || day.visits > 0).map((day) => RoomUseDay.from(day)),
    };
  }
}

/** Home of the manager: figures of the clinic, each with its n. */
export class ManagerToday {
  completion: CompletionReport;
  /** Open plans by drift, whenever they were accepted. */
  openPlans: ReportPlan[];
  /** no_show / (no_show + late cancellation + attended), last 30 days */
  noShow: RateResponse;
  lateCancel: number;
  documentation: DocumentationResponse;
  /** Last 30 days. */
  roomUse: RoomUseResponse;
  computedAt: string;

  static from(figures: {
    readonly completion: CompletionReport;
    readonly open: readonly PlanCourse[];
    readonly visits: NoShows;
    readonly documentation: Documentation;
    readonly roomUse: readonly DayOfUse[];
    readonly meta: CompletionMeta;
  }): ManagerToday {
    const { noShow, lateCancel, attended } = figures.visits;
    return {
      completion: figures.completion,
      openPlans: figures.open.map((course) => openPlan(course, figures.meta)),
      noShow: { ...rate(noShow, noShow + lateCancel + attended) },
      lateCancel,
      documentation: { ...figures.documentation },
      roomUse: RoomUseResponse.from(figures.roomUse),
      computedAt: figures.meta.computedAt.toISOString(),
    };
  }
}

function openPlan(course: PlanCourse, meta: CompletionMeta): ReportPlan {
  const { plan, slots } = course;
  const doses = slots.flatMap(({ session }) => session?.doseStartedAt ?? []);
  return ReportPlan.from(
    {
      ...{ id: plan.id, state: plan.state, sessionCount: plan.sessionCount, countedSessions: plan.countedSessions },
      ...{ month: '', closedAt: plan.closedAt, closedReason: plan.closedReason },
      acceptedAt: plan.acceptedAt ?? plan.createdAt,
      firstDoseAt: doses[0] ?? null,
      lastDoseAt: doses.at(-1) ?? null,
    },
    course,
    meta,
  );
}

function slotState(session: string | undefined): string {
  if (session === undefined) return 'open';
  if (session === 'discharged' || session === 'closed') return 'done';
  return session === 'scheduled' ? 'booked' : 'now';
}
