import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';

/** Single extra session after a completed plan, from a reviewed recommendation; never slot N+1. */
@Entity('booster')
@Check(
  'booster_state_known',
  "state in ('recommended', 'under_review', 'approved', 'scheduled', 'completed', 'declined', 'expired')",
)
@Check(
  'booster_reviewed',
  "(state not in ('approved', 'scheduled', 'completed', 'declined')) OR (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)",
)
@Index('booster_one_open', ['patientId'], {
  unique: true,
  where: "state in ('recommended', 'under_review', 'approved', 'scheduled')",
})
@Index('booster_plan', ['planId'])
@Index('booster_state', ['state', 'createdAt'])
export class Booster {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn()
  @ForeignKey(() => TreatmentPlan)
  planId: string;

  @TextColumn({ default: 'recommended' })
  state: 'recommended' | 'under_review' | 'approved' | 'scheduled' | 'completed' | 'declined' | 'expired';

  @TextColumn()
  source: 'rule' | 'clinician' | 'patient_request';

  @TextColumn({ nullable: true })
  reason: string | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  reviewedBy: string | null;

  @InstantColumn({ nullable: true })
  reviewedAt: Date | null;

  @CalendarDateColumn({ nullable: true })
  bookBefore: string | null;

  @TextColumn({ nullable: true })
  reviewNote: string | null;

  /** After a refusal: the day to look again. */
  @CalendarDateColumn({ nullable: true })
  nextReviewOn: string | null;

  /** The session that fulfils it, once booked. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Session)
  sessionId: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
