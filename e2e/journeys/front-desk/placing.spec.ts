import type { Page } from '@playwright/test';
import { Api } from '../../fixtures/api.js';
import { type BoardDay, BoardView, busyDay } from '../../fixtures/board.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';

interface Waiting {
  readonly kind: 'plan' | 'booster' | 'consultation';
  readonly id: string;
  readonly patientName: string;
}

test.describe('Placing what waits in the tray', () => {
  let api: Api;
  let day: BoardDay;

  test.beforeAll(async ({}, { project }) => {
    api = await Api.signIn(process.env['THROUGHLINE_E2E_URL'] ?? String(project.use.baseURL), 'front-desk');
    day = await busyDay(api, 8);
  });

  const waiting = async () => {
    const { body } = await api.send('GET', '/room-board/to-schedule');
    return (body as { items: Waiting[] }).items;
  };
  const card = (page: Page, name: string) =>
    page.getByRole('complementary', { name: /^To schedule/ }).getByRole('button', { name });
  const first = async (kind: Waiting['kind']) => {
    const found = (await waiting()).find((item) => item.kind === kind);
    if (!found) throw new Error(`No ${kind} waits to be scheduled`);
    return found;
  };

  /** Somebody whom nobody could take for a patient: the charts of the demo share telephones with some inquiries. */
  const screened = async (givenName: string, familyName: string): Promise<Pick<Waiting, 'id' | 'patientName'>> => {
    const person = { givenName, familyName, phone: '207 555 0163', source: 'phone', flags: [] };
    const { id } = (await api.send('POST', '/inquiries', person)).body as { id: string };
    for (const verb of ['contact', 'screen']) await api.send('POST', `/inquiries/${id}/${verb}`, {});
    return { id, patientName: `${givenName} ${familyName}` };
  };

  test('a booster is dropped into a room, and taken back', async ({ page }) => {
    const booster = await first('booster');
    const board = new BoardView(page);
    await board.open(day.date);
    await card(page, booster.patientName).hover();
    await page.mouse.down();
    const times = await carryToFree(page, board);
    await page.mouse.up();
    const visit = page.getByRole('group', { name: 'Rooms by time' }).getByRole('button', { name: booster.patientName });
    await expect(page.getByText(new RegExp(`Booked ${booster.patientName}, [^,]+, ${times}`)).first()).toBeVisible();
    await expect(visit).toBeFocused();
    await expect(card(page, booster.patientName)).toBeHidden();
    await board.undo.click();
    await expect(page.getByText(`${booster.patientName} is to schedule again`).first()).toBeVisible();
    await expect(card(page, booster.patientName)).toBeVisible();
    await expect(visit).toBeHidden();
  });

  test('an inquiry is placed with Enter, with a clinician who is free', async ({ page }) => {
    const inquiry = await screened('Ottilie', 'Fairburn');
    const board = new BoardView(page);
    await board.open(day.date);
    await card(page, inquiry.patientName).focus();
    await page.keyboard.press('Enter');
    const said = page.locator('.cdk-live-announcer-element');
    await expect(said).toContainText(new RegExp(`Placing ${inquiry.patientName}\\. .+, free, with [A-Z]`));
    await expect(board.ghost).toContainText(`${inquiry.patientName}, with`);
    await page.keyboard.press('f');
    await page.keyboard.press('Escape');
    await expect(board.ghost).toBeHidden();
    await expect(card(page, inquiry.patientName)).toBeFocused();

    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByText(new RegExp(`Booked ${inquiry.patientName}, .+, with [A-Z]`)).first()).toBeVisible();
    await expect(
      board.page.getByRole('button', { name: inquiry.patientName }).and(page.locator('.visit')),
    ).toBeFocused();
    await board.undo.click();
    await expect(page.getByText(`${inquiry.patientName} is to schedule again`).first()).toBeVisible();
    expect((await waiting()).map(({ id }) => id)).toContain(inquiry.id);
    await api.send('POST', `/inquiries/${inquiry.id}/close`, { reason: 'unreachable' });
  });

  test('a session goes into a gap of the week by keyboard alone', async ({ page }) => {
    // axe reads a full week twice.
    test.slow();
    const plan = await first('plan');
    const board = new BoardView(page);
    await board.open(day.date);
    await page.getByRole('link', { name: `Find a gap of the week for ${plan.patientName}` }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Placing ${plan.patientName}`).first()).toBeVisible();
    expect(decodeURIComponent(page.url())).not.toContain(plan.patientName.split(' ')[0]);
    const gap = page.locator('[data-gap]:focus');
    await expect(gap).toHaveText(/^\s*\d\d:\d\d\s+in \w+, \w{3} \d+ \w{3}, with/);
    await expectAccessible(page);
    const before = await gap.getAttribute('data-gap');
    await page.keyboard.press('g');
    await expect(gap).not.toHaveAttribute('data-gap', before ?? '');

    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden();
    await expect(page.locator('a.cell:focus')).toBeVisible();
    await page.goBack();

    await expect(page.locator('[data-gap]').first()).toBeVisible();
    await page.keyboard.press('g');
    const time = /\d\d:\d\d/.exec(await gap.innerText())?.[0] ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByText(new RegExp(`Booked ${plan.patientName}, .+, ${time} to`)).first()).toBeVisible();
    await expect(page.locator('a.cell:focus')).toContainText(time);
    await board.undo.click();
    await expect(page.getByText(`${plan.patientName} is to schedule again`).first()).toBeVisible();
    expect((await waiting()).map(({ id }) => id)).toContain(plan.id);
  });
});

/** Carries what is held over the rooms until the ghost says that it can stay, and gives back the times it shows then. */
async function carryToFree(page: Page, board: BoardView): Promise<string> {
  const rooms = await page.locator('tl-day-board .scroller').boundingBox();
  if (!rooms) throw new Error('The rooms are not on the screen');
  for (let x = rooms.x + 120; x < rooms.x + rooms.width; x += 140) {
    for (let y = rooms.y + 60; y < rooms.y + rooms.height - 40; y += 32) {
      await page.mouse.move(x, y, { steps: 2 });
      await board.drawn();
      const words = (await board.ghost.isVisible()) ? await board.ghost.innerText() : '';
      const free = /^\d\d:\d\d to \d\d:\d\d/.exec(words)?.[0];
      if (free) return free;
    }
  }
  throw new Error('No free time on that day');
}
