import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';

/** A stretch of time in which somebody is away, whatever the shifts say. Why, in a word; never a diagnosis. */
@Entity('staff_absence')
@Check('staff_absence_times_ordered', 'starts_at < ends_at')
@Check('staff_absence_length_sane', "ends_at - starts_at <= interval '400 days'")
@Check('staff_absence_kind_known', "kind in ('leave', 'sick', 'training', 'other')")
@Index('staff_absence_staff', ['staffId', 'endsAt'])
export class StaffAbsence {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  staffId: string;

  @InstantColumn()
  startsAt: Date;

  @InstantColumn()
  endsAt: Date;

  @TextColumn()
  kind: 'leave' | 'sick' | 'training' | 'other';

  @RevisionColumn()
  version: number;
}
