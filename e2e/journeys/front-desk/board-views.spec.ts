import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from '../../fixtures/test.js';

const LOOKS_LIKE_A_NAME = /[A-Z][a-z]+ [A-Z][a-z]+/;

test.describe('the front desk looks at the board from every side', () => {
  test('a week of the rooms, by keyboard, and into one of its days', async ({ page }) => {
    await page.goto('/board');
    await page.getByRole('radio', { name: 'Week' }).click();
    await expect(page).toHaveURL(/view=week/);
    const table = page.getByRole('table', { name: /Rooms by days/ });
    await expect(table.getByRole('rowheader')).not.toHaveCount(0);
    await expect(table.getByRole('columnheader')).toHaveCount(8);
    await expect(page.getByRole('radio', { name: 'Week' })).toBeFocused();
    await expectAccessible(page);

    const current = table.locator('a[tabindex="0"]');
    await expect(current).toHaveCount(1);
    await current.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await expect(table.getByRole('row').nth(2).getByRole('link').first()).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/board\?date=\d{4}-\d{2}-\d{2}$/);
    await expect(page.getByRole('radio', { name: 'Day' })).toBeChecked();

    await page.goBack();
    await expect(table).toBeVisible();
  });

  test('filters survive a reload, and Back takes them away again', async ({ page }) => {
    await page.goto('/board?view=list');
    const rows = page.getByRole('row');
    await expect(rows).not.toHaveCount(0);
    const all = await rows.count();
    await page.getByRole('button', { name: 'Any room' }).click();
    const room = page.getByRole('menuitemradio').nth(1);
    const name = (await room.innerText()).trim();
    await room.click();
    await expect(page).toHaveURL(/room=[0-9a-f-]{36}/);
    await expect(page.getByRole('button', { name: `Room: ${name}` })).toBeVisible();
    const some = await rows.count();
    expect(some).toBeLessThan(all);
    expect(decodeURIComponent(page.url())).not.toMatch(LOOKS_LIKE_A_NAME);

    await page.reload();
    await expect(page.getByRole('button', { name: `Room: ${name}` })).toBeVisible();
    await expect(rows).toHaveCount(some);
    await page.getByRole('radio', { name: 'Week' }).click();
    await expect(page.getByRole('rowheader')).toHaveText([name]);
    await page.goBack();
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Any room' })).toBeVisible();
    await expect(rows).toHaveCount(all);
  });

  test('the list sorts by its columns', async ({ page }) => {
    await page.goto('/board?view=list');
    const head = page.getByRole('columnheader', { name: 'Patient' });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    const names = await page.getByRole('rowheader').allInnerTexts();
    expect(names.length).toBeGreaterThan(3);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    await expectAccessible(page);
  });

  test('the agenda of a clinician, who is chosen first', async ({ page }) => {
    await page.goto('/board?view=agenda');
    await expect(page.getByText('Whose agenda?')).toBeVisible();
    await page.getByRole('button', { name: 'Dr Imogen Sable' }).click();
    await expect(page).toHaveURL(/clinician=[0-9a-f-]{36}/);
    const table = page.getByRole('table', { name: 'Agenda of Dr Imogen Sable' });
    await expect(table.getByRole('cell', { name: /(\d+ h( \d+ min)?|\d+ min) free/ }).first()).toBeVisible();
    await expectAccessible(page);
  });

  test('the day on paper: one page across for few rooms, with its head', async ({ page }) => {
    await page.goto('/board');
    await expect(page.locator('tl-day-board')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('tl-day-board')).toBeHidden();
    await expect(page.locator('tl-to-schedule-tray')).toBeHidden();
    const sheet = page.locator('tl-day-sheet');
    await expect(sheet.getByRole('heading', { name: /^Day sheet, / })).toBeVisible();
    await expect(sheet).toContainText(/Eastern Time/);
    await expect(sheet).toContainText(/Printed .* by Poppy Drake/);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['across']);
  });

  test('twelve rooms on paper: two pages of six, none cut', async ({ page }) => {
    await page.route(/\/api\/room-board(\?|$)/, async (route) => {
      const response = await route.fetch();
      const day = (await response.json()) as { rooms: { id: string; name: string }[] };
      const rooms = Array.from({ length: 12 }, (_, index) => ({
        ...day.rooms[index % day.rooms.length],
        ...(index >= day.rooms.length && { id: `room-${index}`, name: `Room ${index + 1}` }),
      }));
      await route.fulfill({ json: { ...day, rooms } });
    });
    await page.goto('/board');
    await expect(page.locator('tl-day-board')).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('tl-day-sheet');
    await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(12);
    await expect(sheet.getByText('Page 2 of 2')).toBeVisible();
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['across', 'across']);
  });

  test('a manager sees the day in initials', async ({ page, someoneElse }) => {
    const names = await patientsOn(page);
    expect(names.length).toBeGreaterThan(3);
    const manager = await someoneElse('manager');
    await manager.goto('/board?view=list');
    await expect(manager.getByRole('rowheader').first()).toHaveText(/^[A-Z]\. [A-Z]\.$/);
    expect(await manager.getByRole('rowheader').allInnerTexts()).not.toContain(names[0]);
  });

  test('a list that did not load says so and tries again', async ({ page, faults }) => {
    await page.route('**/api/room-board/week*', (route) => route.abort());
    await page.goto('/board?view=week');
    await expect(page.getByText('The week did not load')).toBeVisible();
    await page.unroute('**/api/room-board/week*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('table', { name: /Rooms by days/ })).toBeVisible();
    // The browser writes the request that was broken off into its console.
    faults.length = 0;
  });
});

/** Full names of the patients on today's board. */
async function patientsOn(page: Page): Promise<string[]> {
  await page.goto('/board?view=list');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  return page.getByRole('rowheader').allInnerTexts();
}

/** Whether each page of a PDF is wider than high, from the boxes that every page names. */
function pagesOf(pdf: Buffer): string[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) => (Number(width) > Number(height) ? 'across' : 'upright'));
}
