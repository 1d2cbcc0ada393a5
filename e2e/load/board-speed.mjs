/**
 * How fast the board is with 20 rooms and 600 visits, in the browser, on the built product: first paint against the
 * same page without a visit, frames of a drag, and what one change at another desk draws anew. It prints figures and
 * decides nothing: `node scripts/build.mjs && node e2e/load/board-speed.mjs`.
 */
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { startProduct } from './product.mjs';

const ROOMS = 20;
const VISITS_IN_ROOM = 30;
const RUNS = 5;
const STEPS = 60;
const DATE = '2027-03-02';
const PHASES = { prep: 2, session: 10, recovery: 5, integration: 3, turnover: 5 };

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const dataDir = await mkdtemp(join(tmpdir(), 'throughline-board-'));
await chmod(dataDir, 0o711);
const product = await startProduct({ DATA_DIR: dataDir });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--disable-gpu'] });
try {
  const page = await browser.newPage({ baseURL: product.url, viewport: { width: 1280, height: 800 } });
  await page.goto('/sign-in');
  await page.getByLabel('Username').fill('poppy');
  await page.getByLabel('Password', { exact: true }).fill('quiet-harbour');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Account of/ }).waitFor();

  let day = boardDay(0);
  await page.route('**/api/room-board?*', (route) => route.fulfill({ json: day }));
  await page.route('**/api/room-board/placing?*', (route) => route.fulfill({ json: placing() }));

  const paint = async (visits) => {
    const times = [];
    for (let run = 0; run < RUNS; run++) {
      day = boardDay(visits);
      await page.goto(`/board?date=${DATE}`, { waitUntil: 'commit' });
      await page.waitForFunction(
        (count) =>
          globalThis.document.querySelectorAll('button.visit').length === count &&
          globalThis.document.querySelector('tl-day-board'),
        visits * ROOMS,
        { polling: 'raf' },
      );
      times.push(
        await page.evaluate(
          () =>
            new Promise((done) =>
              globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(() => done(performance.now()))),
            ),
        ),
      );
    }
    return median(times);
  };
  const bare = await paint(0);
  const full = await paint(VISITS_IN_ROOM);
  report(
    'first paint',
    `${full.toFixed(0)} ms, without visits ${bare.toFixed(0)} ms, ratio ${(full / bare).toFixed(2)}`,
  );

  await page.waitForTimeout(500);
  const box = await page.locator('button.visit').first().boundingBox();
  await page.mouse.move(box.x + 30, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 20);
  await page.evaluate(() => {
    const frames = (globalThis.frames_ = []);
    const tick = (now) => {
      frames.push(now);
      globalThis.ticking_ = globalThis.requestAnimationFrame(tick);
    };
    globalThis.ticking_ = globalThis.requestAnimationFrame(tick);
  });
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.move(box.x + 40 + step * 12, box.y + 20 + (step % 20) * 22);
    await page.evaluate(() => new Promise(globalThis.requestAnimationFrame));
  }
  const frames = await page.evaluate(() => {
    globalThis.cancelAnimationFrame(globalThis.ticking_);
    return globalThis.frames_;
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const gaps = frames.slice(1).map((at, index) => at - frames[index]);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  report(
    'drag',
    `${(1000 / mean).toFixed(0)} frames/s, slowest frame ${Math.max(...gaps).toFixed(0)} ms of ${gaps.length}`,
  );

  const changed = [];
  for (let run = 0; run < RUNS; run++) {
    const visit = day.visits[7 * VISITS_IN_ROOM + run];
    day = { ...day, visits: day.visits.map((one) => (one === visit ? { ...one, state: 'arrived', version: 2 } : one)) };
    changed.push(
      await page.evaluate(
        () =>
          new Promise((done) => {
            const rooms = new Set();
            const seen = new globalThis.MutationObserver((records) => {
              for (const { target } of records) {
                const node = target instanceof globalThis.Element ? target : target.parentElement;
                rooms.add(node?.closest('tl-room-column')?.getAttribute('aria-labelledby') ?? 'the board');
              }
            });
            seen.observe(globalThis.document.querySelector('tl-day-board .board'), {
              subtree: true,
              childList: true,
              attributes: true,
              characterData: true,
            });
            // A new stream counts everything as changed, as after a lost connection.
            globalThis.dispatchEvent(new globalThis.Event('online'));
            setTimeout(() => {
              seen.disconnect();
              done([...rooms]);
            }, 1_200);
          }),
      ),
    );
  }
  report('a change at another desk', `draws ${changed.map((rooms) => rooms.length).join(', ')} rooms of ${ROOMS}`);
} finally {
  await browser.close();
  await product.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

function report(what, words) {
  process.stdout.write(`${what}: ${words}\n`);
}

function boardDay(visitsInRoom) {
  const rooms = Array.from({ length: ROOMS }, (_, index) => ({
    ...{ id: `room-${index}`, name: `Room ${index + 1}`, state: 'active', turnoverMinutes: 5 },
  }));
  const visits = rooms.flatMap(({ id: roomId }, room) =>
    Array.from({ length: visitsInRoom }, (_, index) => {
      const start = Date.parse(`${DATE}T15:00:00Z`) + index * 25 * 60_000;
      const iso = (minutes) => new Date(start + minutes * 60_000).toISOString();
      return {
        ...{ bookingId: `${roomId}-${index}`, version: 1, bookingState: 'confirmed', roomId, kind: 'session' },
        ...{ purposeId: `${roomId}-${index}`, state: 'scheduled', ordinal: (index % 6) + 1, sessionCount: 6 },
        ...{ patientId: `p-${room}-${index}`, patientName: `Patient ${room * 30 + index}`, clinicianId: `c-${room}` },
        ...{
          clinicianName: `Dr Number ${room}`,
          startsAt: iso(0),
          endsAt: iso(20),
          roomUntil: iso(25),
          phases: PHASES,
        },
        ...{ checkedInAt: null, sessionStartedAt: null, recoveryStartedAt: null, recoveryEndedAt: null, endedAt: null },
        allowedActions: ['move', 'cancel'],
      };
    }),
  );
  return {
    ...{ date: DATE, today: '2027-03-01', locationId: 'l', locationName: 'Fernhill', timeZone: 'America/Los_Angeles' },
    ...{ opens: '07:00', closes: '20:00', rooms, visits },
  };
}

function placing() {
  const opening = [{ from: `${DATE}T15:00:00.000Z`, until: '2027-03-03T04:00:00.000Z' }];
  const rooms = Array.from({ length: ROOMS }, (_, index) => ({ roomId: `room-${index}`, outages: [], blocks: [] }));
  return { opening, monitorLimit: 40, rooms, clinicians: [], elsewhere: [], limits: [], waiting: [] };
}
