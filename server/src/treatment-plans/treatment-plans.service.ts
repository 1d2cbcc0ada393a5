import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { currentActor } from '../platform/http/request-context.js';
import { PlanAmendment } from './plan-amendment.entity.js';
import { PlanSlot } from './plan-slot.entity.js';
import type { DiscontinuationReason } from './rules/discontinuation.js';
import type { Disorder, Route } from './rules/disorders.js';
import { assertDisorderFound, assertMayDrawUp } from './rules/plan-beginning.js';
import { planError } from './rules/plan-errors.js';
import { assertPlanMove, type PlanState, resumedState } from './rules/plan-lifecycle.js';
import { countSessions } from './rules/plan-progress.js';
import { amendSize, MAX_GAP_DAYS, MIN_GAP_HOURS, orderedDoses, planSize } from './rules/plan-size.js';
import { TreatmentPlan } from './treatment-plan.entity.js';

export interface NewPlan {
  readonly patientId: string;
  readonly disorder: Disorder;
  readonly sessionCount: number;
  readonly route: Route;
  /** mg per kg of body weight, in slot order. */
  readonly doses: readonly number[];
}

type PlanChanges = Partial<Omit<TreatmentPlan, 'id' | 'version' | 'patientId'>>;

/** Orders a course of 3 or 6 sessions and follows it to its end. */
@Injectable()
export class TreatmentPlansService {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
    private readonly consultations: ConsultationsQueries,
    private readonly patients: PatientsService,
  ) {}

  /**
   * Draws up a plan on the patient's finding of eligibility, for the disorder that was found. The acting clinician is its
   * prescriber.
   * @throws plan.notEligible, plan.alreadyOpen (409), plan.disorderDiffers, plan.sizeInvalid, plan.dosesInvalid (422)
   */
  create(input: NewPlan): Promise<string> {
    return this.db.transaction(async () => {
      const size = planSize(input.sessionCount);
      const doses = orderedDoses(size, input.doses);
      const { patientId, disorder, route } = input;
      // Locks the patient, so that two windows draw up one plan.
      await this.patients.lock(patientId);
      const consultation = await this.consultations.findSignedEligible(patientId, await this.calendar.today());
      if (!consultation) throw planError('plan.notEligible');
      assertMayDrawUp(await this.#statesOf(patientId));
      assertDisorderFound(consultation.disorder, disorder);
      const plan = { id: newId(), patientId, disorder, route, sessionCount: size, version: 1 };
      await this.db.repository(TreatmentPlan).insert({
        ...plan,
        consultationId: consultation.id,
        prescriberId: currentActor().staffId,
        minGapHours: MIN_GAP_HOURS,
        maxGapDays: MAX_GAP_DAYS[size],
        createdAt: this.calendar.now(),
      });
      await this.db
        .repository(PlanSlot)
        .insert(doses.map((orderedMgPerKg, i) => ({ id: newId(), planId: plan.id, ordinal: i + 1, orderedMgPerKg })));
      await this.#tell('plan.create', plan, { state: [null, 'draft'], sessionCount: [null, size] });
      return plan.id;
    });
  }

  propose(planId: string): Promise<void> {
    return this.#change('plan.propose', planId, (plan) => {
      assertPlanMove(plan.state, 'proposed');
      return { state: 'proposed' };
    });
  }

  /**
   * The patient signed the consent: the plan opens and the patient is active.
   * @throws plan.alreadyOpen, plan.notEligible when the finding of eligibility has run out meanwhile,
   * plan.disorderDiffers when a later one is for another disorder
   */
  accept(planId: string, consentSignedAt: Date): Promise<void> {
    return this.db.transaction(async () => {
      const { patientId, disorder } = await this.#load(planId);
      // Locks the patient before the plan, so that a plan and a booster of one person are decided one after the other.
      await this.patients.activate(patientId);
      const now = this.calendar.now();
      if (consentSignedAt > now) {
        throw planError('plan.consentInFuture', { fieldErrors: { consentSignedAt: ['This lies in the future.'] } });
      }
      const consultation = await this.consultations.findSignedEligible(patientId, await this.calendar.today());
      if (!consultation) throw planError('plan.notEligible');
      // A later consultation may have found another disorder.
      assertDisorderFound(consultation.disorder, disorder);
      await this.#change('plan.accept', planId, (plan) => {
        if (plan.state !== 'proposed') {
          throw planError('plan.wrongState', { detail: `A ${plan.state} plan cannot be accepted.` });
        }
        return { state: 'accepted', consentSignedAt, acceptedAt: now };
      });
    });
  }

  /** @param reviewOn YYYY-MM-DD on which to look again */
  pause(planId: string, reason: string, reviewOn: string): Promise<void> {
    return this.db.transaction(async () => {
      if (reviewOn < (await this.calendar.today())) {
        throw planError('plan.reviewInPast', { fieldErrors: { reviewOn: ['Choose today or a later day.'] } });
      }
      await this.#change('plan.pause', planId, (plan) => {
        assertPlanMove(plan.state, 'paused');
        return { state: 'paused', pauseReason: reason, reviewOn };
      });
    });
  }

  resume(planId: string): Promise<void> {
    return this.#change('plan.resume', planId, (plan) => {
      if (plan.state !== 'paused') throw planError('plan.wrongState', { detail: 'Only a paused plan can be resumed.' });
      return { state: resumedState(plan.startedAt), pauseReason: null, reviewOn: null };
    });
  }

  discontinue(planId: string, reason: DiscontinuationReason, note: string | null): Promise<void> {
    return this.#change('plan.discontinue', planId, (plan) => {
      assertPlanMove(plan.state, 'discontinued');
      return { state: 'discontinued', closedReason: reason, closedNote: note, closedAt: this.calendar.now() };
    });
  }

  withdraw(planId: string, note: string | null): Promise<void> {
    return this.#change('plan.withdraw', planId, (plan) => {
      assertPlanMove(plan.state, 'withdrawn');
      return { state: 'withdrawn', closedNote: note, closedAt: this.calendar.now() };
    });
  }

  /** Changes 3 sessions into 6 or 6 into 3; 6 to 3 with 3 done completes the plan. */
  amend(planId: string, toCount: number, addedDoses: readonly number[], reason: string): Promise<void> {
    return this.db.transaction(async () => {
      const plan = await this.#lock(planId);
      if (['completed', 'discontinued', 'withdrawn'].includes(plan.state)) {
        throw planError('plan.wrongState', { detail: `A ${plan.state} plan cannot be amended.` });
      }
      const amendment = amendSize(plan, toCount, addedDoses);
      const { sessionCount, maxGapDays } = amendment;
      if (amendment.completes) assertPlanMove(plan.state, 'completed');
      const slots = this.db.repository(PlanSlot);
      await slots.delete({ planId, ordinal: MoreThan(amendment.lastOrdinal) });
      if (amendment.addedDoses.length > 0) {
        await slots.insert(amendment.addedDoses.map((slot) => ({ ...slot, id: newId(), planId })));
      }
      const at = this.calendar.now();
      await this.db.repository(PlanAmendment).insert({
        id: newId(),
        planId,
        fromCount: plan.sessionCount,
        toCount: sessionCount,
        reason,
        authorId: currentActor().staffId,
        at,
      });
      await this.#save('plan.amend', plan, {
        sessionCount,
        maxGapDays,
        ...(amendment.completes && { state: 'completed' as const, closedAt: at }),
      });
    });
  }

  /** Locks the plan that a session is booked or conducted for. @throws plan.wrongState unless accepted or active */
  async lockOpenPlan(planId: string): Promise<TreatmentPlan> {
    const plan = await this.#lock(planId);
    if (plan.state !== 'accepted' && plan.state !== 'active') {
      throw planError('plan.wrongState', { detail: `The plan is ${plan.state}.`, facts: { state: plan.state } });
    }
    return plan;
  }

  /** Dosing of a session of the plan began: the first one makes it active. */
  sessionStarted(planId: string, at: Date): Promise<void> {
    return this.db.transaction(async () => {
      const plan = await this.lockOpenPlan(planId);
      if (plan.state === 'accepted') await this.#save('plan.start', plan, { state: 'active', startedAt: at });
    });
  }

  /** Sessions of the plan that are discharged and count, after one more was. The last one completes the plan. */
  sessionCounted(planId: string, countedSessions: number, at: Date): Promise<void> {
    return this.#change('plan.count', planId, (plan) => countSessions(plan, countedSessions, at));
  }

  #change(action: string, planId: string, decide: (plan: TreatmentPlan) => PlanChanges): Promise<void> {
    return this.db.transaction(async () => {
      const plan = await this.#lock(planId);
      await this.#save(action, plan, decide(plan));
    });
  }

  async #save(action: string, plan: TreatmentPlan, changes: PlanChanges): Promise<void> {
    const version = await this.db.updateVersioned(TreatmentPlan, plan, changes);
    const told: Record<string, [unknown, unknown]> = {};
    for (const key of ['state', 'sessionCount', 'countedSessions', 'reviewOn', 'closedReason'] as const) {
      if (key in changes && changes[key] !== plan[key]) told[key] = [plan[key], changes[key]];
    }
    await this.#tell(action, { ...plan, version }, told);
  }

  async #tell(
    action: string,
    plan: { readonly id: string; readonly patientId: string; readonly version: number },
    changes: Record<string, unknown>,
  ): Promise<void> {
    const { id, patientId, version } = plan;
    await this.audit.record({ action, resource: { type: 'treatment_plan', id }, patientId, changes });
    const topics = [`plan:${id}`, `patient:${patientId}`, 'today'];
    await this.events.publish({ type: action, entityId: id, version, topics });
  }

  async #statesOf(patientId: string): Promise<PlanState[]> {
    const plans = await this.db.repository(TreatmentPlan).find({ select: { state: true }, where: { patientId } });
    return plans.map(({ state }) => state);
  }

  async #load(planId: string): Promise<TreatmentPlan> {
    const plan = await this.db.repository(TreatmentPlan).findOneBy({ id: planId });
    if (!plan) throw planError('plan.notFound');
    return plan;
  }

  async #lock(planId: string): Promise<TreatmentPlan> {
    const plan = await this.db
      .repository(TreatmentPlan)
      .findOne({ where: { id: planId }, lock: { mode: 'pessimistic_write' } });
    if (!plan) throw planError('plan.notFound');
    return plan;
  }
}
