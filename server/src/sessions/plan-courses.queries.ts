import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { Room } from '../rooms/room.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import type { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { courseDrift, type CourseDrift } from './rules/course-drift.js';
import { Session } from './session.entity.js';

export interface CourseSlot {
  readonly slot: PlanSlot;
  /** The session that takes the slot; null while it is open for booking. */
  readonly session: Session | null;
  readonly booking: Booking | null;
  readonly roomName: string | null;
}

/** A plan with what became of each of its slots. */
export interface PlanCourse {
  readonly plan: TreatmentPlan;
  /** In the order of the slots. */
  readonly slots: readonly CourseSlot[];
  readonly drift: CourseDrift;
  /** IANA name of the zone whose calendar its days are counted by. */
  readonly zone: string;
}

@Injectable()
export class PlanCoursesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly plans: TreatmentPlansQueries,
    private readonly scheduling: SchedulingQueries,
    private readonly calendar: ClinicCalendar,
  ) {}

  /** Courses of the plans, in their order; six statements whatever their number. */
  async coursesOf(plans: readonly TreatmentPlan[]): Promise<PlanCourse[]> {
    if (plans.length === 0) return [];
    const planIds = plans.map(({ id }) => id);
    // One after the other: a connection inside a transaction answers one question at a time.
    const slots = await this.plans.slotsOf(planIds);
    const sessions = await this.db.repository(Session).find({
      where: { planId: In(planIds), kind: 'plan', state: Not(In(['cancelled', 'no_show', 'held', 'rescheduled'])) },
    });
    const rooms = await this.db.repository(Room).find({ select: { id: true, name: true } });
    const bookings = await this.scheduling.bookingsOf(sessions.map(({ id }) => id));
    const [now, zone] = [this.clock.now(), await this.calendar.zone()];
    return plans.map((plan) => {
      const ofPlan = slots
        .filter((slot) => slot.planId === plan.id)
        .map((slot) => {
          const session =
            sessions.find(({ slotId, countsTowardPlan }) => slotId === slot.id && countsTowardPlan) ?? null;
          const booking = (session && bookings.get(session.id)) ?? null;
          return { slot, session, booking, roomName: rooms.find(({ id }) => id === booking?.roomId)?.name ?? null };
        });
      const taken = ofPlan.map(({ session, booking }) => ({
        doseStartedAt: session?.doseStartedAt ?? null,
        startsAt: session ? (booking?.startsAt ?? null) : null,
      }));
      return { plan, slots: ofPlan, zone, drift: courseDrift(plan, taken, zone, now) };
    });
  }
}
