import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SignInAttempts1763900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sign_in_attempts" ("key" bytea NOT NULL, "attempts" integer NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_sign_in_attempts" PRIMARY KEY ("key"))`,
    );
    await runner.query(`CREATE INDEX "sign_in_attempts_age" ON "sign_in_attempts" ("until")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "sign_in_attempts"');
  }
}
