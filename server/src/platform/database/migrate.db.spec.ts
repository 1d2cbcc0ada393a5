import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.js';
import { loadMigrations, migrate, type MigrationClass } from './migrate.js';

let database: TestDatabase;
let client: pg.Client;
let current: MigrationClass[];

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  current = await loadMigrations();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

/** A migration of a later version than every one there is. */
function later(name: string, ...statements: string[]): MigrationClass {
  const migration = class {
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }
    down(): Promise<void> {
      return Promise.resolve();
    }
  };
  return Object.defineProperty(migration, 'name', { value: `${name}4102444800000` });
}

async function exists(table: string): Promise<boolean> {
  return (await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table])).rows[0]!
    .there;
}

describe('migrate', () => {
  it('finds nothing to do on a database that is up to date', async () => {
    expect(current.length).toBeGreaterThan(0);
    expect(await migrate(database.ownerUrl)).toEqual([]);
  });

  it('applies what is new once, though several nodes start together', async () => {
    const known = [...current, later('Ward', 'CREATE TABLE ward (id int)', 'INSERT INTO ward VALUES (1)')];
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, known)));
    expect(applied.flat()).toEqual(['Ward4102444800000']);
    expect((await client.query('SELECT * FROM ward')).rowCount).toBe(1);
  });

  it('leaves nothing of a migration that fails, and says why in one line', async () => {
    const known = [...current, later('Broken', 'CREATE TABLE half (id int)', 'SELECT * FROM no_such_table')];
    await expect(migrate(database.ownerUrl, known)).rejects.toThrow(
      /^The database could not be brought up to date: .*no_such_table.*$/,
    );
    expect(await exists('half')).toBe(false);
  });

  it('refuses a database that a newer version has changed', async () => {
    await migrate(database.ownerUrl, [...current, later('Future', 'CREATE TABLE future (id int)')]);
    await expect(migrate(database.ownerUrl, current)).rejects.toThrow(
      'The database was made by a newer Throughline (it has Future4102444800000): start that version.',
    );
  });

  it('gives up rather than make requests queue behind it for a table in use', async () => {
    await client.query('BEGIN; LOCK TABLE patient IN ACCESS SHARE MODE');
    const known = [...current, later('Wider', 'ALTER TABLE patient ADD COLUMN wider int')];
    await expect(migrate(database.ownerUrl, known)).rejects.toThrow('lock timeout');
    await client.query('ROLLBACK');
    expect(await migrate(database.ownerUrl, known)).toEqual(['Wider4102444800000']);
  });
});
