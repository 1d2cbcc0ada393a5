import { Check, Entity } from 'typeorm';
import { IdColumn, IntegerColumn, JsonColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';

/** Opening hours of one weekday in the location's wall-clock time; a closed day has no entry. */
export interface OpeningHours {
  /** 1 = Monday ... 7 = Sunday */
  readonly weekday: number;
  /** HH:MM */
  readonly opens: string;
  /** HH:MM */
  readonly closes: string;
}

@Entity('location')
@Check('location_monitor_limit_sane', 'monitor_limit between 1 and 50')
export class Location {
  @IdColumn()
  id: string;

  @TextColumn()
  name: string;

  /** IANA name; every day view of this location is computed in it. */
  @TextColumn()
  timeZone: string;

  @JsonColumn()
  openingHours: readonly OpeningHours[];

  /** Patients who may be watched at the same moment, from dose to end of recovery (domain.md 1.2, default 2). */
  @IntegerColumn({ default: 2 })
  monitorLimit: number;

  @RevisionColumn()
  version: number;
}
