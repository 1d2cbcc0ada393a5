import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, TextColumn } from '../database/columns.js';

/** Reply to a command that carried an Idempotency-Key, kept 24 h so that a retry gets it again. */
@Entity('idempotency_record')
@Index('idempotency_record_age', ['createdAt'])
export class IdempotencyRecord {
  @PrimaryColumn('uuid')
  actorId: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of method, path and body: the same key with another request is refused. */
  @Column('bytea')
  requestHash: Buffer;

  @IntegerColumn({ nullable: true })
  status: number | null;

  /** JSON text of the reply. */
  @TextColumn({ nullable: true })
  reply: string | null;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
