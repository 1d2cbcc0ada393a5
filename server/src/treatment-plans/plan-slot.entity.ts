import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { DecimalColumn, IdColumn, IntegerColumn, ReferenceColumn } from '../platform/database/columns.js';
import { TreatmentPlan } from './treatment-plan.entity.js';

/** Ordinal place 1..N of a plan with the dose ordered for it. A deferred trigger keeps exactly N of them. */
@Entity('plan_slot')
@Check('plan_slot_ordinal_range', 'ordinal between 1 and 6')
@Check('plan_slot_dose_sane', 'ordered_mg_per_kg > 0 AND ordered_mg_per_kg <= 3')
@Index('plan_slot_ordinal', ['planId', 'ordinal'], { unique: true })
export class PlanSlot {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => TreatmentPlan)
  planId: string;

  @IntegerColumn()
  ordinal: number;

  /** mg of ketamine per kg of body weight, as the prescriber ordered it. */
  @DecimalColumn(4, 3)
  orderedMgPerKg: number;
}
