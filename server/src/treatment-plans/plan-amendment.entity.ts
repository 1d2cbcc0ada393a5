import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { TreatmentPlan } from './treatment-plan.entity.js';

/** One change of a plan's size, with who and why. Append-only. */
@Entity('plan_amendment')
@Index('plan_amendment_plan', ['planId', 'at'])
export class PlanAmendment {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => TreatmentPlan)
  planId: string;

  @IntegerColumn()
  fromCount: number;

  @IntegerColumn()
  toCount: number;

  @TextColumn()
  reason: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  authorId: string;

  @InstantColumn()
  at: Date;
}
