import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Location } from '../rooms/location.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';

/** Hours that somebody works every week at a location, in its wall-clock time. */
@Entity('staff_shift')
@Check('staff_shift_weekday_known', 'weekday between 1 and 7')
@Check(
  'staff_shift_hours_ordered',
  "starts < ends AND starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'",
)
@Check('staff_shift_dates_ordered', 'valid_from <= valid_until')
@Index('staff_shift_staff', ['staffId', 'weekday'])
@Index('staff_shift_location', ['locationId'])
export class StaffShift {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  staffId: string;

  @ReferenceColumn()
  @ForeignKey(() => Location)
  locationId: string;

  /** 1 = Monday ... 7 = Sunday */
  @IntegerColumn()
  weekday: number;

  /** HH:MM */
  @TextColumn()
  starts: string;

  /** HH:MM or `24:00` */
  @TextColumn()
  ends: string;

  @CalendarDateColumn()
  validFrom: string;

  /** Last day; null = until further notice */
  @CalendarDateColumn({ nullable: true })
  validUntil: string | null;

  @RevisionColumn()
  version: number;
}
