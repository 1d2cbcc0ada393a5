import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Consultation } from '../consultations/consultation.entity.js';
import { Patient } from '../patients/patient.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { PlanState } from './rules/plan-lifecycle.js';

/** An ordered course of exactly 3 or 6 sessions for one disorder (domain.md 5.1). */
@Entity('treatment_plan')
@Check('treatment_plan_size', 'session_count in (3, 6)')
@Check(
  'treatment_plan_state_known',
  "state in ('draft', 'proposed', 'accepted', 'active', 'paused', 'completed', 'discontinued', 'withdrawn')",
)
@Check(
  'treatment_plan_accepted_consent',
  "(state in ('draft', 'proposed', 'withdrawn')) OR (consent_signed_at IS NOT NULL)",
)
@Check('treatment_plan_counted_range', 'counted_sessions between 0 and session_count')
@Check('treatment_plan_paused_reason', "(state <> 'paused') OR (pause_reason IS NOT NULL)")
@Check('treatment_plan_discontinued_reason', "(state <> 'discontinued') OR (closed_reason IS NOT NULL)")
@Index('treatment_plan_one_open', ['patientId'], { unique: true, where: "state in ('accepted', 'active', 'paused')" })
@Index('treatment_plan_patient', ['patientId'])
@Index('treatment_plan_accepted', ['acceptedAt'])
@Index('treatment_plan_state', ['state'])
@Index('treatment_plan_completed', ['prescriberId'], { where: "state = 'completed'" })
export class TreatmentPlan {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn()
  @ForeignKey(() => Consultation)
  consultationId: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  prescriberId: string;

  @TextColumn()
  disorder: 'gad' | 'sad' | 'ocd' | 'ptsd' | 'panic' | 'specific_phobia';

  @TextColumn({ default: 'gad7' })
  primaryMeasure: string;

  @IntegerColumn()
  sessionCount: number;

  @TextColumn()
  route: 'iv' | 'im' | 'sc';

  /** Least hours between two dose starts (domain.md 1.2, default 48). */
  @IntegerColumn({ default: 48 })
  minGapHours: number;

  /** Days between neighbours after which the plan drifts (7 for six sessions, 14 for three). */
  @IntegerColumn()
  maxGapDays: number;

  @TextColumn({ default: 'draft' })
  state: PlanState;

  /** Sessions that were discharged and count; kept here so that "7 of 6" cannot be stored. */
  @IntegerColumn({ default: 0 })
  countedSessions: number;

  @TextColumn({ nullable: true })
  pauseReason: string | null;

  /** Day on which a paused plan is looked at again. */
  @CalendarDateColumn({ nullable: true })
  reviewOn: string | null;

  @InstantColumn({ nullable: true })
  consentSignedAt: Date | null;

  @InstantColumn({ nullable: true })
  acceptedAt: Date | null;

  @InstantColumn({ nullable: true })
  startedAt: Date | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  /** One of `DISCONTINUATION_REASONS`; reports read it, so it is never free text. */
  @TextColumn({ nullable: true })
  closedReason: string | null;

  @TextColumn({ nullable: true })
  closedNote: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
