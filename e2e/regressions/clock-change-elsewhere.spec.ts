import { Api } from '../fixtures/api.js';
import { ClinicOverWeeks } from '../fixtures/clinic-over-weeks.js';
import { expect, test } from '../fixtures/test.js';

const HOUR = 60;

/** Each booking begins before the change and ends after it; `gaps` are the minutes of the room before and after. */
const CHANGES = [
  {
    ...{ zone: 'America/Los_Angeles', date: '2027-03-14', startsAt: '2027-03-14T09:30:00.000Z' },
    ...{ wall: '01:30–03:30', left: '6.25%', minutes: 23 * HOUR, gaps: [90, 23 * HOUR - 90 - 75] },
  },
  {
    ...{ zone: 'America/Los_Angeles', date: '2027-11-07', startsAt: '2027-11-07T08:30:00.000Z' },
    ...{ wall: '01:30–01:30', left: '6.25%', minutes: 25 * HOUR, gaps: [90, 25 * HOUR - 90 - 75] },
  },
  {
    ...{ zone: 'Australia/Lord_Howe', date: '2027-04-04', startsAt: '2027-04-03T14:30:00.000Z' },
    ...{ wall: '01:30–02:00', left: '6.25%', minutes: 24.5 * HOUR, gaps: [90, 24.5 * HOUR - 90 - 75] },
  },
  {
    ...{ zone: 'Australia/Lord_Howe', date: '2027-10-03', startsAt: '2027-10-02T15:00:00.000Z' },
    ...{ wall: '01:30–03:00', left: '6.25%', minutes: 23.5 * HOUR, gaps: [90, 23.5 * HOUR - 90 - 75] },
  },
] as const;

interface Location {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly monitorLimit: number;
  readonly openingHours: unknown;
  readonly bookingsAhead: number;
}

interface Week {
  readonly rooms: readonly {
    readonly cells: readonly {
      readonly openMinutes: number;
      readonly bookedMinutes: number;
      readonly freeMinutes: number;
      readonly gaps: readonly { readonly startsAt: string; readonly endsAt: string }[];
    }[];
  }[];
}

test('the board on the days on which the clock changes in Los Angeles and, by half an hour, on Lord Howe', async ({
  browser,
}) => {
  // Only a clinic without bookings ahead may move to another zone: this one is looked at a year after it was made.
  const clinic = await ClinicOverWeeks.open(browser, '2026-01-05T15:00:00Z', '2027-01-04T15:00:00Z');
  try {
    const page = await clinic.as('clinician');
    const url = new URL(page.url()).origin;
    const [manager, clinician] = [await Api.signIn(url, 'manager'), await Api.signIn(url, 'clinician')];
    for (const { zone, date, startsAt, wall, left, minutes, gaps } of CHANGES) {
      await test.step(`${zone}, ${date}`, async () => {
        await moveTo(manager, zone, date);
        const booked = await book(clinician, startsAt);

        const week = (await clinician.send('GET', `/room-board/week?from=${date}`)).body as Week;
        const cell = week.rooms[0]?.cells[0];
        expect(cell).toMatchObject({ openMinutes: minutes, bookedMinutes: 75, freeMinutes: minutes - 75 });
        expect(cell?.gaps.map((gap) => (Date.parse(gap.endsAt) - Date.parse(gap.startsAt)) / 60_000)).toEqual(gaps);

        await page.goto(`/board?date=${date}`);
        await expect(page.getByRole('button', { name: new RegExp(wall) })).toBeVisible();
        await page.goto(`/board?date=${date}&view=list`);
        await expect(page.getByRole('cell', { name: wall, exact: true })).toBeVisible();
        await page.goto(`/board?date=${date}&view=week`);
        await expect(
          page.getByRole('link', { name: new RegExp(`^1 booked · ${inWords(minutes - 75)} free`) }),
        ).toBeVisible();
        await expect(page.locator('.bar').first()).toHaveAttribute('style', new RegExp(`left: ${left}`));

        const cancelled = { by: 'clinic', reason: 'Proof of the clock change' };
        const answer = await clinician.send('POST', `/consultations/${booked}/cancel`, cancelled);
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      });
    }
  } finally {
    await clinic.close();
  }
});

/** The clinic's wall clock is that of `zone` from now on, and it is open all day on the date. */
async function moveTo(manager: Api, timeZone: string, date: string): Promise<void> {
  const [location] = (await manager.send('GET', '/calendar/locations')).body as Location[];
  const { id, version, name, monitorLimit, openingHours } = location!;
  const settings = { name, monitorLimit, openingHours, timeZone };
  const moved = await manager.send('PUT', `/calendar/locations/${id}`, settings, { 'if-match': `"v${version}"` });
  expect(moved.status, JSON.stringify(moved.body)).toBe(204);
  const hours = { date, opens: '00:00', closes: '24:00', reason: 'Open all day' };
  const opened = await manager.send('POST', `/calendar/locations/${id}/exceptions`, hours);
  expect(opened.status, JSON.stringify(opened.body)).toBe(204);
}

/** Nobody has a shift at night, and only a clinician may book against that. @returns id of the consultation */
async function book(clinician: Api, startsAt: string): Promise<string> {
  const [location] = (await clinician.send('GET', '/rooms')).body as { readonly rooms: readonly { id: string }[] }[];
  const found = await clinician.send('POST', '/patients/search', { text: 'O', page: 1, size: 1 });
  const [someone] = (await clinician.send('GET', '/staff/clinicians')).body as { readonly id: string }[];
  const booked = await clinician.send('POST', '/consultations', {
    patientId: (found.body as { readonly items: readonly { id: string }[] }).items[0]?.id,
    ...{ clinicianId: someone?.id, roomId: location?.rooms[0]?.id, startsAt },
    override: { reason: 'Proof of the clock change' },
  });
  expect(booked.status, JSON.stringify(booked.body)).toBe(201);
  return (booked.body as { readonly id: string }).id;
}

/** As the screens write lengths of time. */
function inWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
