import type { Page } from '@playwright/test';
import { signedInAs } from '../fixtures/staff.js';
import { expect, expectAccessible, test } from '../fixtures/test.js';

test.use({ storageState: signedInAs('manager') });

const dialog = (page: Page) => page.getByRole('dialog');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const fromMenu = async (page: Page, of: string | RegExp, item: string) => {
  await page.getByRole('button', { name: of }).first().click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

/** Each dialog of the settings, and what opens it. Nothing is saved. */
const DIALOGS: readonly (readonly [section: string, what: string, open: (page: Page) => Promise<void>])[] = [
  ['hours', 'the location', (page) => press(page, /^Change Fernhill/)],
  ['hours', 'a date', (page) => press(page, 'Add a date')],
  ['rooms', 'a room', (page) => fromMenu(page, 'More for Alder', 'Change')],
  ['rooms', 'a time out of service', (page) => press(page, 'Add a time')],
  ['rooms', 'the history', (page) => fromMenu(page, 'More for Alder', 'History')],
  ['blocks', 'a block', (page) => press(page, 'Block a room')],
  ['shifts', 'a shift', (page) => fromMenu(page, /^More for/, 'Add a shift')],
  ['shifts', 'an absence', (page) => fromMenu(page, /^More for/, 'Add an absence')],
  ['visits', 'the minutes of a visit', (page) => press(page, /^Change\s+Session/)],
];

for (const [section, what, open] of DIALOGS) {
  test(`settings, ${section}: ${what}`, async ({ page }) => {
    await page.goto(`/settings/${section}`);
    await expect(page.locator('tl-skeleton-rows')).toHaveCount(0);
    await open(page);
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
  });
}

test('settings, rooms: bookings in the way are listed before a room goes out of service', async ({ page }) => {
  await page.goto('/settings/rooms');
  await fromMenu(page, 'More for Alder', 'Out of service until further notice');
  await press(page, 'Take it out of service');
  await expect(dialog(page).getByRole('alert')).toContainText('bookings stand in that time');
  await expect(page.getByRole('button', { name: 'Take it out of service' })).toBeDisabled();
  await expectAccessible(page);
  await press(page, 'Discard');
  await expect(page.getByRole('row', { name: /^Alder/ })).toContainText('In service');
});
