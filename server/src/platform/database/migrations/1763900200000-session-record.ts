import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session record holds besides its states: events, the discharge checks, the signature. */
export class SessionRecord1763900200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...EVENTS, ...RULES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Session events are part of the record and are not dropped.');
  }
}

const COLUMNS = [
  `ALTER TABLE session ADD discharge_checks jsonb, ADD override_reason text,
     ADD aborted_at TIMESTAMP WITH TIME ZONE, ADD closed_by uuid`,
  `ALTER TABLE session ADD CONSTRAINT session_closed_signed
     CHECK ((state <> 'closed') OR (closed_at IS NOT NULL AND closed_by IS NOT NULL))`,
  `ALTER TABLE session ADD CONSTRAINT "FK_3d3d90ac3784abac4f796aec59d"
     FOREIGN KEY (closed_by) REFERENCES staff_member (id)`,
];

const EVENTS = [
  `CREATE TABLE session_event (
     id uuid NOT NULL, session_id uuid NOT NULL, at TIMESTAMP WITH TIME ZONE NOT NULL, recorded_by uuid NOT NULL,
     kind text NOT NULL, text text, severity text, resolves_id uuid,
     CONSTRAINT session_event_resolves_one CHECK ((kind = 'resolved') = (resolves_id IS NOT NULL)),
     CONSTRAINT session_event_adverse_graded CHECK ((kind = 'adverse') = (severity IS NOT NULL)),
     CONSTRAINT "PK_dd950bb61eac3ec5e4af0fe684a" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX session_event_resolved_once ON session_event (resolves_id) WHERE resolves_id IS NOT NULL`,
  `CREATE INDEX session_event_session ON session_event (session_id, at)`,
  `ALTER TABLE session_event ADD CONSTRAINT "FK_3d124a52dfb0fb23b274271bddc" FOREIGN KEY (session_id) REFERENCES session (id)`,
  `ALTER TABLE session_event ADD CONSTRAINT "FK_a37093c3b0a0e6e956e233a6aff" FOREIGN KEY (recorded_by) REFERENCES staff_member (id)`,
  `ALTER TABLE session_event ADD CONSTRAINT "FK_05a1bdf8b7134a021bbe34852a5" FOREIGN KEY (resolves_id) REFERENCES session_event (id)`,
  `CREATE TRIGGER session_event_append_only BEFORE UPDATE OR DELETE ON session_event
     FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `ALTER TABLE session_event ENABLE ALWAYS TRIGGER session_event_append_only`,
];

/** Nothing is added to a signed record; the contact afterwards is not part of it. */
const RULES = [
  `CREATE FUNCTION refuse_late_row() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT 1 FROM session WHERE id = NEW.session_id AND state = 'closed')
        AND COALESCE(to_jsonb(NEW)->>'kind', '') <> 'integration_contact' THEN
       RAISE EXCEPTION 'the session record is signed'
         USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_closed_immutable';
     END IF;
     RETURN NEW;
   END $$`,
  ...['vital_reading', 'dose', 'session_event'].flatMap((table) => [
    `CREATE TRIGGER ${table}_before_signature BEFORE INSERT ON ${table}
       FOR EACH ROW EXECUTE FUNCTION refuse_late_row()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_before_signature`,
  ]),
  `DO $$ BEGIN
     IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'throughline_app') THEN
       REVOKE UPDATE, DELETE, TRUNCATE ON session_event FROM throughline_app;
     END IF;
   END $$`,
];
