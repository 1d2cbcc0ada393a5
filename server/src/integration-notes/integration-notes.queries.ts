import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { IntegrationNote } from './integration-note.entity.js';
import { noteError } from './rules/note-errors.js';

export interface AddendumRow {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly signedAt: Date;
}

/** A note with the names that its page shows. */
export interface NotePage {
  readonly note: IntegrationNote;
  readonly authorName: string;
  readonly patientName: string;
  /** When the dose of its session began, and which place of the plan it has; null for a booster. */
  readonly session: {
    readonly doseStartedAt: Date | null;
    readonly ordinal: number | null;
    readonly of: number | null;
  };
  readonly addenda: readonly AddendumRow[];
}

/** One line of a session's list of notes. */
export interface NoteSummary {
  readonly id: string;
  readonly state: IntegrationNote['state'];
  readonly authorId: string;
  readonly authorName: string;
  readonly savedAt: Date;
  readonly signedAt: Date | null;
  readonly addenda: number;
}

/** A draft that waits for its author's signature. */
export interface UnsignedNote {
  readonly id: string;
  readonly patientName: string;
  readonly ordinal: number | null;
  readonly of: number | null;
  readonly dischargedAt: Date | null;
  readonly savedAt: Date;
}

@Injectable()
export class IntegrationNotesQueries {
  constructor(private readonly db: Database) {}

  /** @throws note.notFound (404); another author's draft is not there for anybody else */
  async findReadableById(id: string, staffId: string): Promise<NotePage> {
    const note = await this.db.repository(IntegrationNote).findOneBy({ id });
    if (!note || note.state === 'discarded' || (note.state === 'draft' && note.authorId !== staffId)) {
      throw noteError('note.notFound');
    }
    const [names] = await this.db.query<{
      authorName: string;
      patientName: string;
      doseStartedAt: Date | null;
      ordinal: number | null;
      of: number | null;
    }>(
      `SELECT a.display_name AS "authorName",
              COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
              s.dose_started_at AS "doseStartedAt", slot.ordinal, plan.session_count AS "of"
         FROM staff_member a, patient p, session s
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
        WHERE a.id = $1 AND p.id = $2 AND s.id = $3`,
      [note.authorId, note.patientId, note.sessionId],
    );
    if (!names) throw noteError('note.notFound');
    const { authorName, patientName, ...session } = names;
    return { note, authorName, patientName, session, addenda: await this.#addendaOf(id) };
  }

  /** Notes about a session, oldest first, without their text: signed ones, and the drafts of `staffId`. */
  listOfSession(sessionId: string, staffId: string): Promise<NoteSummary[]> {
    return this.db.query<NoteSummary>(
      `SELECT n.id, n.state, n.author_id AS "authorId", a.display_name AS "authorName", n.saved_at AS "savedAt",
              n.signed_at AS "signedAt",
              (SELECT count(*)::int FROM note_addendum d WHERE d.note_id = n.id) AS addenda
         FROM integration_note n JOIN staff_member a ON a.id = n.author_id
        WHERE n.session_id = $1 AND n.state <> 'discarded' AND (n.state <> 'draft' OR n.author_id = $2)
        ORDER BY n.created_at
        LIMIT 100`,
      [sessionId, staffId],
    );
  }

  /** Drafts of one author, the longest waiting first. */
  listDraftsOf(staffId: string): Promise<UnsignedNote[]> {
    return this.db.query<UnsignedNote>(
      `SELECT n.id, COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
              slot.ordinal, plan.session_count AS "of", s.discharged_at AS "dischargedAt", n.saved_at AS "savedAt"
         FROM integration_note n
         JOIN patient p ON p.id = n.patient_id
         JOIN session s ON s.id = n.session_id
         LEFT JOIN plan_slot slot ON slot.id = s.slot_id
         LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
        WHERE n.author_id = $1 AND n.state = 'draft'
        ORDER BY s.discharged_at NULLS LAST, n.created_at
        LIMIT 100`,
      [staffId],
    );
  }

  #addendaOf(noteId: string): Promise<AddendumRow[]> {
    return this.db.query<AddendumRow>(
      `SELECT d.id, a.display_name AS "authorName", d.text, d.signed_at AS "signedAt"
         FROM note_addendum d JOIN staff_member a ON a.id = d.author_id
        WHERE d.note_id = $1 ORDER BY d.signed_at, d.id LIMIT 200`,
      [noteId],
    );
  }
}
