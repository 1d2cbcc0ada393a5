import { Injectable } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { BoostersService } from './boosters.service.js';
import { boosterError } from './rules/booster-errors.js';

export interface BoosterPlacement {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
}

/** Puts an approved booster into a room. */
@Injectable()
export class BoosterBookingService {
  constructor(
    private readonly boosters: BoostersService,
    private readonly calendar: ClinicCalendar,
    private readonly plans: TreatmentPlansQueries,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Route and dose are those ordered for the last slot of the plan: the approval is for one more of the same.
   * @throws booster.bookBeforePassed, session.tooSoon, booking.*
   */
  async book(id: string, { roomId, clinicianId, startsAt }: BoosterPlacement): Promise<void> {
    const on = await this.calendar.dateOf(startsAt);
    await this.boosters.book(id, on, async ({ planId, patientId }) => {
      const { plan, slots } = await this.plans.findByIdWithSlots(planId);
      const last = slots.at(-1);
      if (!last) throw boosterError('booster.noCompletedPlan');
      const order = { route: plan.route, orderedMgPerKg: last.orderedMgPerKg };
      const request = { boosterId: id, planId, patientId, ...order, roomId, clinicianId, startsAt };
      return (await this.sessions.schedule(request)).id;
    });
  }
}
