import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session is a dosing visit: without a dose it reaches recovery, discharge and signature only when it was aborted.
 * Looked at when the transaction commits, because a session and its dose may be written in one.
 */
export class SessionDosed1764007000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE FUNCTION check_session_dosed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NOT EXISTS (SELECT 1 FROM dose WHERE session_id = NEW.id) THEN
           RAISE EXCEPTION 'a session that was not aborted has a dose'
             USING ERRCODE = 'check_violation', CONSTRAINT = 'session_dosed';
         END IF;
         RETURN NULL;
       END $$`,
    );
    await runner.query(
      `CREATE CONSTRAINT TRIGGER session_dosed AFTER INSERT OR UPDATE OF state, aborted_at ON session
         DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
         WHEN (NEW.state IN ('recovering', 'discharged', 'closed') AND NEW.aborted_at IS NULL)
         EXECUTE FUNCTION check_session_dosed()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER session_dosed ON session');
    await runner.query('DROP FUNCTION check_session_dosed()');
  }
}
