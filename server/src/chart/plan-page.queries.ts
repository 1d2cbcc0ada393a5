import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ScoreDue } from '../outcome-measures/rules/score-due.js';
import { ScoresQueries } from '../outcome-measures/scores.queries.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { type PlanCourse, PlanCoursesQueries } from '../sessions/plan-courses.queries.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { PlanAmendment } from '../treatment-plans/plan-amendment.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';

export type { Unscheduled } from '../sessions/unbooked-slots.queries.js';

export interface PlanPage {
  readonly course: PlanCourse;
  readonly patientName: string;
  readonly prescriberName: string;
  /** A GAD-7 that this plan asks for. */
  readonly scoreDue: ScoreDue | null;
  readonly amendments: readonly { readonly amendment: PlanAmendment; readonly authorName: string }[];
}

@Injectable()
export class PlanPageQueries {
  constructor(
    private readonly db: Database,
    private readonly plans: TreatmentPlansQueries,
    private readonly courses: PlanCoursesQueries,
    private readonly patients: PatientsQueries,
    private readonly scores: ScoresQueries,
  ) {}

  /** @throws plan.notFound */
  async pageOf(planId: string): Promise<PlanPage> {
    const { plan } = await this.plans.findByIdWithSlots(planId);
    const [[course], amendments, names, scoreDue] = await Promise.all([
      this.courses.coursesOf([plan]),
      this.plans.amendmentsOf(planId),
      this.patients.findNames([plan.patientId]),
      this.scores.dueForPlan(planId, plan.patientId),
    ]);
    const staff = await this.db.repository(StaffMember).find({
      select: { id: true, displayName: true },
      where: { id: In([plan.prescriberId, ...amendments.map(({ authorId }) => authorId)]) },
    });
    const nameOf = (id: string) => staff.find((member) => member.id === id)?.displayName ?? '';
    return {
      course: course ?? { plan, slots: [], zone: 'UTC', drift: { level: 'on_track', reasons: [] } },
      patientName: names.get(plan.patientId)?.name ?? '',
      prescriberName: nameOf(plan.prescriberId),
      scoreDue,
      amendments: amendments.map((amendment) => ({ amendment, authorName: nameOf(amendment.authorId) })),
    };
  }
}
