import type { BrowserContext, Page } from '@playwright/test';
import { Api } from '../../fixtures/api.js';
import { type BoardDay, BoardView, busyDay, isMovable, readDay } from '../../fixtures/board.js';
import { signedInAs } from '../../fixtures/staff.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';

test.describe('Moving visits on the board', () => {
  let api: Api;
  let day: BoardDay;

  test.beforeAll(async ({}, { project }) => {
    api = await Api.signIn(process.env['THROUGHLINE_E2E_URL'] ?? String(project.use.baseURL), 'front-desk');
    day = await busyDay(api);
  });

  /** The first visit that can be moved, and the name of its room. */
  async function movable() {
    const { visits, rooms } = await readDay(api, day.date);
    const visit = visits.find(isMovable);
    const room = rooms.find(({ id }) => id === visit?.roomId);
    if (!visit || !room) throw new Error('Nothing can be moved on that day');
    return { visit, room: room.name, others: rooms.filter((other) => other !== room).map(({ name }) => name) };
  }

  test('dragged over another visit it says why it cannot stay, and goes back', async ({ page }) => {
    const board = new BoardView(page);
    await board.open(day.date);
    const { visits } = await readDay(api, day.date);
    const visit = visits.find(isMovable);
    const taken = visits.find((candidate) => isMovable(candidate) && candidate.roomId !== visit?.roomId);
    if (!visit || !taken) throw new Error('Two visits in two rooms are needed');
    const before = await board.timesOf(visit);
    const from = await middleOf(page, board, visit.bookingId);
    const to = await middleOf(page, board, taken.bookingId);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await expect(board.ghost).toContainText('Can’t go here');
    await expect(board.ghost).toContainText(visit.patientName);
    await page.mouse.up();
    await expect(board.ghost).toBeHidden();
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await board.timesOf(visit)).toBe(before);
  });

  test('dragged with the mouse to a free time it stays there, and Undo brings it back', async ({ page }) => {
    const board = new BoardView(page);
    const { visit, room } = await movable();
    await board.open(day.date);
    const before = await board.timesOf(visit);
    const target = await dragToFree(page, board, visit.bookingId);
    await expect(page.getByText(new RegExp(`Moved ${visit.patientName} to [^,]+, ${target}`)).first()).toBeVisible();
    await board.undo.click();
    await expect(page.getByText(`${visit.patientName} is back where it was`).first()).toBeVisible();
    await board.expectIn(visit, room);
    await expect.poll(() => board.timesOf(visit)).toBe(before);
    expect((await readDay(api, day.date)).visits.find(({ bookingId }) => bookingId === visit.bookingId)).toMatchObject({
      ...{ roomId: visit.roomId, startsAt: visit.startsAt },
    });
  });

  test('moves with the keyboard alone, and keeps the focus', async ({ page }) => {
    // axe reads a full board twice.
    test.slow();
    const board = new BoardView(page);
    const { visit, room } = await movable();
    await board.open(day.date);
    const before = await board.timesOf(visit);
    await board.visit(visit).focus();
    await page.keyboard.press('m');
    await expect(page.locator('.cdk-live-announcer-element')).toContainText(`Moving ${visit.patientName}`);
    await page.keyboard.press('ArrowRight');
    await expect(board.ghost).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(board.ghost).toBeHidden();
    await expect(board.visit(visit)).toBeFocused();

    await page.keyboard.press('m');
    await page.keyboard.press('f');
    await expect(board.ghost).not.toContainText('Can’t go here');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Moved ${visit.patientName}`).first()).toBeVisible();
    await expect(board.visit(visit)).toBeFocused();
    await board.undo.click();
    await board.expectIn(visit, room);
    await expect.poll(() => board.timesOf(visit)).toBe(before);
  });

  test('grows and shrinks with R', async ({ page }) => {
    const board = new BoardView(page);
    const { visit } = await movable();
    await board.open(day.date);
    const before = await board.timesOf(visit);
    await board.visit(visit).focus();
    await page.keyboard.press('r');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`Changed ${visit.patientName}`).first()).toBeVisible();
    await expect.poll(() => board.timesOf(visit)).not.toBe(before);
    await board.undo.click();
    await expect.poll(() => board.timesOf(visit)).toBe(before);
  });

  test('is picked up by a finger that rests on it, and scrolls under one that does not', async ({
    browser,
    baseURL,
  }) => {
    const context: BrowserContext = await browser.newContext({
      ...{ baseURL: baseURL ?? '', storageState: signedInAs('front-desk') },
      ...{ viewport: { width: 1024, height: 768 }, hasTouch: true },
    });
    const page = await context.newPage();
    const board = new BoardView(page);
    const { visit } = await movable();
    await board.open(day.date);
    const finger = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });

    const { x, y } = await middleOf(page, board, visit.bookingId);
    await touch('touchStart', x, y);
    for (let step = 1; step <= 5; step++) await touch('touchMove', x, y - step * 20);
    await touch('touchEnd');
    await expect(board.ghost).toBeHidden();

    const own = await board.timesOf(visit);
    const at = await middleOf(page, board, visit.bookingId);
    await touch('touchStart', at.x, at.y);
    await expect(async () => {
      await touch('touchMove', at.x, at.y + 3);
      await expect(board.ghost).toBeVisible({ timeout: 50 });
    }).toPass();
    const target = await freeUnder(board, own, (dx, dy) => touch('touchMove', at.x + dx, at.y + dy));
    await touch('touchEnd');
    await expect(page.getByText(new RegExp(`Moved ${visit.patientName} to [^,]+, ${target}`)).first()).toBeVisible();
    await board.undo.click();
    await expect(page.getByText(`${visit.patientName} is back where it was`).first()).toBeVisible();
    await context.close();
  });
});

/** A point in the upper half of a visit's block, scrolled into view. */
async function middleOf(page: Page, board: BoardView, bookingId: string) {
  await board.visit({ bookingId }).scrollIntoViewIfNeeded();
  const box = await board.visit({ bookingId }).boundingBox();
  if (!box) throw new Error('The visit is not on the board');
  return { x: box.x + box.width / 2, y: box.y + Math.min(30, box.height / 2) };
}

/** @returns the times at which it was dropped: "13:30 to 15:15" */
async function dragToFree(page: Page, board: BoardView, bookingId: string): Promise<string> {
  const own = await board.timesOf({ bookingId });
  const { x, y } = await middleOf(page, board, bookingId);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const target = await freeUnder(board, own, (dx, dy) => page.mouse.move(x + dx, y + dy, { steps: 2 }));
  await page.mouse.up();
  return target;
}

/** Carries what is held about until the ghost says that it can stay, and gives back the times it shows then. */
async function freeUnder(board: BoardView, own: string, carry: (dx: number, dy: number) => Promise<unknown>) {
  for (const dx of [0, 170, -170, 340, -340]) {
    for (const dy of [-32, 32, -64, 64, -128, 128, -190, 190, -250, 250]) {
      await carry(dx, dy);
      await board.drawn();
      const words = (await board.ghost.isVisible()) ? await board.ghost.innerText() : '';
      const free = /^\d\d:\d\d to \d\d:\d\d/.exec(words)?.[0];
      if (free && free !== own.replace('–', ' to ')) return free;
    }
  }
  throw new Error('No free time in reach');
}
