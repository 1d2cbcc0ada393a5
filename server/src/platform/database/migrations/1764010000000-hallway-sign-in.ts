import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sign-in is somebody's at a desk, or a screen's in the hallway. */
export class HallwaySignIn1764010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE sign_in ADD kind text NOT NULL DEFAULT 'personal',
         ADD CONSTRAINT sign_in_kind_known CHECK (kind IN ('personal', 'hallway'))`,
    );
    await runner.query(
      `CREATE INDEX sign_in_hallway_open ON sign_in (created_at) WHERE kind = 'hallway' AND ended_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sign_in_hallway_open');
    await runner.query('ALTER TABLE sign_in DROP CONSTRAINT sign_in_kind_known, DROP COLUMN kind');
  }
}
