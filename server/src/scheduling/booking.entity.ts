import { Check, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
  WordsColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { Location } from '../rooms/location.entity.js';
import { Room } from '../rooms/room.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { BookingState } from './rules/booking-lifecycle.js';
import type { GapWord } from './rules/overriding.js';
import type { VisitPhases } from './rules/visit-phases.js';

/** A reserved stretch of room, patient and lead clinician, for a purpose that scheduling does not look into. */
@Entity('booking')
@Check(
  'booking_state_known',
  "state in ('hold', 'confirmed', 'in_use', 'turnover', 'released', 'cancelled', 'no_show')",
)
@Check('booking_times_ordered', 'starts_at < ends_at AND ends_at <= room_until')
@Check('booking_length_bounded', "room_until - starts_at <= interval '12 hours'")
@Check('booking_hold_owned', 'held_by IS NULL OR hold_until IS NOT NULL')
@Check('booking_override_explained', "(override_codes = '{}') = (override_reason IS NULL)")
@Check(
  'booking_gap_override_decided',
  "(gap_overrides = '[]') = (gap_override_by IS NULL) AND (gap_override_by IS NULL OR override_reason IS NOT NULL)",
)
@Exclusion(
  'booking_room_free',
  "USING gist (room_id WITH =, tstzrange(starts_at, room_until, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released'))",
  {
    deferrable: 'INITIALLY IMMEDIATE',
  },
)
@Exclusion(
  'booking_patient_free',
  "USING gist (patient_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released'))",
  { deferrable: 'INITIALLY IMMEDIATE' },
)
@Exclusion(
  'booking_clinician_free',
  "USING gist (clinician_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released'))",
  { deferrable: 'INITIALLY IMMEDIATE' },
)
@Index('booking_day', ['locationId', 'startsAt'])
@Index('booking_clinician_day', ['clinicianId', 'startsAt'])
@Index('booking_patient', ['patientId', 'startsAt'])
@Index('booking_purpose', ['purposeId'])
@Index('booking_hold_until', ['holdUntil'], { where: "state = 'hold'" })
@Index('booking_turnover', ['roomUntil'], { where: "state = 'turnover'" })
@Index('booking_hold', ['heldBy', 'patientId'], { where: "state = 'hold'" })
@Index('booking_rescheduled_from', ['rescheduledFromId'])
export class Booking {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Location)
  locationId: string;

  @ReferenceColumn()
  @ForeignKey(() => Room)
  roomId: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  clinicianId: string;

  /** Opaque to scheduling: who asked for the time. */
  @TextColumn()
  purposeKind: 'consultation' | 'session';

  @ReferenceColumn()
  purposeId: string;

  @InstantColumn()
  startsAt: Date;

  /** End of the visit for patient and clinician; the room stays taken until `roomUntil`. */
  @InstantColumn()
  endsAt: Date;

  /** `endsAt` and the turnover that the room had when it was booked. */
  @InstantColumn()
  roomUntil: Date;

  /** Minutes of each phase as planned, copied at booking so that a later change of settings moves nothing. */
  @JsonColumn()
  phases: VisitPhases;

  @TextColumn({ default: 'confirmed' })
  state: BookingState;

  /** A hold takes its time until then; one that ran out stands in nobody's way. */
  @InstantColumn({ nullable: true })
  holdUntil: Date | null;

  /** Whose hold it is. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  heldBy: string | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Booking)
  rescheduledFromId: string | null;

  @TextColumn({ nullable: true })
  cancelledBy: 'patient' | 'clinic' | null;

  /** Late by the clinic's notice rule (default: under 24 h before the start). */
  @FlagColumn({ nullable: true })
  cancelledLate: boolean | null;

  @TextColumn({ nullable: true })
  reason: string | null;

  /** Why the visit takes place although the calendar spoke against it. */
  @TextColumn({ nullable: true })
  overrideReason: string | null;

  /** What spoke against it: codes of obstacles. */
  @WordsColumn({ default: '{}' })
  overrideCodes: readonly string[];

  /** Other doses that this one may be closer to than is usual; a clinician said so. */
  @JsonColumn({ default: [] })
  gapOverrides: readonly GapWord[];

  /** Which clinician did. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  gapOverrideBy: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
