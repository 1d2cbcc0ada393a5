import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { withDates } from '../platform/database/json-rows.js';
import type { Statement } from '../platform/database/statement.js';
import { IntegrationNote } from './integration-note.entity.js';
import { noteError } from './rules/note-errors.js';

export interface AddendumRow {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly signedAt: Date;
}

type NoteColumn = 'id' | 'version' | 'sessionId' | 'patientId' | 'authorId' | 'state' | 'sections';
export type ShownNote = Pick<IntegrationNote, NoteColumn | 'savedAt' | 'signedAt'>;

/** A note with the names that its page shows. */
export interface NotePage {
  readonly note: ShownNote;
  readonly authorName: string;
  readonly patientName: string;
  readonly chartNumber: string;
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

type PageRow = ShownNote &
  Pick<NotePage, 'authorName' | 'patientName' | 'chartNumber'> &
  NotePage['session'] & { readonly addenda: readonly object[] };

const PAGE: Statement = {
  name: 'note page',
  text: `SELECT n.id, n.version, n.session_id AS "sessionId", n.patient_id AS "patientId", n.author_id AS "authorId", n.state,
      n.sections, n.saved_at AS "savedAt", n.signed_at AS "signedAt", a.display_name AS "authorName",
      COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
      p.chart_number AS "chartNumber", s.dose_started_at AS "doseStartedAt", slot.ordinal, plan.session_count AS "of",
      (SELECT COALESCE(json_agg(d), '[]') FROM (
         SELECT d.id, w.display_name AS "authorName", d.text, d.signed_at AS "signedAt"
           FROM note_addendum d JOIN staff_member w ON w.id = d.author_id
          WHERE d.note_id = n.id ORDER BY d.signed_at, d.id LIMIT 200) d) AS addenda
    FROM integration_note n JOIN staff_member a ON a.id = n.author_id JOIN patient p ON p.id = n.patient_id
    JOIN session s ON s.id = n.session_id LEFT JOIN plan_slot slot ON slot.id = s.slot_id
    LEFT JOIN treatment_plan plan ON plan.id = s.plan_id WHERE n.id = $1`,
};

@Injectable()
export class IntegrationNotesQueries {
  constructor(private readonly db: Database) {}

  /** @throws note.notFound (404); another author's draft is not there for anybody else */
  async findReadableById(id: string, staffId: string): Promise<NotePage> {
    const [row] = await this.db.run<PageRow>(PAGE, [id]);
    if (!row || row.state === 'discarded' || (row.state === 'draft' && row.authorId !== staffId)) {
      throw noteError('note.notFound');
    }
    const { authorName, patientName, chartNumber, doseStartedAt, ordinal, of, addenda, ...note } = row;
    const session = { doseStartedAt, ordinal, of };
    return {
      note,
      authorName,
      patientName,
      chartNumber,
      session,
      addenda: withDates<AddendumRow>(addenda, ['signedAt']),
    };
  }

  /** The draft of one author about a session. @throws note.notFound */
  async findDraft(sessionId: string, authorId: string): Promise<Pick<IntegrationNote, 'id' | 'patientId'>> {
    const where = { sessionId, authorId, state: 'draft' as const };
    const draft = await this.db.repository(IntegrationNote).findOne({ select: { id: true, patientId: true }, where });
    if (!draft) throw noteError('note.notFound');
    return draft;
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
}
