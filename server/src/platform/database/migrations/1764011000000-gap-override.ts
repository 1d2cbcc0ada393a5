import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which gaps between doses a clinician let be shorter, and how short, kept with the booking that it was said for. */
export class GapOverride1764011000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE booking ADD gap_overrides jsonb NOT NULL DEFAULT '[]', ADD gap_override_by uuid,
         ADD CONSTRAINT "FK_1b1a093a265e4b08d1c135c07b2" FOREIGN KEY (gap_override_by) REFERENCES staff_member (id),
         ADD CONSTRAINT booking_gap_override_decided CHECK (
           (gap_overrides = '[]') = (gap_override_by IS NULL)
           AND (gap_override_by IS NULL OR override_reason IS NOT NULL))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE booking DROP COLUMN gap_override_by, DROP COLUMN gap_overrides');
  }
}
