import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names by their beginning, telephone numbers by their end, dates of birth: what the one search box takes. */
export class PatientSearch1763900001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(`DROP INDEX ${index}`);
  }
}

const INDEXES = [
  'patient_family_name_prefix',
  'patient_given_name_prefix',
  'patient_preferred_name_prefix',
  'patient_phone_suffix',
  'patient_email_lower',
  'patient_birth_date',
  'patient_name_order',
];

const STATEMENTS = [
  'CREATE INDEX patient_family_name_prefix ON patient (lower(family_name) text_pattern_ops)',
  'CREATE INDEX patient_given_name_prefix ON patient (lower(given_name) text_pattern_ops)',
  'CREATE INDEX patient_preferred_name_prefix ON patient (lower(preferred_name) text_pattern_ops)',
  `CREATE INDEX patient_phone_suffix ON patient (reverse(regexp_replace(phone, '\\D', '', 'g')) text_pattern_ops)`,
  'CREATE INDEX patient_email_lower ON patient (lower(email))',
  'CREATE INDEX patient_birth_date ON patient (birth_date)',
  'CREATE INDEX patient_name_order ON patient (lower(family_name), lower(given_name), id)',
];
