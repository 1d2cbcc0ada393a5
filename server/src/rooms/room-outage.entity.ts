import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import { Room } from './room.entity.js';

/** A stretch of time in which a room is out of service: a repair, a missing chair. */
@Entity('room_outage')
@Check('room_outage_times_ordered', 'starts_at < ends_at')
@Check('room_outage_length_sane', "ends_at - starts_at <= interval '400 days'")
@Index('room_outage_room', ['roomId', 'endsAt'])
export class RoomOutage {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Room)
  roomId: string;

  @InstantColumn()
  startsAt: Date;

  @InstantColumn()
  endsAt: Date;

  @TextColumn()
  reason: string;

  @RevisionColumn()
  version: number;
}
