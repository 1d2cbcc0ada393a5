import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Location } from './location.entity.js';

/** Other hours than usual on one date, or none: a holiday, a short day. */
@Entity('location_exception')
@Check('location_exception_hours_whole', '(opens IS NULL) = (closes IS NULL)')
@Check(
  'location_exception_hours_ordered',
  "opens < closes AND opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'",
)
@Index('location_exception_date', ['locationId', 'date'], { unique: true })
export class LocationException {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Location)
  locationId: string;

  @CalendarDateColumn()
  date: string;

  /** HH:MM; null when the location is closed all day */
  @TextColumn({ nullable: true })
  opens: string | null;

  /** HH:MM or `24:00` */
  @TextColumn({ nullable: true })
  closes: string | null;

  /** What the day is, for example `Thanksgiving`. */
  @TextColumn()
  reason: string;

  @RevisionColumn()
  version: number;
}
