import { rm } from 'node:fs/promises';
import type { TestServer } from './start-database.js';

/** Jest calls it after passed and failed runs alike. */
export default async function stopDatabase(): Promise<void> {
  const { testServer } = globalThis as { testServer?: TestServer };
  if (!testServer) return;
  await testServer.postgres.stop();
  await rm(testServer.dataDir, { recursive: true, force: true });
}
