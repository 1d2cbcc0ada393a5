import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './template-database.js';

describe('createTestDatabase', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });

  afterAll(async () => {
    await Promise.all([first.drop(), second.drop()]);
  });

  it('gives databases that do not see each other', async () => {
    await query(first.ownerUrl, 'CREATE TABLE only_here (id int)');
    expect(await query(first.url, `SELECT to_regclass('only_here') IS NULL AS missing`)).toEqual([{ missing: false }]);
    expect(await query(second.url, `SELECT to_regclass('only_here') IS NULL AS missing`)).toEqual([{ missing: true }]);
  });

  it('lets the application read and write rows that the owner made room for, and nothing else', async () => {
    await query(first.ownerUrl, 'CREATE TABLE note (id int GENERATED ALWAYS AS IDENTITY, body text)');
    await query(first.url, `INSERT INTO note (body) VALUES ('kept')`);
    expect(await query(first.url, 'SELECT body FROM note')).toEqual([{ body: 'kept' }]);
    await expect(query(first.url, 'CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(query(first.url, 'TRUNCATE note')).rejects.toMatchObject({ code: '42501' });
    await expect(query(first.url, 'ALTER TABLE note ADD COLUMN more int')).rejects.toMatchObject({ code: '42501' });
  });

  it('bounds what the application may hold', async () => {
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout'];
    const rows = await query(
      first.url,
      `SELECT current_setting(name) AS value FROM unnest('{${names.join()}}'::text[]) AS name`,
    );
    expect(rows).toEqual([{ value: '5s' }, { value: '2s' }, { value: '10s' }, { value: '15s' }]);
  });
});

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
