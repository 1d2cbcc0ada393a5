import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { Api } from '../fixtures/api.js';
import { Product } from '../fixtures/product.js';
import { type Role, signIn } from '../fixtures/staff.js';
import { expectAccessible } from '../fixtures/test.js';
import { dialogsOf, openedDialog } from '../pages/dialog.js';

interface Visit {
  readonly kind: string;
  readonly purposeId: string;
  readonly patientId: string | null;
  readonly state: string;
  readonly clinicianName: string;
}

/** Dialogs need a clinic that is open: this one stands at eleven on a Monday, with patients in every phase of a visit. */
test.describe.serial('dialogs and pages that no link leads to', () => {
  let product: Product;
  let context: BrowserContext;
  let page: Page;
  let visits: readonly Visit[];
  let clinician: Api;

  test.beforeAll(async () => {
    test.setTimeout(180_000);
    product = await Product.launch({ env: { DEMO_SCALE: '0.1', DEMO_CLOCK: '2027-03-01T16:00:00Z' } });
    clinician = await Api.signIn(product.url, 'clinician');
    visits = await read<{ visits: Visit[] }>(clinician, '/room-board').then((day) => day.visits);
  });

  test.afterAll(() => product.dispose());

  async function enter(browser: Browser, role: Role): Promise<void> {
    context = await browser.newContext({ baseURL: product.url });
    page = await context.newPage();
    await signIn(page, role);
  }

  /** Opens a dialog, looks at it in both palettes, and leaves it as it was. */
  async function look(name: string, open: () => Promise<void>): Promise<void> {
    await test.step(name, async () => {
      await open();
      await openedDialog(page);
      await expect(page.locator('mat-dialog-container').locator('[aria-busy="true"], tl-skeleton-rows')).toHaveCount(0);
      await expectAccessible(page);
      while ((await dialogsOf(page).count()) > 0) {
        const open = await dialogsOf(page).count();
        await page.keyboard.press('Escape');
        await expect(dialogsOf(page)).toHaveCount(open - 1);
      }
    });
  }

  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

  function sessionIn(...states: string[]): string {
    const found = visits.find(({ kind, state }) => kind === 'session' && states.includes(state));
    if (!found) throw new Error(`No session of the day is ${states.join(' or ')}.`);
    return found.purposeId;
  }

  test('of the front desk', async ({ browser }) => {
    test.setTimeout(240_000);
    await enter(browser, 'front-desk');
    const desk = await Api.signIn(product.url, 'front-desk');
    const person = { givenName: 'Robin', familyName: 'Quist', source: 'phone', phone: '555 0142' };
    const { id } = await write<{ id: string }>(desk, '/inquiries', person);
    await write(desk, `/inquiries/${id}/contact`);
    await write(desk, `/inquiries/${id}/screen`);

    await page.goto('/inquiries');
    await look('new inquiry', () => press('New inquiry'));
    await page.goto(`/inquiries/${id}`);
    await look('make a patient of an inquiry', () => press('Open a chart…'));
    await look('close an inquiry', () => press('Close the inquiry…'));
    await page.goto('/board');
    await look('book a visit', () => press('Book a visit'));
    await look('refused fields of a booking', async () => {
      await press('Book a visit');
      const dialog = await openedDialog(page);
      await dialog.getByRole('button', { name: 'Book the visit' }).click();
      await expect(dialog.locator('[aria-invalid="true"]').first()).toBeVisible();
    });
    const scheduled = page
      .getByRole('main')
      .getByRole('button', { name: /Scheduled/ })
      .last();
    await look('a visit', () => scheduled.click());
    await look('move a visit', async () => {
      await scheduled.click();
      await press('Move…');
      await expect(page.getByRole('heading', { name: 'Move the visit' })).toBeVisible();
    });
    await look('cancel a visit', async () => {
      await scheduled.click();
      await press('Cancel the visit…');
      await expect(dialogsOf(page)).toHaveCount(2);
    });
    await look('the palette', () => page.keyboard.press('ControlOrMeta+k'));
    await look('the keys', () => press('Keys'));
    await test.step('no such page', async () => {
      await page.goto('/nowhere');
      await expect(page.getByText('There is no such page')).toBeVisible();
      await expectAccessible(page);
    });
    await test.step('the lock', async () => {
      await page.goto('/today');
      await press(/^Account of/);
      await page.getByRole('menuitem', { name: 'Lock' }).click();
      await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
      await expectAccessible(page);
    });
    await context.close();
  });

  test('of a clinician', async ({ browser }) => {
    test.setTimeout(240_000);
    await enter(browser, 'clinician');
    const plans = await read<{ items: { planId: string }[] }>(clinician, '/treatment-plans/to-schedule');
    await page.goto(`/plans/${plans.items[0]?.planId ?? ''}`);
    await look('amend a plan', () => press(/^Change to \d sessions/));
    await look('pause a plan', () => press('Pause the plan'));
    await look('discontinue a plan', () => press('Discontinue the plan'));
    await page.getByRole('link', { name: 'Open chart' }).click();
    await look('record a score', () => press('Record GAD-7'));
    await page.goto(`/sessions/${sessionIn('in_session')}`);
    await look('record a dose', () => press('Record dose'));
    await look('abort dosing', () => press('Abort dosing'));
    const recovering = sessionIn('recovering');
    await page.goto(`/sessions/${recovering}`);
    await page.getByRole('button', { name: /^(Start integration|Discharge)/ }).click();
    if ((await dialogsOf(page).count()) === 0)
      await expect(page.getByRole('button', { name: 'Discharge' })).toBeVisible();
    else await page.keyboard.press('Escape');
    await look('discharge', () => press('Discharge'));
    await press('Write integration note');
    await page.getByLabel('Themes').fill('Letting go');
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await look('sign a note', () => press('Review and sign'));
    await look('discard a note', () => press('Discard the draft'));
    await test.step('the server does not answer', async () => {
      await page.route('**/api/auth/me', (route) => route.abort());
      await page.goto('/today');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectAccessible(page);
    });
    await context.close();
  });

  test('of the administrator', async ({ browser }) => {
    await enter(browser, 'admin');
    await page.goto('/audit');
    await expect(page.getByRole('table')).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
});

async function read<T>(api: Api, path: string): Promise<T> {
  const { status, body } = await api.send('GET', path);
  if (status !== 200) throw new Error(`GET ${path}: ${String(status)} ${JSON.stringify(body)}`);
  return body as T;
}

async function write<T>(api: Api, path: string, body: object = {}): Promise<T> {
  const answer = await api.send('POST', path, body);
  if (answer.status >= 300) throw new Error(`POST ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}
