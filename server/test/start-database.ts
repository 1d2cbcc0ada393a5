import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from './stop-database.js';

const PREFIX = 'throughline-test-';
const TEMPLATE = 'template_throughline';

/** One server for the whole run, fast instead of crash-safe, with a migrated database that `createTestDatabase` copies. */
export default async function startDatabase(): Promise<void> {
  findTypeScriptForJs();
  const { startEmbeddedPostgres } = await import('../src/platform/database/embedded/embedded-postgres.js');
  const { migrate } = await import('../src/platform/database/migrate.js');
  const { default: stopDatabase } = await import('./stop-database.js');
  const { Client } = (await import('pg')).default;
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(dataDir, 0o711); // as root, the server runs as another user
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  (globalThis as { testServer?: TestServer }).testServer = { postgres, dataDir };
  try {
    await migrate(postgres.ownerUrl);
    const admin = new Client({ connectionString: postgres.adminUrl });
    await admin.connect();
    await admin.query(`ALTER DATABASE throughline RENAME TO ${TEMPLATE}`);
    await admin.end();
  } catch (error) {
    await stopDatabase(); // Jest does not call the teardown when the setup fails
    throw error;
  }
  process.env['TEST_DATABASE_URLS'] = JSON.stringify({
    ...{ template: TEMPLATE, adminUrl: postgres.adminUrl, ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl },
  });
}

/** Jest loads this file and what it imports through `require`, where its own `.js` -> `.ts` mapping does not apply. */
function findTypeScriptForJs(): void {
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^\..*\.js$/.test(specifier)) throw error;
        return next(specifier.replace(/\.js$/, '.ts'), context);
      }
    },
  });
}

/** Stops and removes the servers of runs that were killed before their teardown. */
async function removeLeftovers(): Promise<void> {
  const { findPostmaster } = await import('../src/platform/database/embedded/postmaster.js');
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.split('-')[2]) : 0;
    if (!pid || isAlive(pid)) continue;
    const postmaster = await findPostmaster(join(tmpdir(), name, 'postgres'));
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT');
    await rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
