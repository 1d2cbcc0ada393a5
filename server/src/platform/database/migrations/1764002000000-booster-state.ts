import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Boosters are listed by state, a page at a time. */
export class BoosterState1764002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX booster_state ON booster (state, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booster_state');
  }
}
