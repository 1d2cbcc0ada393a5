import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';

/** Narrative of processing after a session. Once signed, a trigger refuses any change but the tombstone. */
@Entity('integration_note')
@Check('integration_note_state_known', "state in ('draft', 'signed', 'entered_in_error', 'discarded')")
@Check(
  'integration_note_signed_complete',
  "(state not in ('signed', 'entered_in_error')) OR (signed_at IS NOT NULL AND canonical IS NOT NULL AND signed_by = author_id)",
)
@Check('integration_note_hash_true', '(canonical IS NULL AND content_hash IS NULL) OR content_hash = sha256(canonical)')
@Index('integration_note_session', ['sessionId'])
@Index('integration_note_patient', ['patientId', 'createdAt'])
@Index('integration_note_one_draft', ['sessionId', 'authorId'], { unique: true, where: "state = 'draft'" })
@Index('integration_note_drafts', ['authorId'], { where: "state = 'draft'" })
export class IntegrationNote {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Session)
  sessionId: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  authorId: string;

  @TextColumn({ default: 'draft' })
  state: 'draft' | 'signed' | 'entered_in_error' | 'discarded';

  /** Section key (rules/note-sections.ts) -> plain text. */
  @JsonColumn({ default: {} })
  sections: Record<string, string>;

  /** RFC 8785 bytes of what was signed. */
  @Column({ type: 'bytea', nullable: true })
  canonical: Buffer | null;

  /** SHA-256 of `canonical`; the database checks it. */
  @Column('bytea', { nullable: true })
  contentHash: Buffer | null;

  @InstantColumn({ nullable: true })
  signedAt: Date | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  signedBy: string | null;

  @InstantColumn()
  savedAt: Date;

  @InstantColumn()
  createdAt: Date;

  @RevisionColumn()
  version: number;
}
