import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One draft for each session and author. Where a second window began another one, the first takes over the words of the
 * later ones, section by section, and the later ones are discarded: their rows stay.
 */
export class OneDraft1764008000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `WITH draft AS (
         SELECT id, first_value(id) OVER (PARTITION BY session_id, author_id ORDER BY created_at, id) AS first_id,
                created_at, sections
           FROM integration_note WHERE state = 'draft'
       ), words AS (
         SELECT first_id, key, string_agg(value, E'\\n\\n' ORDER BY created_at, id) AS text
           FROM draft, jsonb_each_text(sections) WHERE btrim(value) <> '' GROUP BY first_id, key
       ), merged AS (
         SELECT first_id, jsonb_object_agg(key, text) AS sections FROM words
          WHERE first_id IN (SELECT first_id FROM draft WHERE id <> first_id) GROUP BY first_id
       )
       UPDATE integration_note n SET sections = merged.sections, version = n.version + 1
         FROM merged WHERE n.id = merged.first_id`,
    );
    await runner.query(
      `WITH discarded AS (
         UPDATE integration_note n SET state = 'discarded', version = n.version + 1
           FROM (SELECT id, first_value(id) OVER (PARTITION BY session_id, author_id ORDER BY created_at, id) AS first_id
                   FROM integration_note WHERE state = 'draft') draft
          WHERE n.id = draft.id AND draft.first_id <> n.id
         RETURNING n.id, n.patient_id, draft.first_id
       )
       INSERT INTO audit_event (action, resource_type, resource_id, patient_id, reason, changes)
       SELECT 'note.discard', 'integration_note', id, patient_id, 'One draft for each session and author',
              jsonb_build_object('mergedInto', first_id)
         FROM discarded`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX integration_note_one_draft ON integration_note (session_id, author_id)
        WHERE state = 'draft'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX integration_note_one_draft');
  }
}
