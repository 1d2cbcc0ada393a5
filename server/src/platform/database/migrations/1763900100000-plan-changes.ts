import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a plan and a booster change: counted sessions, pauses, amendments, refusals. */
export class PlanChanges1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...AMENDMENTS, ...RULES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Amendments are part of the record and are not dropped.');
  }
}

const COLUMNS = [
  `ALTER TABLE treatment_plan ADD counted_sessions integer NOT NULL DEFAULT 0, ADD pause_reason text,
     ADD review_on date, ADD closed_note text`,
  `ALTER TABLE treatment_plan ADD CONSTRAINT treatment_plan_counted_range
     CHECK (counted_sessions between 0 and session_count)`,
  `ALTER TABLE treatment_plan ADD CONSTRAINT treatment_plan_paused_reason
     CHECK ((state <> 'paused') OR (pause_reason IS NOT NULL))`,
  `ALTER TABLE booster ADD review_note text, ADD next_review_on date`,
];

const AMENDMENTS = [
  `CREATE TABLE plan_amendment (
     id uuid NOT NULL, plan_id uuid NOT NULL, from_count integer NOT NULL, to_count integer NOT NULL,
     reason text NOT NULL, author_id uuid NOT NULL, at TIMESTAMP WITH TIME ZONE NOT NULL,
     CONSTRAINT "PK_a18753778daa4f68deadfde7120" PRIMARY KEY (id))`,
  `CREATE INDEX plan_amendment_plan ON plan_amendment (plan_id, at)`,
  `ALTER TABLE plan_amendment ADD CONSTRAINT "FK_3f430bb04974fc5bca7f894fe15" FOREIGN KEY (plan_id) REFERENCES treatment_plan (id)`,
  `ALTER TABLE plan_amendment ADD CONSTRAINT "FK_9b1bb1405358afc21773a1e4bc0" FOREIGN KEY (author_id) REFERENCES staff_member (id)`,
  `CREATE TRIGGER plan_amendment_append_only BEFORE UPDATE OR DELETE ON plan_amendment
     FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `ALTER TABLE plan_amendment ENABLE ALWAYS TRIGGER plan_amendment_append_only`,
];

const RULES = [
  // A slot that ever had a session is part of the record.
  `CREATE FUNCTION keep_booked_slot() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (SELECT 1 FROM session WHERE slot_id = OLD.id) THEN
       RAISE EXCEPTION 'the slot was booked'
         USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_slot_not_booked';
     END IF;
     RETURN OLD;
   END $$`,
  `CREATE TRIGGER plan_slot_not_booked BEFORE DELETE ON plan_slot
     FOR EACH ROW EXECUTE FUNCTION keep_booked_slot()`,
  // The other half of invariant 4: no plan opens while a booster is on its way.
  `CREATE FUNCTION refuse_plan_beside_booster() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.state = 'accepted' AND OLD.state = 'proposed' AND EXISTS (
       SELECT 1 FROM booster LEFT JOIN session ON session.id = booster.session_id
        WHERE booster.patient_id = NEW.patient_id AND booster.state IN ('approved', 'scheduled')
          AND (session.state IS NULL OR session.state NOT IN ('discharged', 'closed'))) THEN
       RAISE EXCEPTION 'a booster is approved or booked'
         USING ERRCODE = 'check_violation', CONSTRAINT = 'treatment_plan_beside_booster';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER treatment_plan_beside_booster BEFORE UPDATE ON treatment_plan
     FOR EACH ROW EXECUTE FUNCTION refuse_plan_beside_booster()`,
];
