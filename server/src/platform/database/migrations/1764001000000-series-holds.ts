import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hold belongs to somebody and runs out. */
export class SeriesHolds1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE booking ADD held_by uuid,
         ADD CONSTRAINT booking_hold_owned CHECK (held_by IS NULL OR hold_until IS NOT NULL),
         ADD CONSTRAINT "FK_417b68c18b6b31d10266283276c" FOREIGN KEY (held_by) REFERENCES staff_member (id)`,
    );
    await runner.query(`CREATE INDEX booking_hold ON booking (held_by, patient_id) WHERE state = 'hold'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booking_hold');
    await runner.query('ALTER TABLE booking DROP COLUMN held_by');
  }
}
