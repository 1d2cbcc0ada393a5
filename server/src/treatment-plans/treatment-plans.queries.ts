import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { PlanAmendment } from './plan-amendment.entity.js';
import { PlanSlot } from './plan-slot.entity.js';
import { planError } from './rules/plan-errors.js';
import { OPEN_PLAN_STATES } from './rules/plan-lifecycle.js';
import { TreatmentPlan } from './treatment-plan.entity.js';

export interface PlanWithSlots {
  readonly plan: TreatmentPlan;
  /** In order of their ordinals. */
  readonly slots: readonly PlanSlot[];
}

@Injectable()
export class TreatmentPlansQueries {
  constructor(private readonly db: Database) {}

  /** @throws plan.notFound */
  async findByIdWithSlots(planId: string): Promise<PlanWithSlots> {
    const plan = await this.db.repository(TreatmentPlan).findOneBy({ id: planId });
    if (!plan) throw planError('plan.notFound');
    return { plan, slots: await this.slotsOf([planId]) };
  }

  async findByIds(planIds: readonly string[]): Promise<TreatmentPlan[]> {
    if (planIds.length === 0) return [];
    return this.db.repository(TreatmentPlan).findBy({ id: In([...planIds]) });
  }

  /** Every plan of a patient, newest first. */
  async plansOfPatient(patientId: string): Promise<TreatmentPlan[]> {
    return this.db.repository(TreatmentPlan).find({ where: { patientId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  /** Slots of several plans, by plan and ordinal. */
  async slotsOf(planIds: readonly string[]): Promise<PlanSlot[]> {
    if (planIds.length === 0) return [];
    return this.db
      .repository(PlanSlot)
      .find({ where: { planId: In([...planIds]) }, order: { planId: 'ASC', ordinal: 'ASC' } });
  }

  /** Accepted, active and paused plans, longest open first. */
  async openPlans(): Promise<TreatmentPlan[]> {
    return this.db
      .repository(TreatmentPlan)
      .find({ where: { state: In([...OPEN_PLAN_STATES]) }, order: { acceptedAt: 'ASC', id: 'ASC' } });
  }

  /** Changes of a plan's size, oldest first. */
  async amendmentsOf(planId: string): Promise<PlanAmendment[]> {
    return this.db.repository(PlanAmendment).find({ where: { planId }, order: { at: 'ASC' } });
  }
}
