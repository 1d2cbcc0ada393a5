import type { Page } from '@playwright/test';
import { type Role, ROLES, signedInAs } from '../fixtures/staff.js';
import { expect, expectAccessible, test } from '../fixtures/test.js';

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** Pages of one kind differ by an id in their address: one of each is enough. */
const kindOf = (address: string): string => new URL(address).pathname.replace(ID, ':id');

test('the page to sign in on', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
});

for (const role of ROLES) {
  test.describe(role, () => {
    test.use({ storageState: signedInAs(role) });

    test('every kind of page that links lead to', async ({ page }) => {
      test.setTimeout(240_000);
      const visited = await visitEveryKind(page, async () => {
        await expectAccessible(page);
        await expectToFit(page);
      });
      expect(visited.length).toBeGreaterThan(placesOf(role));
    });
  });
}

/** Follows one link to each kind of page, from the first place of the person on; returns the kinds found. */
async function visitEveryKind(page: Page, look: () => Promise<void>): Promise<string[]> {
  await page.goto('/');
  await settled(page);
  const kinds = new Map([[kindOf(page.url()), page.url()]]);
  // A Map goes on to what is added while it is walked through.
  for (const address of kinds.values()) {
    if (page.url() !== address) {
      await page.goto(address);
      await settled(page);
    }
    await test.step(kindOf(address), look);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      const within = origin === new URL(address).origin && pathname !== '/' && !link.includes('#');
      if (within && !kinds.has(kindOf(link))) kinds.set(kindOf(link), link);
    }
  }
  return [...kinds.keys()];
}

/** The page has its heading and shows what it loads, instead of grey rows. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], tl-skeleton-rows')).toHaveCount(0);
}

/** Nothing is cut off or needs sideways scrolling on the smallest screen that the console is made for. */
async function expectToFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1024, height: 768 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess, `pixels too wide at 1024: ${page.url()}`).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}

/** Fewer kinds of page than this, and the rail of the role has lost something. */
function placesOf(role: Role): number {
  return { 'front-desk': 1, clinician: 1, manager: 1, admin: 0 }[role];
}
