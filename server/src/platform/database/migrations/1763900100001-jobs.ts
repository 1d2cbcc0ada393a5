import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The queue's own schema, made by the owner so that the role that serves requests needs no right to change one. A newer
 * pg-boss brings its changes as another migration (`getMigrationPlans`).
 */
export class Jobs1763900100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = getConstructionPlans('pgboss')
      .replace(/^\s*BEGIN;/, '')
      .replace(/COMMIT;\s*$/, '');
    await runner.query(statements);
    await runner.query(`DO $$
      BEGIN
        IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'throughline_app') THEN
          GRANT USAGE ON SCHEMA pgboss TO throughline_app;
          GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO throughline_app;
          GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA pgboss TO throughline_app;
        END IF;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA pgboss CASCADE');
  }
}
