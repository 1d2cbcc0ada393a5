import { Injectable } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { type PlanCourse, PlanCoursesQueries } from '../sessions/plan-courses.queries.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import type { ReportedPlan } from './rules/plan-completion.js';

export type { PlanCourse } from '../sessions/plan-courses.queries.js';

export interface PlanRow extends ReportedPlan {
  readonly id: string;
  readonly acceptedAt: Date;
  readonly closedAt: Date | null;
}

export interface CompletionFilter {
  /** YYYY-MM, both included */
  readonly from: string;
  readonly to: string;
  readonly sessionCount?: number | undefined;
  readonly disorder?: string | undefined;
}

export interface NoShows {
  readonly noShow: number;
  readonly lateCancel: number;
  readonly attended: number;
}

export interface Documentation {
  /** Sessions discharged in the time. */
  readonly discharged: number;
  /** Of them, with a signed integration note. */
  readonly signed: number;
  /** Median hours from discharge to signature; null without any. */
  readonly medianHours: number | null;
}

/** Aggregates and lists without a name or chart number. */
@Injectable()
export class PlanReportsQueries {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly plans: TreatmentPlansQueries,
    private readonly courses: PlanCoursesQueries,
  ) {}

  /** Plans that reached accepted in the months, by acceptance. */
  async accepted({ from, to, sessionCount, disorder }: CompletionFilter): Promise<PlanRow[]> {
    return this.db.query<PlanRow>(
      `SELECT plan.id, plan.state, plan.session_count AS "sessionCount", plan.counted_sessions AS "countedSessions",
              to_char(plan.accepted_at AT TIME ZONE $1, 'YYYY-MM') AS month, plan.accepted_at AS "acceptedAt",
              plan.closed_at AS "closedAt", plan.closed_reason AS "closedReason",
              min(session.dose_started_at) AS "firstDoseAt", max(session.dose_started_at) AS "lastDoseAt"
         FROM treatment_plan plan
         LEFT JOIN session ON session.plan_id = plan.id AND session.counts_toward_plan
          AND session.state IN ('discharged', 'closed')
        WHERE plan.accepted_at IS NOT NULL
          AND to_char(plan.accepted_at AT TIME ZONE $1, 'YYYY-MM') BETWEEN $2 AND $3
          AND ($4::integer IS NULL OR plan.session_count = $4)
          AND ($5::text IS NULL OR plan.disorder = $5)
        GROUP BY plan.id
        ORDER BY plan.accepted_at, plan.id`,
      [await this.calendar.zone(), from, to, sessionCount ?? null, disorder ?? null],
    );
  }

  /** Open plans with their slots and drift. */
  async openCourses(): Promise<PlanCourse[]> {
    return this.courses.coursesOf(await this.plans.openPlans());
  }

  /** Visits that were due in the time, by what became of them (domain.md 5.4). */
  async noShows(from: Date, to: Date): Promise<NoShows> {
    const [row] = await this.db.query<Record<keyof NoShows, string>>(
      `SELECT count(*) FILTER (WHERE state = 'no_show') AS "noShow",
              count(*) FILTER (WHERE state = 'cancelled' AND cancelled_late AND cancelled_by = 'patient') AS "lateCancel",
              count(*) FILTER (WHERE state IN ('in_use', 'turnover', 'released')) AS attended
         FROM booking WHERE starts_at >= $1 AND starts_at < $2`,
      [from, to],
    );
    return {
      noShow: Number(row?.noShow ?? 0),
      lateCancel: Number(row?.lateCancel ?? 0),
      attended: Number(row?.attended ?? 0),
    };
  }

  /** How long integration notes took after discharge, for sessions discharged in the time. */
  async documentation(from: Date, to: Date): Promise<Documentation> {
    const [row] = await this.db.query<{ discharged: string; signed: string; hours: number | null }>(
      `SELECT count(*) AS discharged, count(note.at) AS signed,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM note.at - session.discharged_at) / 3600)
                FILTER (WHERE note.at IS NOT NULL) AS hours
         FROM session
         LEFT JOIN LATERAL (SELECT min(signed_at) AS at FROM integration_note
                             WHERE session_id = session.id AND state = 'signed') note ON true
        WHERE session.discharged_at >= $1 AND session.discharged_at < $2`,
      [from, to],
    );
    return {
      discharged: Number(row?.discharged ?? 0),
      signed: Number(row?.signed ?? 0),
      medianHours: row?.hours ?? null,
    };
  }
}
