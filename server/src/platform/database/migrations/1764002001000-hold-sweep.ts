import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Holds that ran out are looked for every minute. */
export class HoldSweep1764002001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX booking_hold_until ON booking (hold_until) WHERE state = 'hold'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booking_hold_until');
  }
}
