import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, IntegerColumn, JsonColumn, ReferenceColumn, TextColumn } from '../database/columns.js';

/** A fact that others must hear of, written in the transaction that made it true. Never holds patient data. */
@Entity('outbox_event')
@Index('outbox_event_order', ['xid', 'id'])
export class OutboxEvent {
  @Column({ type: 'bigint', primary: true, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  /** Transaction that wrote the row; the dispatcher reads only below the horizon of running ones. */
  @Column({ type: 'bigint', default: () => '((pg_current_xact_id()))' })
  xid: string;

  @InstantColumn({ default: () => 'now()' })
  at: Date;

  /** What screens subscribe to, for example `board:2026-11-23`. */
  @TextColumn()
  topic: string;

  @TextColumn()
  type: string;

  @ReferenceColumn()
  entityId: string;

  @IntegerColumn()
  version: number;

  @JsonColumn({ default: {} })
  payload: Record<string, unknown>;
}
