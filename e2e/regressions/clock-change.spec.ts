import { Api } from '../fixtures/api.js';
import { signedInAs } from '../fixtures/staff.js';
import { expect, test } from '../fixtures/test.js';

const ZONE = 'America/New_York';

/** The clinic is in New York, the browser in Tokyo: what the clock on the wall of the clinic says, stands on the board. */
test.use({ timezoneId: 'Asia/Tokyo', storageState: signedInAs('front-desk') });

interface Location {
  readonly id: string;
  readonly timeZone: string;
}

for (const [what, offsetBefore] of [
  ['spring', '-05:00'],
  ['autumn', '-04:00'],
] as const) {
  test(`the board on the day on which the clock changes in ${what}`, async ({ page, baseURL }) => {
    const url = baseURL ?? '';
    const date = nextChange(offsetBefore);
    const offset = offsetBefore === '-05:00' ? '-04:00' : '-05:00';
    const [manager, desk] = [await Api.signIn(url, 'manager'), await Api.signIn(url, 'front-desk')];
    // Nobody has a shift on a Sunday, and only a clinician may book against that.
    const booker = await Api.signIn(url, 'clinician');
    const [location] = (await desk.send('GET', '/rooms')).body as (Location & { rooms: { id: string }[] })[];
    expect(location?.timeZone).toBe(ZONE);
    // Clocks change on Sundays, when the demo clinic is closed.
    const hours = { date, opens: '00:00', closes: '24:00', reason: 'Open all day' };
    const opened = await manager.send('POST', `/calendar/locations/${location?.id ?? ''}/exceptions`, hours);
    expect([204, 409]).toContain(opened.status);

    const found = await desk.send('POST', '/patients/search', { text: 'O', page: 1, size: 1 });
    const patientId = (found.body as { items: { id: string }[] }).items[0]?.id;
    const [clinician] = (await desk.send('GET', '/staff/clinicians')).body as { id: string }[];
    const booking = { patientId, clinicianId: clinician?.id, roomId: location?.rooms[0]?.id };
    // After the change, so a board that counted 24 hours a day would be an hour off.
    const startsAt = new Date(`${date}T09:00:00${offset}`).toISOString();
    const override = { reason: 'Proof of the clock change' };
    const booked = await booker.send('POST', '/consultations', { ...booking, startsAt, override });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);

    const week = (await desk.send('GET', `/room-board/week?from=${date}`)).body as {
      rooms: { cells: { openMinutes: number; bookedMinutes: number }[] }[];
    };
    const minutes = what === 'spring' ? 23 * 60 : 25 * 60;
    expect(week.rooms[0]?.cells[0]).toMatchObject({ openMinutes: minutes, bookedMinutes: 75 });

    await page.goto(`/board?date=${date}`);
    await expect(page.getByRole('button', { name: /09:00–10:00/ }).first()).toBeVisible();
    await page.goto(`/board?date=${date}&view=list`);
    await expect(page.getByRole('cell', { name: '09:00–10:00', exact: true }).first()).toBeVisible();
    await page.goto(`/board?date=${date}&view=week`);
    await expect(page.getByRole('link', { name: /^1 booked · (\d+ h( \d+ min)?|\d+ min) free/ }).first()).toBeVisible();
    // Nine of 24 hours on the wall, whatever has been skipped or repeated before.
    await expect(page.locator('.bar').first()).toHaveAttribute('style', /left: 37\.5%/);
    await page.goto(`/board?date=${date}&view=agenda&clinician=${clinician?.id ?? ''}`);
    await expect(page.getByRole('cell', { name: '09:00–10:00', exact: true }).first()).toBeVisible();
    await desk.send('POST', `/consultations/${(booked.body as { id: string }).id}/cancel`, {
      by: 'clinic',
      reason: 'Proof of the clock change',
    });
    await forget(manager, date);
  });
}

/** Takes the hours of the date away again, for the journeys beside this one. */
async function forget(manager: Api, date: string): Promise<void> {
  const locations = (await manager.send('GET', '/calendar/locations')).body as {
    exceptions: { id: string; date: string; version: number }[];
  }[];
  const found = locations.flatMap(({ exceptions }) => exceptions).find((exception) => exception.date === date);
  const ifMatch = { 'if-match': `"v${found?.version ?? 0}"` };
  const removed = await manager.send('POST', `/calendar/exceptions/${found?.id ?? ''}/remove`, {}, ifMatch);
  expect(removed.status, JSON.stringify(removed.body)).toBe(204);
}

/** Date beyond all visits and absences of the demo clinic, on whose morning New York leaves an offset. */
function nextChange(offsetBefore: string): string {
  const start = Date.now();
  for (let days = 30; days < 430; days += 1) {
    const midnight = new Date(start + days * 86_400_000);
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(midnight);
    const [before, after] = [offsetAt(`${date}T05:00:00Z`), offsetAt(`${date}T12:00:00Z`)];
    if (before === offsetBefore && after !== offsetBefore) return date;
  }
  throw new Error('The clock does not change within a year');
}

function offsetAt(instant: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' }).formatToParts(
    new Date(instant),
  );
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', '');
}
