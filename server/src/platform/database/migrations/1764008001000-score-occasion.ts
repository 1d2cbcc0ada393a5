import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The occasion of a score follows from its day and the days of the doses; a second, typed one could contradict it. */
export class ScoreOccasion1764008001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE score DROP COLUMN occasion');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE score ADD COLUMN occasion text NOT NULL DEFAULT 'follow_up'`);
    await runner.query('ALTER TABLE score ALTER COLUMN occasion DROP DEFAULT');
  }
}
