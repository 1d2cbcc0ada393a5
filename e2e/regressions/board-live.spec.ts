import { Api } from '../fixtures/api.js';
import { BoardView, busyDay, isMovable } from '../fixtures/board.js';
import { signedInAs } from '../fixtures/staff.js';
import { expect, test } from '../fixtures/test.js';

test.use({ storageState: signedInAs('front-desk') });

test('a change at another desk is on the board within a second, is told, and leaves the focus alone', async ({
  page,
  baseURL,
}) => {
  const other = await Api.signIn(baseURL ?? '', 'clinician');
  const { date, visits, rooms } = await busyDay(other);
  const [watched, moved] = visits.filter(isMovable).filter(({ kind }) => kind !== 'booster');
  if (!watched || !moved) throw new Error('Two visits are needed');
  const address = `/${moved.kind === 'consultation' ? 'consultations' : 'sessions'}/${moved.purposeId}/move`;
  const to = (roomId: string) => other.send('POST', address, { roomId, startsAt: moved.startsAt });

  const board = new BoardView(page);
  await board.open(date);
  await board.visit(watched).focus();
  let landed: string | undefined;
  let acted = 0;
  for (const room of rooms.filter(({ id }) => id !== moved.roomId)) {
    acted = performance.now();
    if ((await to(room.id)).status === 200) landed = room.name;
    if (landed) break;
  }
  if (!landed) {
    // Every other room is taken at that time: a shorter visit is a change as well.
    acted = performance.now();
    const minutes = 90;
    const version = { 'if-match': `"v${moved.version}"` };
    expect((await other.send('POST', `/bookings/${moved.bookingId}/resize`, { minutes }, version)).status).toBe(200);
    await expect.poll(() => board.timesOf(moved), { intervals: [50] }).toContain('–');
  } else {
    await board.expectIn(moved, landed);
  }
  const seen = performance.now() - acted;
  expect(seen, `seen after ${Math.round(seen)} ms`).toBeLessThan(1_000);
  await expect(board.visit(watched)).toBeFocused();
  await expect(page.locator('.cdk-live-announcer-element')).toContainText('1 change by another desk');
  await expect(board.visit(watched)).toBeFocused();
  expect((await to(moved.roomId)).status).toBe(200);
});
