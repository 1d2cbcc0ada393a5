import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  DecimalColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import type { SessionState } from './rules/session-lifecycle.js';

/** One dosing visit of a plan or a booster. Its time is a booking with purpose `session`. */
@Entity('session')
@Check('session_kind_known', "kind in ('plan', 'booster')")
@Check(
  'session_state_known',
  "state in ('scheduled', 'checked_in', 'ready', 'in_session', 'aborted', 'recovering', 'discharged', 'closed', 'held', 'cancelled', 'no_show', 'rescheduled')",
)
@Check(
  'session_plan_has_slot',
  "(kind = 'plan' AND slot_id IS NOT NULL AND plan_id IS NOT NULL) OR (kind = 'booster' AND slot_id IS NULL)",
)
@Check(
  'session_discharge_complete',
  "(state not in ('discharged', 'closed')) OR (discharged_at > dose_started_at AND recovery_ended_at IS NOT NULL AND discharge_score IS NOT NULL AND escort_name IS NOT NULL AND instructions_given AND discharged_by IS NOT NULL)",
)
@Check('session_closed_signed', "(state <> 'closed') OR (closed_at IS NOT NULL AND closed_by IS NOT NULL)")
@Index('session_slot_once', ['slotId'], {
  unique: true,
  where: "state not in ('cancelled', 'no_show', 'held', 'rescheduled') AND counts_toward_plan",
})
@Index('session_plan', ['planId'])
@Index('session_patient', ['patientId', 'doseStartedAt'])
@Index('session_discharged', ['dischargedAt'])
@Index('session_clinician', ['clinicianId', 'state'])
export class Session {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @TextColumn()
  kind: 'plan' | 'booster';

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => TreatmentPlan)
  planId: string | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => PlanSlot)
  slotId: string | null;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  clinicianId: string;

  @TextColumn()
  route: 'iv' | 'im' | 'sc';

  @DecimalColumn(4, 3)
  orderedMgPerKg: number;

  @TextColumn({ default: 'scheduled' })
  state: SessionState;

  /** False only for an aborted session that a clinician chose not to count. */
  @FlagColumn({ default: true })
  countsTowardPlan: boolean;

  @InstantColumn({ nullable: true })
  checkedInAt: Date | null;

  /** Check -> answer, who, when (rules/readiness.ts); for the escort, who named it and when. */
  @JsonColumn({ default: {} })
  readiness: Record<string, { answer: string; by: string; at: string }>;

  @DecimalColumn(5, 2, { nullable: true })
  weightKg: number | null;

  @InstantColumn({ nullable: true })
  weightMeasuredAt: Date | null;

  @InstantColumn({ nullable: true })
  doseStartedAt: Date | null;

  @InstantColumn({ nullable: true })
  recoveryStartedAt: Date | null;

  @InstantColumn({ nullable: true })
  recoveryEndedAt: Date | null;

  @IntegerColumn({ nullable: true })
  dischargeScore: number | null;

  @TextColumn({ nullable: true })
  escortName: string | null;

  @TextColumn({ nullable: true })
  escortPhone: string | null;

  @FlagColumn({ default: false })
  instructionsGiven: boolean;

  @InstantColumn({ nullable: true })
  dischargedAt: Date | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  dischargedBy: string | null;

  /** Scale, points by item and what was seen at the door (rules/discharge.ts). */
  @JsonColumn({ nullable: true })
  dischargeChecks: {
    scale: 'aldrete' | 'padss';
    items: Record<string, number>;
    walksUnaided: boolean;
    escortPresent: boolean;
  } | null;

  /** Why dosing began although the baseline lay in the hold band. */
  @TextColumn({ nullable: true })
  overrideReason: string | null;

  @InstantColumn({ nullable: true })
  abortedAt: Date | null;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  /** Who signed the record. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  closedBy: string | null;

  /** Why it was held, aborted, cancelled or not attended. */
  @TextColumn({ nullable: true })
  reason: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
