import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
  WordsColumn,
} from '../platform/database/columns.js';
import { Location } from './location.entity.js';

@Entity('room')
@Check('room_state_known', "state in ('active', 'out_of_service', 'retired')")
@Check('room_turnover_sane', 'turnover_minutes between 0 and 120')
@Index('room_name_unique', ['locationId', 'name'], { unique: true })
export class Room {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Location)
  locationId: string;

  @TextColumn()
  name: string;

  @TextColumn({ default: 'active' })
  state: 'active' | 'out_of_service' | 'retired';

  /** Minutes to clean and reset after a visit (domain.md 1.2, default 15). */
  @IntegerColumn({ default: 15 })
  turnoverMinutes: number;

  /** Place among the columns of the board. */
  @IntegerColumn()
  position: number;

  /** What a visit may need of a room, in the clinic's words: `recliner`, `wheelchair`. */
  @WordsColumn({ default: '{}' })
  features: readonly string[];

  @RevisionColumn()
  version: number;
}
