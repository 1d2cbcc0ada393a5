import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, JsonColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';

/** One line of the append-only trail (ASTM E2147 shape). A trigger and the grants refuse any change to it. */
@Entity('audit_event')
@Index('audit_event_patient', ['patientId', 'at'])
@Index('audit_event_actor', ['actorId', 'at'])
@Index('audit_event_resource', ['resourceType', 'resourceId'])
export class AuditEvent {
  @Column({ type: 'bigint', primary: true, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column({ type: 'bigint', default: () => '((pg_current_xact_id()))' })
  xid: string;

  @InstantColumn({ default: () => 'clock_timestamp()' })
  at: Date;

  /** Null when the system acted by itself. */
  @ReferenceColumn({ nullable: true })
  actorId: string | null;

  @TextColumn({ nullable: true })
  actorRole: string | null;

  @ReferenceColumn({ nullable: true })
  signInId: string | null;

  @TextColumn()
  action: string;

  @TextColumn()
  resourceType: string;

  @ReferenceColumn({ nullable: true })
  resourceId: string | null;

  @ReferenceColumn({ nullable: true })
  patientId: string | null;

  @TextColumn({ default: 'done' })
  outcome: string;

  @TextColumn({ nullable: true })
  reason: string | null;

  @TextColumn({ nullable: true })
  requestId: string | null;

  @TextColumn({ nullable: true })
  ip: string | null;

  /** Field -> [old, new]; narrative text is never here, only its hash. */
  @JsonColumn({ nullable: true })
  changes: Record<string, unknown> | null;
}
