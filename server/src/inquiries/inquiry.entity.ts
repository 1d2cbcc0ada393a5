import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';

/** A person's first contact; not a patient, holds no diagnosis. */
@Entity('inquiry')
@Check(
  'inquiry_state_known',
  "state in ('new', 'contacted', 'screening', 'consultation_booked', 'converted', 'closed')",
)
@Check('inquiry_converted_has_patient', "(state <> 'converted') OR (patient_id IS NOT NULL)")
@Check('inquiry_closed_has_reason', "(state <> 'closed') OR (closed_reason IS NOT NULL)")
@Index('inquiry_state_received', ['state', 'receivedAt'])
@Index('inquiry_patient', ['patientId'], { unique: true, where: 'patient_id IS NOT NULL' })
export class Inquiry {
  @IdColumn()
  id: string;

  @TextColumn()
  givenName: string;

  @TextColumn()
  familyName: string;

  @TextColumn({ nullable: true })
  phone: string | null;

  @TextColumn({ nullable: true })
  email: string | null;

  @TextColumn()
  source: 'web' | 'phone' | 'referral' | 'walk_in';

  /** The person's own words about what they hope for; front desk may read it. */
  @TextColumn({ nullable: true })
  concern: string | null;

  /** Ticked "obvious contraindication?" answers that a clinician must look at. */
  @JsonColumn({ default: [] })
  flags: readonly string[];

  @TextColumn({ default: 'new' })
  state: 'new' | 'contacted' | 'screening' | 'consultation_booked' | 'converted' | 'closed';

  @TextColumn({ nullable: true })
  closedReason: 'unreachable' | 'declined' | 'not_suitable' | 'duplicate' | 'other' | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Patient)
  patientId: string | null;

  @InstantColumn()
  receivedAt: Date;

  @InstantColumn({ nullable: true })
  contactedAt: Date | null;

  @RevisionColumn()
  version: number;
}
