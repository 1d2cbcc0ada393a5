import { Api } from '../fixtures/api.js';
import { type BoardDay, BoardView, busyDay, isMovable } from '../fixtures/board.js';
import { signedInAs } from '../fixtures/staff.js';
import { expect, test } from '../fixtures/test.js';

test.use({ storageState: signedInAs('front-desk') });

test('a change at another desk is on the board at once, is told, and leaves the focus alone', async ({
  page,
  baseURL,
}) => {
  const other = await Api.signIn(baseURL ?? '', 'clinician');
  const { date, visits, rooms } = await busyDay(other, 7);
  const [watched, ...others] = visits.filter(isMovable).filter(({ kind }) => kind !== 'booster');
  if (!watched) throw new Error('No visit of the day can be moved');
  const board = new BoardView(page);
  await board.open(date);
  await board.visit(watched).focus();

  const { moved, room, acted } = await moveAny(other, others, rooms);
  await board.expectIn(moved, room);
  const seen = performance.now() - acted;
  test.info().annotations.push({ type: 'ms until the other desk saw it', description: seen.toFixed(0) });
  // Well before anything but the live stream could have told it; within a second on a machine of its own.
  expect(seen).toBeLessThan(10_000);
  await expect(board.visit(watched)).toBeFocused();
  await expect(page.locator('.cdk-live-announcer-element')).toContainText('1 change by another desk');
  await expect(board.visit(watched)).toBeFocused();
  expect((await moveTo(other, moved, moved.roomId)).status).toBe(200);
});

/** Moves the first of the visits for which another room is free at its time. */
async function moveAny(api: Api, visits: BoardDay['visits'], rooms: BoardDay['rooms']) {
  for (const moved of visits) {
    for (const room of rooms.filter(({ id }) => id !== moved.roomId)) {
      const acted = performance.now();
      if ((await moveTo(api, moved, room.id)).status === 200) return { moved, room: room.name, acted };
    }
  }
  throw new Error('No visit of the day has another room free at its time');
}

function moveTo(api: Api, { kind, purposeId, startsAt }: BoardDay['visits'][number], roomId: string) {
  const address = `/${kind === 'consultation' ? 'consultations' : 'sessions'}/${purposeId}/move`;
  return api.send('POST', address, { roomId, startsAt });
}
