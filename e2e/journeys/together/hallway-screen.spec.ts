import type { Page } from '@playwright/test';
import { signIn, STAFF } from '../../fixtures/staff.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';

test('a desk leaves its browser as a hallway screen; an administrator ends it, and the desk signs in again', async ({
  page,
  someoneElse,
}) => {
  await signIn(page, 'front-desk');
  const names = await patientsOn(page);
  expect(names.length).toBeGreaterThan(3);
  const otherTab = await page.context().newPage();
  await otherTab.goto('/board?view=list');
  await expect(otherTab.getByRole('rowheader').first()).toBeVisible();

  await page.getByRole('button', { name: 'Show on a hallway screen' }).click();
  await expect(page.getByRole('dialog')).toContainText('You are signed out here');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out and show' }).click();
  await expect(page).toHaveURL(/\/hallway$/);
  const rooms = page.getByRole('list', { name: 'Rooms' }).getByRole('listitem');
  await expect(rooms).not.toHaveCount(0);
  await expect(otherTab).toHaveURL(/\/hallway$/);
  await otherTab.close();

  await test.step('nothing of the desk is left on it', async () => {
    const seen: string[] = [];
    await page.route('**/api/room-board/hallway', async (route) => {
      const answer = await route.fetch();
      seen.push(await answer.text());
      await route.fulfill({ response: answer });
    });
    await page.goto('/board?view=list');
    await expect(page).toHaveURL(/\/hallway$/);
    await expect(rooms).not.toHaveCount(0);
    await page.unrouteAll({ behavior: 'wait' });
    expect(seen.length).toBeGreaterThan(0);
    const all = `${seen.join()} ${await page.content()}`;
    expect(names.filter((name) => all.includes(name))).toEqual([]);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const statuses = await page.evaluate(() =>
      Promise.all(
        ['/api/room-board', '/api/treatment-plans/to-schedule', '/api/staff/clinicians', '/api/live?topics=today'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    );
    expect(statuses).toEqual([403, 403, 403, 403]);
    await expectAccessible(page);
  });

  const admin = await someoneElse('admin');
  await admin.goto('/settings/hallway');
  await expect(admin.getByText(`${STAFF['front-desk'].name}, since`)).toBeVisible();
  await expectAccessible(admin);
  await admin
    .getByRole('button', { name: /^End the screen/ })
    .first()
    .click();
  await expect(admin.getByText('That screen asks for a sign-in now.')).toBeVisible();

  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, 'front-desk');
  await page.goto('/board?view=list');
  await expect(page.getByRole('rowheader').first()).toHaveText(names[0] ?? '');
});

test('whoever stands before a hallway screen signs in at it', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/board');
  await page.getByRole('button', { name: 'Show on a hallway screen' }).click();
  await page.getByRole('button', { name: 'Sign out and show' }).click();
  await expect(page).toHaveURL(/\/hallway$/);
  await page.getByRole('link', { name: 'Sign in here' }).click();
  await page.goBack();
  await expect(page.getByRole('list', { name: 'Rooms' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in here' }).click();
  await signIn(page, 'clinician');
  await page.goto('/hallway');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not found|nothing here/i);
});

/** Full names of the patients on today's board. */
async function patientsOn(page: Page): Promise<string[]> {
  await page.goto('/board?view=list');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  return page.getByRole('rowheader').allInnerTexts();
}
