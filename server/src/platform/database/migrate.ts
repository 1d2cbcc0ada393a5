import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { StartupError } from '../config/startup-error.js';
import { dataSourceOptions } from './data-source.js';

export type MigrationClass = new () => MigrationInterface;

/** Any number, the same for ever: the advisory lock of the one node that migrates. */
const MIGRATION_LOCK = 7_244_190_022;

/**
 * Brings the schema up to date as its owner. Nodes that start together wait for the first one; a change to a table that the
 * running application holds gives up after two seconds instead of making requests queue behind it.
 * @returns names of the migrations that were applied now
 * @throws {StartupError} the schema is newer than this code, or a migration failed (it is rolled back)
 */
export async function migrate(ownerUrl: string, known?: readonly MigrationClass[]): Promise<string[]> {
  const migrations = known ?? (await loadMigrations());
  const lock = new pg.Client({ connectionString: ownerUrl, application_name: 'migration lock' });
  lock.on('error', () => undefined); // the queries reject as well
  const options = dataSourceOptions(ownerUrl, 1);
  const source = new DataSource({
    ...options,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    logger: 'debug', // silent unless asked: a failure is told once, by the error
    extra: { ...options.extra, application_name: 'migration', options: '-c lock_timeout=2s' },
  });
  try {
    await lock.connect();
    await lock.query(`SET lock_timeout = '60s'`);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerSchema(lock, options.migrationsTableName, migrations);
    await source.initialize();
    return (await source.runMigrations()).map(({ name }) => name);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`The database could not be brought up to date: ${(error as Error).message}`, error);
  } finally {
    if (source.isInitialized) await source.destroy();
    await lock.end().catch(() => undefined);
  }
}

/** An older program on a newer schema would write rows that break the newer one's rules. */
async function refuseNewerSchema(
  client: pg.Client,
  table: string,
  migrations: readonly MigrationClass[],
): Promise<void> {
  const { rows: found } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    table,
  ]);
  if (!found[0]?.there) return;
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${table} ORDER BY "timestamp" DESC, id DESC`);
  const names = new Set(migrations.map(({ name }) => name));
  const unknown = rows.find(({ name }) => !names.has(name));
  if (unknown)
    throw new StartupError(
      `The database was made by a newer Throughline (it has ${unknown.name}): start that version.`,
    );
}

/** Every migration of this version, in order. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const files = (await readdir(join(import.meta.dirname, 'migrations'))).filter((file) =>
    /^\d+-[\w-]+\.[jt]s$/.test(file),
  );
  const modules = await Promise.all(
    files.sort().map((file) => import(`./migrations/${file}`) as Promise<Record<string, MigrationClass>>),
  );
  return modules.flatMap((module) => Object.values(module).filter((value) => typeof value === 'function'));
}
