import { Injectable } from '@nestjs/common';
import { PatientsQueries } from '../patients/patients.queries.js';
import type { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { type PlanCourse, PlanCoursesQueries } from './plan-courses.queries.js';
import { cadenceWindow, mostUrgent } from './rules/cadence.js';

/** A plan with the first of its slots that nobody has booked. */
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
export class UnbookedSlotsQueries {
  constructor(
    private readonly plans: TreatmentPlansQueries,
    private readonly courses: PlanCoursesQueries,
    private readonly patients: PatientsQueries,
  ) {}

  /** The first slot of the plan that nobody has booked; undefined when there is none, and while the plan rests. */
  async firstOf(planId: string): Promise<PlanSlot | undefined> {
    const [course] = await this.courses.coursesOf((await this.plans.findByIds([planId])).filter(isBeingBooked));
    return course?.slots.find(({ session }) => session === null)?.slot;
  }

  /** Accepted and active plans with a slot that has no booking, most urgent first. */
  async toSchedule(): Promise<Unscheduled[]> {
    const open = (await this.plans.openPlans()).filter(isBeingBooked);
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
          ...cadenceWindow(previousAt, { ...course.plan, zone: course.zone }),
        },
      ];
    });
    return unscheduled.sort((a, b) =>
      mostUrgent({ level: a.course.drift.level, at: a.latestAt }, { level: b.course.drift.level, at: b.latestAt }),
    );
  }
}

function isBeingBooked({ state }: Pick<TreatmentPlan, 'state'>): boolean {
  return state === 'accepted' || state === 'active';
}
