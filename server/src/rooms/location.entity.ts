import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';

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

  @RevisionColumn()
  version: number;
}
