import { rm } from 'node:fs/promises';
import type { EmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';

/** What the global teardown has to clear away. Jest runs both in its main process. */
export interface TestServer {
  readonly postgres: EmbeddedPostgres;
  readonly dataDir: string;
}

/** Jest calls it after passed and failed runs alike. */
export default async function stopDatabase(): Promise<void> {
  const { testServer } = globalThis as { testServer?: TestServer };
  if (!testServer) return;
  await testServer.postgres.stop();
  await rm(testServer.dataDir, { recursive: true, force: true });
}
