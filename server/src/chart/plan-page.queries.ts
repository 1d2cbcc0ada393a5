import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { type PlanCourse, PlanCoursesQueries } from '../sessions/plan-courses.queries.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { PlanAmendment } from '../treatment-plans/plan-amendment.entity.js';
import type { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { cadenceWindow, mostUrgent } from './rules/cadence.js';

export interface PlanPage {
  readonly course: PlanCourse;
  readonly patientName: string;
  readonly prescriberName: string;
  readonly amendments: readonly { readonly amendment: PlanAmendment; readonly authorName: string }[];
}

export interface Unscheduled {
  readonly course: PlanCourse;
  readonly patientName: string;
  readonly slot: PlanSlot;
  readonly unbooked: number;
  readonly previousAt: Date | null;
  readonly earliestAt: Date | null;
  readonly latestAt: Date | null;
}

@Injectable()
export class PlanPageQueries {
  constructor(
    private readonly db: Database,
    private readonly plans: TreatmentPlansQueries,
    private readonly courses: PlanCoursesQueries,
    private readonly patients: PatientsQueries,
  ) {}

  /** @throws plan.notFound */
  async pageOf(planId: string): Promise<PlanPage> {
    const { plan } = await this.plans.findByIdWithSlots(planId);
    const [[course], amendments, names] = await Promise.all([
      this.courses.coursesOf([plan]),
      this.plans.amendmentsOf(planId),
      this.patients.findNames([plan.patientId]),
    ]);
    const staff = await this.db.repository(StaffMember).find({
      select: { id: true, displayName: true },
      where: { id: In([plan.prescriberId, ...amendments.map(({ authorId }) => authorId)]) },
    });
    const nameOf = (id: string) => staff.find((member) => member.id === id)?.displayName ?? '';
    return {
      course: course ?? { plan, slots: [], drift: { level: 'on_track', reasons: [] } },
      patientName: names.get(plan.patientId)?.name ?? '',
      prescriberName: nameOf(plan.prescriberId),
      amendments: amendments.map((amendment) => ({ amendment, authorName: nameOf(amendment.authorId) })),
    };
  }

  /** Accepted and active plans with a slot that has no booking, most urgent first. */
  async toSchedule(): Promise<Unscheduled[]> {
    const open = (await this.plans.openPlans()).filter(({ state }) => state !== 'paused');
    const courses = await this.courses.coursesOf(open);
    const names = await this.patients.findNames(open.map(({ patientId }) => patientId));
    const unscheduled = courses.flatMap((course) => {
      const free = course.slots.filter(({ session }) => session === null);
      const [first] = free;
      if (!first) return [];
      const before = course.slots.find(({ slot }) => slot.ordinal === first.slot.ordinal - 1);
      const previousAt = before?.session?.doseStartedAt ?? before?.booking?.startsAt ?? null;
      return [
        {
          ...{ course, slot: first.slot, unbooked: free.length, previousAt },
          patientName: names.get(course.plan.patientId)?.name ?? '',
          ...cadenceWindow(previousAt, course.plan),
        },
      ];
    });
    return unscheduled.sort((a, b) =>
      mostUrgent({ level: a.course.drift.level, at: a.latestAt }, { level: b.course.drift.level, at: b.latestAt }),
    );
  }
}
