import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { IntegrationNote } from './integration-note.entity.js';

/** Signed, dated text appended to a signed note. Append-only. */
@Entity('note_addendum')
@Index('note_addendum_note', ['noteId', 'signedAt'])
export class NoteAddendum {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => IntegrationNote)
  noteId: string;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  authorId: string;

  @TextColumn()
  text: string;

  @InstantColumn()
  signedAt: Date;
}
