import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the entities cannot say: rows that never change, rules over several rows, and the grants of the app role. */
export class Invariants1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...APPEND_ONLY, ...IMMUTABLE_WHEN_SIGNED, ...PLAN_RULES, ...BOOSTER_RULES, GRANTS]) {
      await runner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('The invariants hold for ever; a later migration may replace one.');
  }
}

/** Tables whose rows are only ever added. `ENABLE ALWAYS` holds even for a session in replica mode. */
const APPEND_ONLY = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
       USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
   END $$`,
  ...['audit_event', 'note_addendum', 'vital_reading', 'dose'].flatMap((table) => [
    `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`,
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_no_truncate`,
  ]),
];

/** Invariant 10: a signed note, session record or score never changes (domain.md 5.3). */
const IMMUTABLE_WHEN_SIGNED = [
  `CREATE FUNCTION keep_signed_note() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD.state = 'draft' THEN RETURN NEW; END IF;
     IF TG_OP = 'UPDATE' AND OLD.state = 'signed' AND NEW.state = 'entered_in_error'
        AND (to_jsonb(NEW) - 'state' - 'version') = (to_jsonb(OLD) - 'state' - 'version') THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'a signed or discarded note does not change'
       USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'integration_note_signed_immutable';
   END $$`,
  `CREATE TRIGGER integration_note_signed_immutable BEFORE UPDATE OR DELETE ON integration_note
   FOR EACH ROW EXECUTE FUNCTION keep_signed_note()`,
  `ALTER TABLE integration_note ENABLE ALWAYS TRIGGER integration_note_signed_immutable`,

  `CREATE FUNCTION keep_closed_session() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD.state <> 'closed' THEN RETURN NEW; END IF;
     RAISE EXCEPTION 'a signed session record does not change'
       USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_closed_immutable';
   END $$`,
  `CREATE TRIGGER session_closed_immutable BEFORE UPDATE OR DELETE ON session
   FOR EACH ROW EXECUTE FUNCTION keep_closed_session()`,
  `ALTER TABLE session ENABLE ALWAYS TRIGGER session_closed_immutable`,

  `CREATE FUNCTION keep_score() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' AND OLD.state = 'completed' AND NEW.state = 'void'
        AND (to_jsonb(NEW) - 'state' - 'void_reason' - 'replaced_by_id')
          = (to_jsonb(OLD) - 'state' - 'void_reason' - 'replaced_by_id') THEN
       RETURN NEW;
     END IF;
     RAISE EXCEPTION 'a score does not change; void it and record another'
       USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'score_immutable';
   END $$`,
  `CREATE TRIGGER score_immutable BEFORE UPDATE OR DELETE ON score FOR EACH ROW EXECUTE FUNCTION keep_score()`,
  `ALTER TABLE score ENABLE ALWAYS TRIGGER score_immutable`,
];

/** Invariants 1 and 3, checked when the transaction commits because they span rows. */
const PLAN_RULES = [
  `CREATE FUNCTION check_plan() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     plan treatment_plan;
     counted integer;
   BEGIN
     SELECT * INTO plan FROM treatment_plan
      WHERE id = CASE TG_TABLE_NAME
        WHEN 'treatment_plan' THEN (to_jsonb(NEW)->>'id')::uuid
        ELSE (to_jsonb(COALESCE(NEW, OLD))->>'plan_id')::uuid END;
     IF plan.id IS NULL THEN RETURN NULL; END IF;
     IF (SELECT array_agg(ordinal ORDER BY ordinal) FROM plan_slot WHERE plan_id = plan.id)
        IS DISTINCT FROM (SELECT array_agg(n) FROM generate_series(1, plan.session_count) AS n) THEN
       RAISE EXCEPTION 'a plan of % sessions has slots 1 to %', plan.session_count, plan.session_count
         USING ERRCODE = 'check_violation', CONSTRAINT = 'treatment_plan_slots_complete';
     END IF;
     SELECT count(*) INTO counted FROM session
      WHERE plan_id = plan.id AND counts_toward_plan AND state IN ('discharged', 'closed');
     IF (plan.state = 'completed') <> (counted >= plan.session_count)
        AND plan.state IN ('accepted', 'active', 'paused', 'completed') THEN
       RAISE EXCEPTION 'a plan is completed when, and only when, % counted sessions are discharged', plan.session_count
         USING ERRCODE = 'check_violation', CONSTRAINT = 'treatment_plan_completed_by_sessions';
     END IF;
     RETURN NULL;
   END $$`,
  ...['treatment_plan', 'plan_slot', 'session'].map(
    (table) => `CREATE CONSTRAINT TRIGGER ${table}_keeps_plan_whole
      AFTER ${table === 'plan_slot' ? 'INSERT OR UPDATE OR DELETE' : 'INSERT OR UPDATE'} ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_plan()`,
  ),
];

/** Invariant 4: a booster follows a completed plan of the same patient, with no plan open. */
const BOOSTER_RULES = [
  `CREATE FUNCTION check_booster() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.state IN ('declined', 'expired', 'completed') THEN RETURN NULL; END IF;
     PERFORM 1 FROM treatment_plan
      WHERE id = NEW.plan_id AND patient_id = NEW.patient_id AND state = 'completed';
     IF NOT FOUND OR EXISTS (SELECT 1 FROM treatment_plan
        WHERE patient_id = NEW.patient_id AND state IN ('accepted', 'active', 'paused')) THEN
       RAISE EXCEPTION 'a booster needs a completed plan and no open one'
         USING ERRCODE = 'check_violation', CONSTRAINT = 'booster_after_completed_plan';
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE CONSTRAINT TRIGGER booster_after_completed_plan AFTER INSERT OR UPDATE ON booster
   DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_booster()`,
];

/** The role that serves requests reads and writes rows; the trail it may only append to. */
const GRANTS = `DO $$
  BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'throughline_app') THEN
      GRANT USAGE ON SCHEMA public TO throughline_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO throughline_app;
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO throughline_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO throughline_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO throughline_app;
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_event, note_addendum, vital_reading, dose FROM throughline_app;
    END IF;
  END $$`;
