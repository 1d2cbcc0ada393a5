import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import type { Override } from '../scheduling/rules/overriding.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { type BoosterLine, BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';
import { boosterError } from './rules/booster-errors.js';

export interface BoosterPlacement {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly override?: Override | undefined;
  /** A hold that keeps this time for the patient. */
  readonly holdId?: string | undefined;
}

/** How many approved boosters are offered at once; more than a clinic ever has open. */
const MOST_TO_BOOK = 100;

/** Puts an approved booster into a room. */
@Injectable()
export class BoosterBookingService {
  constructor(
    private readonly audit: AuditService,
    private readonly boosters: BoostersService,
    private readonly lines: BoostersQueries,
    private readonly calendar: ClinicCalendar,
    private readonly plans: TreatmentPlansQueries,
    private readonly sessions: SessionsService,
  ) {}

  /** Boosters whose approval still holds and that nobody has booked, the approval that ends first at the top. */
  async toBook(): Promise<BoosterLine[]> {
    const today = await this.calendar.today();
    const open = await this.lines.toBook(today, MOST_TO_BOOK);
    const shown = open.map(({ booster }) => booster.patientId);
    await this.audit.record({ action: 'booster.toBook', resource: { type: 'booster' }, changes: { shown } });
    return open;
  }

  /**
   * Route and dose are those ordered for the last slot of the plan: the approval is for one more of the same.
   * @throws booster.bookBeforePassed, session.tooSoon, booking.*
   */
  async book(id: string, { roomId, clinicianId, startsAt, override, holdId }: BoosterPlacement): Promise<void> {
    const on = await this.calendar.dateOf(startsAt);
    await this.boosters.book(id, on, async ({ planId, patientId }) => {
      const { plan, slots } = await this.plans.findByIdWithSlots(planId);
      const last = slots.at(-1);
      if (!last) throw boosterError('booster.noCompletedPlan');
      const order = { route: plan.route, orderedMgPerKg: last.orderedMgPerKg };
      const place = { roomId, clinicianId, startsAt, override, holdId };
      const request = { boosterId: id, planId, patientId, ...order, ...place };
      return (await this.sessions.schedule(request)).id;
    });
  }
}
