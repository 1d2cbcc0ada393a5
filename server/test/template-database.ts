import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** As the application's role: rows only, short timeouts. */
  readonly url: string;
  /** As the schema's owner. */
  readonly ownerUrl: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** A migrated, empty database of its own, about 50 ms: one for each spec file. Call `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { template, adminUrl, ownerUrl, appUrl } = JSON.parse(process.env['TEST_DATABASE_URLS'] ?? '{}') as Record<
    string,
    string
  >;
  if (!template || !adminUrl || !ownerUrl || !appUrl)
    throw new Error('No database runs: name the file *.db.spec.ts or *.http.spec.ts.');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await execute(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER throughline_owner STRATEGY file_copy`);
  return {
    url: toDatabase(appUrl, name),
    ownerUrl: toDatabase(ownerUrl, name),
    drop: () => execute(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function toDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
