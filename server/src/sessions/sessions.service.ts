import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { currentRequest } from '../platform/http/request-context.js';
import { addMinutes } from '../platform/time/interval.js';
import { dateIn } from '../platform/time/zone.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { GapOverrides } from '../scheduling/gap-overrides.service.js';
import { mayOverride, type Override } from '../scheduling/rules/overriding.js';
import type { VisitPhases, VisitPurpose } from '../scheduling/rules/visit-phases.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';
import { gapRuling, overriddenTo, wordsAbout } from './rules/gap-overriding.js';
import { UNANSWERED } from './rules/readiness.js';
import { assertMayBecome, assertMovable } from './rules/session-lifecycle.js';
import { DEFAULT_MIN_GAP_HOURS } from './rules/session-spacing.js';
import { assertSlotFree } from './rules/slot-order.js';
import { SessionPlacement } from './session-placement.queries.js';
import { SessionRows } from './session-rows.service.js';
import { Session } from './session.entity.js';

interface Placement {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly override?: Override | undefined;
  /** A hold that keeps this time for the patient. */
  readonly holdId?: string | undefined;
  readonly rescheduledFromId?: string | undefined;
}

export interface NewPlanSession extends Placement {
  readonly planId: string;
  readonly ordinal: number;
}

export interface NewBoosterSession extends Placement {
  readonly boosterId: string;
  readonly planId: string;
  readonly patientId: string;
  readonly route: Session['route'];
  readonly orderedMgPerKg: number;
}

export interface MoveSession {
  readonly roomId: string;
  readonly startsAt: Date;
  readonly clinicianId?: string | undefined;
  readonly override?: Override | undefined;
  readonly bookingVersion?: number | undefined;
}

export interface CancelSession {
  readonly by: 'patient' | 'clinic';
  readonly reason: string;
}

type NewRow = Pick<
  Session,
  'patientId' | 'kind' | 'planId' | 'slotId' | 'clinicianId' | 'route' | 'orderedMgPerKg' | 'countsTowardPlan'
>;

/** Puts sessions into rooms and takes them out again. What happens at the chair is `SessionConductService`. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly rows: SessionRows,
    private readonly scheduling: SchedulingService,
    private readonly plans: TreatmentPlansService,
    private readonly placement: SessionPlacement,
    private readonly gaps: GapOverrides,
  ) {}

  /**
   * Books the session of a plan slot, or of an approved booster, into a room.
   * @throws plan.wrongState, session.slotTaken, session.outOfOrder, session.tooSoon, session.tooMany, booking.*
   * (booking.overrideNotAllowed when somebody else than a clinician would override)
   */
  schedule(request: NewPlanSession | NewBoosterSession): Promise<Session> {
    return this.db.transaction(async () => {
      if ('boosterId' in request) {
        const { planId, patientId, clinicianId, route, orderedMgPerKg } = request;
        const row: NewRow = {
          ...{ planId, patientId, clinicianId, route, orderedMgPerKg },
          ...{ kind: 'booster', slotId: null, countsTowardPlan: false },
        };
        return this.#place(row, request, await this.scheduling.phasesFor('booster'), DEFAULT_MIN_GAP_HOURS);
      }
      const plan = await this.plans.lockOpenPlan(request.planId);
      const slot = await this.placement.slotAt(plan.id, request.ordinal);
      const phases = await this.scheduling.phasesFor(purposeOf(slot.ordinal));
      const start = addMinutes(request.startsAt, phases.prep);
      assertSlotFree(slot.ordinal, start, await this.placement.slotsTaken(plan.id));
      const { patientId, route } = plan;
      const row: NewRow = {
        ...{ patientId, route, clinicianId: request.clinicianId, orderedMgPerKg: slot.orderedMgPerKg },
        ...{ kind: 'plan', planId: plan.id, slotId: slot.id, countsTowardPlan: true },
      };
      return this.#place(row, request, phases, plan.minGapHours);
    });
  }

  /**
   * Moves a session to another time, room or clinician. One that was held gets a new row for its slot and stays in the
   * record as rescheduled; one that has no room yet moves as it is, and is asked anew on another date.
   * @returns the session that is now scheduled
   */
  move(id: string, request: MoveSession): Promise<Session> {
    return this.db.transaction(async () => {
      const found = await this.rows.find(id);
      const plan = found.kind === 'plan' && found.planId ? await this.plans.lockOpenPlan(found.planId) : null;
      const session = await this.rows.lock(id);
      const minGapHours = plan?.minGapHours ?? DEFAULT_MIN_GAP_HOURS;
      const clinicianId = request.clinicianId ?? session.clinicianId;
      if (session.state === 'held') return this.#reschedule(session, { ...request, clinicianId }, minGapHours);
      await this.scheduling.assertUnchanged(id, request);
      const { startsAt: from, locationId } = await this.placement.bookingOf(id);
      const zone = await this.placement.zoneOf({ locationId });
      assertMovable(session.state, request.startsAt, { now: this.rows.now(), zone });
      const booking = await this.scheduling.move(id, request);
      await this.#assertPlaced(session, booking, minGapHours, request.override);
      const anew = dateIn(zone, from) === dateIn(zone, booking.startsAt) ? {} : UNANSWERED;
      return this.rows.change(session, 'session.move', { clinicianId, ...anew });
    });
  }

  /** Gives the time back. The slot of the plan is open again (invariant 5). */
  cancel(id: string, { by, reason }: CancelSession): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'cancelled');
      const at = this.rows.now();
      if (session.state !== 'held') await this.scheduling.cancel(id, { by, reason, at });
      return this.rows.change(session, 'session.cancel', { state: 'cancelled', reason }, reason);
    });
  }

  /** The patient did not come. It never counts, and the slot is open again. */
  markNoShow(id: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'no_show');
      await this.scheduling.markNoShow(id);
      return this.rows.change(session, 'session.noShow', { state: 'no_show' });
    });
  }

  /** A clinician stops before dosing. The room is given back; the session is rescheduled or cancelled from here. */
  hold(id: string, reason: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'held');
      // The front desk reads bookings: it learns that the session was held, not why.
      await this.scheduling.cancel(id, { by: 'clinic', reason: 'Held by the clinician', at: this.rows.now() });
      return this.rows.change(session, 'session.hold', { state: 'held', reason }, reason);
    });
  }

  async #reschedule(session: Session, request: Placement, minGapHours: number): Promise<Session> {
    await this.rows.change(session, 'session.reschedule', { state: 'rescheduled' });
    const ordinal = await this.placement.ordinalOf(session);
    const phases = await this.scheduling.phasesFor(purposeOf(ordinal));
    const { patientId, kind, planId, slotId, route, orderedMgPerKg, countsTowardPlan } = session;
    const row: NewRow = {
      ...{ patientId, kind, planId, slotId, route, orderedMgPerKg, countsTowardPlan },
      clinicianId: request.clinicianId,
    };
    if (planId && ordinal !== null) {
      const start = addMinutes(request.startsAt, phases.prep);
      assertSlotFree(ordinal, start, await this.placement.slotsTaken(planId));
    }
    const rescheduledFromId = await this.placement.bookingIdOf(session.id);
    return this.#place(row, { ...request, rescheduledFromId }, phases, minGapHours);
  }

  /** Booking first: it locks the patient, so that two plans or boosters of one person are spaced one after the other. */
  async #place(
    row: NewRow,
    { clinicianId: _, ...place }: Placement,
    phases: VisitPhases,
    minGapHours: number,
  ): Promise<Session> {
    const id = newId();
    const { patientId, clinicianId } = row;
    const purpose = { kind: 'session' as const, id };
    const booking = await this.scheduling.book({ ...place, patientId, clinicianId, phases, purpose });
    await this.#assertSpaced(id, booking, minGapHours, place.override);
    await this.db.repository(Session).insert({ id, ...row, readiness: {}, createdAt: this.rows.now() });
    const session = await this.rows.find(id);
    await this.rows.tell(session, 'session.schedule', { state: [null, 'scheduled'] });
    return session;
  }

  async #assertPlaced(
    session: Session,
    booking: Booking,
    minGapHours: number,
    override: Override | undefined,
  ): Promise<void> {
    const start = addMinutes(booking.startsAt, booking.phases.prep);
    const ordinal = await this.placement.ordinalOf(session);
    if (session.planId && ordinal !== null) {
      assertSlotFree(ordinal, start, await this.placement.slotsTaken(session.planId, session.id));
    }
    await this.#assertSpaced(session.id, booking, minGapHours, override);
  }

  /** Which gap a clinician lets be shorter stays with the booking, as does why. */
  async #assertSpaced(
    sessionId: string,
    booking: Booking,
    minGapHours: number,
    override: Override | undefined,
  ): Promise<void> {
    const others = await this.placement.otherDoses(booking.patientId, sessionId);
    const said = { sessionId, bookedAt: booking.startsAt, words: booking.gapOverrides };
    const zone = await this.placement.zoneOf(booking);
    const short = gapRuling(
      addMinutes(booking.startsAt, booking.phases.prep),
      others.map(({ at }) => at),
      { minGapHours, zone, overridden: overriddenTo(said, others) },
      { override, mayOverride: mayOverride(currentRequest()?.actor) },
    );
    if (short.length > 0 && override) await this.gaps.keep(booking, wordsAbout(short, others), override.reason);
  }
}

/** @param ordinal place in the plan; null for a booster */
function purposeOf(ordinal: number | null): VisitPurpose {
  if (ordinal === null) return 'booster';
  return ordinal === 1 ? 'first_session' : 'session';
}
