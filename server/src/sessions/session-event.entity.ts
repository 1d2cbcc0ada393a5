import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { EventKind } from './rules/session-events.js';
import { Session } from './session.entity.js';

/** Something that happened at the chair, or the contact afterwards. Append-only. */
@Entity('session_event')
@Check('session_event_adverse_graded', "(kind = 'adverse') = (severity IS NOT NULL)")
@Check('session_event_resolves_one', "(kind = 'resolved') = (resolves_id IS NOT NULL)")
@Index('session_event_session', ['sessionId', 'at'])
@Index('session_event_resolved_once', ['resolvesId'], { unique: true, where: 'resolves_id IS NOT NULL' })
export class SessionEvent {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Session)
  sessionId: string;

  @InstantColumn()
  at: Date;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  recordedBy: string;

  @TextColumn()
  kind: EventKind;

  @TextColumn({ nullable: true })
  text: string | null;

  @TextColumn({ nullable: true })
  severity: 'mild' | 'moderate' | 'severe' | null;

  /** The adverse event that is over. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => SessionEvent)
  resolvesId: string | null;
}
