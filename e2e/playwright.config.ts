import { defineConfig, type Project } from '@playwright/test';
import { findChromium } from '../scripts/find-chromium.mjs';
import { ROLES, signedInAs } from './fixtures/staff.js';

/** Journeys of one role lie in journeys/<role>/; those of several people at once, and the rest, choose their people themselves. */
const roles: Project[] = ROLES.map((role) => ({
  name: role,
  testDir: `journeys/${role}`,
  dependencies: ['sign-in'],
  use: { storageState: signedInAs(role) },
}));

const together: Project[] = ['journeys/together', 'accessibility', 'regressions'].map((testDir) => ({
  name: testDir,
  testDir,
  dependencies: ['sign-in'],
}));

/** They launch products of their own, break them or load them, so they come after the journeys. */
const outside: Project[] = ['fuzz', 'load', 'faults'].map((testDir) => ({
  name: testDir,
  testDir,
  timeout: 240_000,
  dependencies: [...ROLES, 'journeys/together', 'accessibility', 'regressions'],
}));

const chromium = findChromium();

export default defineConfig({
  globalSetup: './fixtures/start-product.ts',
  outputDir: 'results/tests',
  forbidOnly: true,
  // Journeys share one clinic: files run side by side, the steps of a file in their order. A retry would hide what it passed over.
  fullyParallel: false,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      chromiumSandbox: false,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'sign-in', testDir: 'fixtures', testMatch: 'sign-in.setup.ts' },
    ...roles,
    ...together,
    ...outside,
  ],
});
