import { IsIn, IsInt, IsObject, Min, ValidateBy } from 'class-validator';
import { OptionalText, RequiredText } from '../platform/http/fields.js';
import type { AddendumRow, NotePage, NoteSummary, UnsignedNote } from './integration-notes.queries.js';
import { ERROR_CAUSES, noteActions } from './rules/note-lifecycle.js';
import { isNoteSections, NOTE_SECTIONS } from './rules/note-sections.js';

export class SaveNote {
  /** Section key -> plain text, at most 20 000 characters each. */
  @IsObject()
  @ValidateBy({
    name: 'noteSections',
    validator: {
      validate: isNoteSections,
      defaultMessage: () => 'A section is unknown, or longer than 20 000 characters.',
    },
  })
  sections: Record<string, string>;
}

export class SignNote {
  /** The version that the author has read on the screen. */
  @IsInt()
  @Min(1)
  version: number;
}

export class NewAddendum {
  @RequiredText(20_000)
  text: string;
}

export class MarkNoteInError {
  @IsIn(Object.keys(ERROR_CAUSES), { message: 'Choose a reason.' })
  cause: 'wrong_patient' | 'wrong_session' | 'duplicate' | 'other';

  /** Stands on the note, signed by who says it. */
  @OptionalText(2000)
  words?: string;
}

export class NoteSectionItem {
  key: string;
  label: string;
  text: string;
}

export class AddendumItem {
  id: string;
  authorName: string;
  text: string;
  /** ISO 8601 */
  signedAt: string;

  static from(row: AddendumRow): AddendumItem {
    return { id: row.id, authorName: row.authorName, text: row.text, signedAt: row.signedAt.toISOString() };
  }
}

/** A note as its page shows it. */
export class IntegrationNoteResponse {
  id: string;
  version: number;
  sessionId: string;
  patientId: string;
  patientName: string;
  chartNumber: string;
  authorName: string;
  state: 'draft' | 'signed' | 'entered_in_error' | 'discarded';
  /** Place of the session in its plan; null for a booster. */
  ordinal: number | null;
  of: number | null;
  doseStartedAt: string | null;
  sections: NoteSectionItem[];
  savedAt: string;
  signedAt: string | null;
  addenda: AddendumItem[];
  allowedActions: string[];

  static from(page: NotePage, staffId: string): IntegrationNoteResponse {
    const { note, authorName, patientName, chartNumber, session, addenda } = page;
    return {
      id: note.id,
      version: note.version,
      sessionId: note.sessionId,
      patientId: note.patientId,
      patientName,
      chartNumber,
      authorName,
      state: note.state,
      ordinal: session.ordinal,
      of: session.of,
      doseStartedAt: session.doseStartedAt?.toISOString() ?? null,
      sections: NOTE_SECTIONS.map(({ key, label }) => ({ key, label, text: note.sections[key] ?? '' })),
      savedAt: note.savedAt.toISOString(),
      signedAt: note.signedAt?.toISOString() ?? null,
      addenda: addenda.map((row) => AddendumItem.from(row)),
      allowedActions: noteActions(note, staffId),
    };
  }
}

/** One line of a session's list of notes. */
export class NoteSummaryResponse {
  id: string;
  state: 'draft' | 'signed' | 'entered_in_error' | 'discarded';
  authorName: string;
  savedAt: string;
  signedAt: string | null;
  addenda: number;

  static from({ authorId: _, ...row }: NoteSummary): NoteSummaryResponse {
    return { ...row, savedAt: row.savedAt.toISOString(), signedAt: row.signedAt?.toISOString() ?? null };
  }
}

/** One line of the list of drafts that wait for the reader's signature. */
export class UnsignedNoteResponse {
  id: string;
  patientName: string;
  ordinal: number | null;
  of: number | null;
  dischargedAt: string | null;
  savedAt: string;

  static from(row: UnsignedNote): UnsignedNoteResponse {
    return { ...row, dischargedAt: row.dischargedAt?.toISOString() ?? null, savedAt: row.savedAt.toISOString() };
  }
}
