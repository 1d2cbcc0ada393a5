import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';

/** Result of one administration. Immutable; a wrong one is voided and replaced. */
@Entity('score')
@Check('score_state_known', "state in ('completed', 'void')")
@Check('score_gad7_range', "instrument <> 'gad7' OR total between 0 and 21")
@Check('score_void_reason', "(state <> 'void') OR (void_reason IS NOT NULL)")
@Index('score_patient', ['patientId', 'instrument', 'takenOn'])
export class Score {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => TreatmentPlan)
  planId: string | null;

  @TextColumn()
  instrument: 'gad7';

  @IntegerColumn()
  total: number;

  @JsonColumn({ nullable: true })
  items: readonly number[] | null;

  @CalendarDateColumn()
  takenOn: string;

  @TextColumn({ default: 'completed' })
  state: 'completed' | 'void';

  @TextColumn({ nullable: true })
  voidReason: string | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Score)
  replacedById: string | null;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  recordedBy: string;

  @InstantColumn()
  recordedAt: Date;
}
