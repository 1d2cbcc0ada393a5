import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';

/** Clinical visit that yields an eligibility decision. Its time is a booking with purpose `consultation`. */
@Entity('consultation')
@Check(
  'consultation_state_known',
  "state in ('scheduled', 'checked_in', 'in_progress', 'completed', 'signed', 'cancelled', 'no_show')",
)
@Check('consultation_decided', "(state not in ('completed', 'signed')) OR (outcome IS NOT NULL)")
@Index('consultation_patient', ['patientId'])
export class Consultation {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  clinicianId: string;

  @TextColumn({ default: 'scheduled' })
  state: 'scheduled' | 'checked_in' | 'in_progress' | 'completed' | 'signed' | 'cancelled' | 'no_show';

  @TextColumn({ nullable: true })
  disorder: 'gad' | 'sad' | 'ocd' | 'ptsd' | 'panic' | 'specific_phobia' | null;

  /** History, medication, substances, examination: the clinician's own words by section. */
  @JsonColumn({ default: {} })
  assessment: Record<string, string>;

  /** Key of a contraindication (rules/contraindications.ts) -> present or absent. */
  @JsonColumn({ default: {} })
  contraindications: Record<string, boolean>;

  @TextColumn({ nullable: true })
  riskBenefitReason: string | null;

  @TextColumn({ nullable: true })
  outcome: 'eligible' | 'eligible_with_conditions' | 'deferred' | 'not_eligible' | null;

  @TextColumn({ nullable: true })
  conditions: string | null;

  @CalendarDateColumn({ nullable: true })
  eligibilityExpiresOn: string | null;

  @InstantColumn({ nullable: true })
  completedAt: Date | null;

  @InstantColumn({ nullable: true })
  signedAt: Date | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  signedBy: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
