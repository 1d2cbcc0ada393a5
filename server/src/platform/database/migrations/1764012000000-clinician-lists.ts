import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a clinician is counted for each rail on every live change, and read on each Today. */
export class ClinicianLists1764012000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX session_clinician ON session (clinician_id, state)');
    await runner.query(
      `CREATE INDEX treatment_plan_completed ON treatment_plan (prescriber_id) WHERE state = 'completed'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX treatment_plan_completed, session_clinician');
  }
}
