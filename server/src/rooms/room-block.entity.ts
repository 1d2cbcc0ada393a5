import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import { Room } from './room.entity.js';

/** A stretch of time that keeps visits out of a room that is in service: a meeting, a delivery. */
@Entity('room_block')
@Check('room_block_times_ordered', 'starts_at < ends_at')
@Check('room_block_length_sane', "ends_at - starts_at <= interval '400 days'")
@Index('room_block_room', ['roomId', 'endsAt'])
export class RoomBlock {
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
