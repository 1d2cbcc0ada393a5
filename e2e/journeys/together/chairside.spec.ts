import type { BrowserContext, Page } from '@playwright/test';
import { ClinicOverWeeks } from '../../fixtures/clinic-over-weeks.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';
import { openedDialog } from '../../pages/dialog.js';
import { SessionConsole } from '../../pages/session-console.js';

/** What a clinician does beside the chair: one thing open at a time, a dead network, a dim room, a sheet of paper. */
test.describe.serial('beside the chair', () => {
  test.describe.configure({ timeout: 120_000 });

  let clinic: ClinicOverWeeks;
  let page: Page;
  let chair: SessionConsole;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    // A Monday at 08:00 in New York, before anybody is in a room.
    clinic = await ClinicOverWeeks.open(browser, '2027-01-11T14:00:00Z', '2027-01-12T13:00:00Z');
    page = await clinic.as('clinician');
    await page.goto(`/sessions/${await firstSessionOf(page)}`);
    chair = new SessionConsole(page);
  });

  test.afterAll(() => clinic.close());

  test('a step that cannot be taken says what is open and goes there', async () => {
    await chair.step('Check in');
    const next = page.getByRole('button', { name: 'Mark ready', exact: true });
    await expect(next).toHaveAccessibleDescription(/^Open: Identity, .+ more$/);
    await next.click();
    await expect(page.getByRole('radiogroup', { name: 'Identity' }).getByRole('radio').first()).toBeFocused();
    await expectAccessible(page);
  });

  test('a weight far from the last one is asked about at its field', async () => {
    const weight = page.getByLabel('Weight measured now, kg');
    const last = await weightNow(page);
    if (last === null) {
      await weight.fill('75');
      await weight.press('Enter');
      await expect(weight).toHaveValue('');
    }
    await weight.fill(String(Math.round((last ?? 75) * 1.3)));
    await weight.press('Enter');
    await expect(weight).toHaveAccessibleDescription(/^That is (29|30|31) % more than on .+\. Is it right\?/);
    await expect(weight).toBeFocused();
    await page.getByRole('button', { name: /^Yes, save \d+ kg$/ }).click();
    await expect(weight).toHaveValue('');
    expect(await weightNow(page)).toBe(Math.round((last ?? 75) * 1.3));
  });

  test('focus stays with the work, from the checks to the dose', async () => {
    await chair.answerChecks(String(await weightNow(page)));
    await chair.step('Mark ready');
    const start = page.getByRole('button', { name: 'Start dosing', exact: true });
    await expect(start).toBeFocused();
    await expect(start).toHaveAccessibleDescription('Open: Baseline vitals');
    await start.click();
    await expect(page.getByLabel('Systolic, mmHg')).toBeFocused();
    await chair.recordReading('124', '78');
    await expect(page.getByLabel('Systolic, mmHg')).toBeFocused();
    await chair.step('Start dosing');
    await expect(page.getByRole('button', { name: 'Record dose' })).toBeFocused();
    await expect(page.getByRole('button', { name: 'Start recovery' })).toBeHidden();
    await chair.recordDose('0.4', '20');
    await expect(page.getByRole('button', { name: 'Start recovery', exact: true })).toBeFocused();
  });

  test('readings and events are kept without a network, over a reload, and never in the clear', async () => {
    const context = page.context();
    await context.route('**/api/sessions/*/vitals', (route) => route.abort());
    await context.route('**/api/sessions/*/events', (route) => route.abort());
    await enter(page, '143', '87');
    await page.getByRole('button', { name: 'Patient spoke' }).click();
    await expect(page.getByText('2 kept here, not sent')).toBeVisible();
    const kept = await storedOn(page);
    expect(kept.items).toBe(2);
    expect(kept.text).not.toMatch(/143|"?systolic|spoke|vital/);
    expect(kept.extractable).toBe(false);
    await page.reload();
    await expect(page.getByText('2 kept here, not sent')).toBeVisible();
    await expect(page.getByRole('row', { name: '143/87' })).toContainText('pending');
    await letThrough(context);
    await expect(page.getByText('kept here, not sent')).toBeHidden();
    await expect(page.getByRole('row', { name: '143/87' })).not.toContainText('pending');
    await expect(page.getByRole('listitem').filter({ hasText: 'Patient spoke' })).not.toContainText('pending');
    expect((await storedOn(page)).items).toBe(0);
  });

  test('a dim room is left behind with the room', async () => {
    const worn = () => page.locator('html').getAttribute('data-theme');
    await page.getByRole('radio', { name: 'Dim room' }).click();
    expect(await worn()).toBe('dim');
    await page.getByRole('link', { name: 'Back to Today' }).click();
    await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
    expect(await worn()).toBeNull();
    await page.goBack();
    await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  });

  test('a discharge that is refused keeps the focus, and the signature leads to the chart', async () => {
    await chair.step('Start recovery');
    await expect(page.getByRole('button', { name: 'Start integration', exact: true })).toBeFocused();
    await chair.recordReading('126', '80');
    await chair.step('Start integration');
    await chair.step('Discharge');
    const dialog = await openedDialog(page);
    const discharge = dialog.getByRole('button', { name: 'Discharge the patient' });
    await discharge.click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expect(discharge).toBeFocused();
    await dialog.getByRole('button', { name: 'Not yet' }).click();
    await chair.discharge();
    await chair.step('Sign the record');
    const sign = await openedDialog(page);
    await sign.getByRole('button', { name: 'Sign the record' }).click();
    await expect(page.getByRole('link', { name: 'Open the chart' })).toBeFocused();
  });

  test('the record prints on one sheet, with who, dose, vitals, discharge and signature', async () => {
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('tl-session-sheet');
    for (const words of ['Session record', 'given 20 mg', '124/78', '143/87', 'score 10 of 10', 'Next visit', 'Signed'])
      await expect(sheet).toContainText(words);
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: null });
  });
});

/** The first session of today that nobody has come for, whose earlier ones are done. */
async function firstSessionOf(page: Page): Promise<string> {
  const found = await page.evaluate(async () => {
    const day = (await (await fetch('/api/room-board?date=2027-01-12')).json()) as {
      visits: { kind: string; state: string; purposeId: string; startsAt: string }[];
    };
    const visits = day.visits.filter(({ kind, state }) => kind !== 'consultation' && state === 'scheduled');
    return visits.sort((a, b) => a.startsAt.localeCompare(b.startsAt)).map(({ purposeId }) => purposeId);
  });
  expect(found, 'sessions of the day').not.toEqual([]);
  return found[0] ?? '';
}

async function weightNow(page: Page): Promise<number | null> {
  return page.evaluate(async () => {
    const session = (await (await fetch(`/api${location.pathname}`)).json()) as { weightKg: number | null };
    return session.weightKg;
  });
}

async function enter(page: Page, systolic: string, diastolic: string): Promise<void> {
  await page.getByRole('button', { name: 'Record reading' }).click();
  const values = {
    'Systolic, mmHg': systolic,
    'Diastolic, mmHg': diastolic,
    'Heart rate, per minute': '72',
    'SpO2, %': '98',
  };
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: `${systolic}/${diastolic}` })).toContainText('pending');
}

async function letThrough(context: BrowserContext): Promise<void> {
  await context.unroute('**/api/sessions/*/vitals');
  await context.unroute('**/api/sessions/*/events');
}

/** All that the browser stored, as text: what is sealed shows as its bytes. */
async function storedOn(page: Page): Promise<{ items: number; text: string; extractable: boolean | undefined }> {
  return page.evaluate(async () => {
    const ready = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('not opened'));
      });
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    let items = 0;
    let extractable: boolean | undefined;
    const decoder = new TextDecoder('latin1');
    for (const { name } of await indexedDB.databases()) {
      const db = await ready(indexedDB.open(name ?? ''));
      for (const store of db.objectStoreNames) {
        for (const row of (await ready(db.transaction(store).objectStore(store).getAll())) as unknown[]) {
          if (row instanceof CryptoKey) extractable = row.extractable;
          else {
            items += 1;
            for (const value of Object.values(row as object)) {
              const bytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
              texts.push(bytes ? decoder.decode(value) : '');
            }
          }
        }
      }
      db.close();
    }
    return { items, text: texts.join('\n'), extractable };
  });
}
