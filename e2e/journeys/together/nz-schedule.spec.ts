import type { Page } from '@playwright/test';
import { ClinicOverWeeks } from '../../fixtures/clinic-over-weeks.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';
import { confirm, openedDialog } from '../../pages/dialog.js';
import { SessionConsole } from '../../pages/session-console.js';
import { VisitForm } from '../../pages/visit-form.js';

const PATIENT = 'Maribel Quist';
const CLINICIAN = 'Dr Imogen Sable';
const ROOM = 'Birch';

/**
 * One patient from the first call to a booster, by front desk, clinician and manager at their screens, on the schedule
 * published for New Zealand: three ascending doses of 0.25, 0.5 and 1 mg/kg under the skin, a week apart (Glue 2017).
 * The clock goes on a week by starting the product again. Summer time begins between the first session and the second.
 */
test.describe.serial('from inquiry to booster in six weeks', () => {
  test.describe.configure({ timeout: 90_000 });

  let clinic: ClinicOverWeeks;
  let completedBefore: number;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(120_000);
    clinic = await ClinicOverWeeks.open(browser, '2027-01-11T14:00:00Z', '2027-03-01T13:45:00Z');
  });

  test.afterAll(() => clinic.close());

  test('the front desk takes an inquiry to a chart and a consultation in a room', async () => {
    const page = await clinic.as('front-desk');
    await goTo(page, 'Inquiries');
    await page.getByRole('button', { name: 'New inquiry' }).click();
    const inquiry = await openedDialog(page);
    await inquiry.getByLabel('Given name').fill('Maribel');
    await inquiry.getByLabel('Family name').fill('Quist');
    await inquiry.getByLabel('Telephone').fill('555 0142');
    await inquiry.getByLabel('How they came to us').selectOption({ label: 'Phone' });
    await inquiry.getByLabel('What they hope for, in their words').fill('Eleven years of worry.');
    await inquiry.getByRole('button', { name: 'Save the inquiry' }).click();
    await page.getByRole('button', { name: 'Mark as contacted' }).click();
    await page.getByRole('button', { name: 'Begin screening' }).click();
    await page.getByRole('button', { name: 'Open a chart…' }).click();
    const chart = await openedDialog(page);
    await chart.getByLabel('Date of birth').fill('02/04/1991');
    await chart.getByRole('button', { name: 'Open the chart' }).click();
    await expect(page.getByRole('heading', { name: PATIENT })).toBeVisible();

    await page.getByRole('button', { name: 'Book consultation' }).first().click();
    await new VisitForm(page).book({ room: ROOM, clinician: CLINICIAN, date: '01/03/2027', time: '09:00' });
    await expect(page.getByText('Mon 1 Mar 09:00').first()).toBeVisible();

    await goTo(page, 'Today');
    await page.getByRole('button', { name: `Check in ${PATIENT}` }).click();
    await expect(page.getByRole('row', { name: PATIENT })).toContainText('Arrived');
  });

  test('the clinician decides, with a baseline, and draws up the published plan', async () => {
    const page = await clinic.as('clinician');
    await openChart(page);
    await page.getByRole('link', { name: 'Open: Consultation' }).first().click();
    await page.getByRole('button', { name: 'Start the consultation' }).click();
    await page
      .getByLabel('History and past trials')
      .fill('Generalised anxiety for eleven years; sertraline, buspirone.');
    await page.getByLabel('Risk and consent talk').fill('Benefits, risks and the way home were spoken about.');
    for (const no of await page.getByRole('radio', { name: 'No', exact: true }).all()) await no.click();
    await page.getByLabel('Disorder to be treated').selectOption({ label: 'Generalised anxiety' });
    await page
      .getByRole('radio', { name: /^Eligible/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Record decision' }).click();
    await page.getByRole('button', { name: 'Sign the consultation' }).click();
    await expect(page.getByText(`by ${CLINICIAN}. It does not change any more.`)).toBeVisible();

    await page.getByRole('link', { name: 'Open chart' }).click();
    await recordItems(page, [2, 2, 2, 2, 2, 2, 3], 'Baseline');
    await page.getByRole('link', { name: 'New plan' }).click();
    await expect(page.getByText('Generalised anxiety')).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Size' }).getByRole('radio', { name: '3' }).click();
    await page
      .getByRole('radiogroup', { name: 'Route' })
      .getByRole('radio', { name: /SC|skin/i })
      .click();
    for (const [session, dose] of [
      ['Session 1', '0.25'],
      ['Session 2', '0.5'],
      ['Session 3', '1'],
    ] as const)
      await page.getByLabel(session).fill(dose);
    await page.getByRole('button', { name: 'Draw up the plan' }).click();
    await page.getByRole('button', { name: 'Propose to the patient' }).click();
    await page.getByRole('button', { name: 'Record the signed consent' }).click();
    await openedDialog(page);
    await expectAccessible(page);
    await confirm(page, 'Accept the plan');
    await expect(page.getByText('0 of 3', { exact: true })).toBeVisible();
    await expect(page.getByText('Accepted', { exact: true }).first()).toBeVisible();
  });

  test('the manager notes how many plans are completed today', async () => {
    completedBefore = await completedPlans(await clinic.as('manager'));
  });

  test('the front desk books three sessions a week apart and is told what stands in the way', async () => {
    const page = await clinic.as('front-desk');
    const form = new VisitForm(page);
    const tray = page.getByRole('complementary', { name: /^To schedule/ });
    await goTo(page, 'Board');
    for (const date of ['08/03/2027', '15/03/2027', '22/03/2027']) {
      await tray.getByRole('button', { name: PATIENT }).click();
      await expect(form.dialog.getByLabel('Plan', { exact: true }).locator('option:checked')).toContainText(PATIENT);
      const place = { room: ROOM, clinician: CLINICIAN, date, time: '09:00' };
      if (date === '15/03/2027') {
        // The week before, her own first session stands there.
        await form.fill({ ...place, date: '08/03/2027', time: '10:00' });
        expect(await form.submit()).toBe(false);
        await expect(form.dialog).toContainText(`${ROOM} is taken from 09:00`);
        await expect(form.field('Time')).toHaveValue('10:00');
      }
      await form.book(place);
      // The board has gone to the day of the session.
      await expect(page.getByRole('region', { name: ROOM }).getByRole('button', { name: PATIENT })).toBeVisible();
    }
  });

  for (const { ordinal, instant, mg, ml } of [
    { ordinal: 1, instant: '2027-03-08T13:30:00Z', mg: '18', ml: '0.36' },
    { ordinal: 2, instant: '2027-03-15T12:30:00Z', mg: '36', ml: '0.72' },
    { ordinal: 3, instant: '2027-03-22T12:30:00Z', mg: '72', ml: '1.44' },
  ]) {
    test(`session ${String(ordinal)} is given, and its note signed`, async () => {
      await clinic.goOnAt(instant);
      const desk = await clinic.as('front-desk');
      await desk.getByRole('button', { name: `Check in ${PATIENT}` }).click();
      await expect(desk.getByRole('row', { name: PATIENT })).toContainText('Arrived');

      const page = await clinic.as('clinician');
      await page.getByRole('link', { name: PATIENT }).first().click();
      const chair = new SessionConsole(page);
      await chair.answerChecks('72');
      await chair.step('Mark ready');
      await chair.recordReading('124', '78');
      await chair.step('Start dosing');
      await chair.recordDose(ml, mg);
      await chair.step('Start recovery');
      await chair.recordReading('128', '80');
      await chair.step('Start integration');
      await chair.discharge();
      await writeAndSignNote(page);
      await page.getByRole('link', { name: `Session ${String(ordinal)} of 3` }).click();
      await chair.step('Sign the record');
      await confirm(page, 'Sign the record');
      await expect(page.getByText('Record signed')).toBeVisible();

      await page.getByRole('link', { name: 'Open the chart' }).click();
      await page.getByRole('tab', { name: 'Plan' }).click();
      await page.getByRole('link', { name: 'Open plan of 3' }).click();
      await expect(page.getByText(`${String(ordinal)} of 3`, { exact: true }).first()).toBeVisible();
      await expect(page.getByText(ordinal === 3 ? 'Completed' : 'Active', { exact: true }).first()).toBeVisible();
    });
  }

  test('three weeks later the closing score is judged and a booster reviewed, approved and booked', async () => {
    await clinic.goOnAt('2027-04-12T12:30:00Z');
    const page = await clinic.as('clinician');
    await openChart(page);
    await recordTotal(page, 6, 'After the plan');
    await page.getByRole('tab', { name: 'Scores' }).click();
    const closing = page.getByRole('row', { name: '12 Apr 2027' });
    await expect(closing).toContainText('9');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Recommend a booster' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('Reason, kept in the record').selectOption({ label: 'Clinician recommends it' });
    await dialog.getByLabel('In your words').fill('Sleep is slipping.');
    await confirm(page, 'Recommend a booster');
    await page.getByRole('tab', { name: 'Boosters' }).click();
    await page.getByRole('link', { name: 'Open the booster' }).click();
    await page.getByRole('button', { name: 'Take into review' }).click();
    await page.getByLabel('Review note, kept in the chart').fill('A good answer that fades; one more session.');
    await page.getByRole('button', { name: 'Approve one booster' }).click();
    await page.getByRole('button', { name: 'Book the booster' }).click();
    await new VisitForm(page).book({ room: ROOM, clinician: CLINICIAN, date: '14/04/2027', time: '09:00' });
    await page.getByRole('link', { name: 'Open chart' }).click();
    await expect(page.getByRole('complementary', { name: 'At a glance' })).toContainText('Wed 14 Apr 09:00');
    await expect(page.getByRole('complementary', { name: 'At a glance' })).toContainText('Booster');
  });

  test('the manager finds the plan among the completed, without a name', async () => {
    const page = await clinic.as('manager');
    expect(await completedPlans(page)).toBe(completedBefore + 1);
    const row = page.getByRole('row', { name: '1 Mar 2027' });
    await expect(row).toContainText('3 of 3');
    await expect(row).toContainText('Completed');
    await expect(page.locator('body')).not.toContainText('Quist');
  });
});

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();
}

async function openChart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox', { name: 'Search patients, places and actions' }).fill('Quist');
  await page.getByRole('option', { name: PATIENT }).click();
  await expect(page.getByRole('heading', { name: PATIENT })).toBeVisible();
}

async function recordItems(page: Page, answers: readonly number[], occasion: string): Promise<void> {
  await page.getByRole('button', { name: 'Record GAD-7' }).click();
  const dialog = await openedDialog(page);
  await expect(dialog.getByText(`Counts as ${occasion}`)).toBeVisible();
  for (const [index, answer] of answers.entries()) {
    const item = dialog.getByRole('group', { name: new RegExp(`^${String(index + 1)}\\.`) });
    await item.getByRole('radio', { name: new RegExp(`^${String(answer)}`) }).check();
  }
  await confirm(page, 'Record the score');
}

async function recordTotal(page: Page, total: number, occasion: string): Promise<void> {
  await page.getByRole('button', { name: 'Record GAD-7' }).click();
  const dialog = await openedDialog(page);
  await dialog.getByRole('radio', { name: /total/i }).click();
  await dialog.getByLabel('Total, 0 to 21').fill(String(total));
  await expect(dialog.getByText(`Counts as ${occasion}`)).toBeVisible();
  await confirm(page, 'Record the score');
}

/** Written as it comes, saved by itself, read once more, signed; from then on only added to. */
async function writeAndSignNote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write integration note' }).click();
  await page.getByLabel('What stood out').fill('“A door that was never locked.”');
  await page.getByLabel('Themes').fill('Letting go');
  await expect(page.getByRole('status').filter({ hasText: /Saved \d\d:\d\d/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Themes')).toHaveValue('Letting go');
  await page.getByRole('button', { name: 'Review and sign' }).click();
  const dialog = await openedDialog(page);
  await expect(dialog).toContainText('“A door that was never locked.”');
  await dialog.getByRole('button', { name: 'Sign the note' }).click();
  await expect(page.getByLabel('Themes')).toHaveCount(0);
  await page.getByLabel('Add to this note').fill('Called the next morning; slept well.');
  await page.getByRole('button', { name: 'Sign the addendum' }).click();
  await expect(page.getByRole('heading', { name: 'Addendum' })).toBeVisible();
  await expect(page.getByText('“A door that was never locked.”')).toBeVisible();
}

/** Opens the list behind the figure. @returns the figure */
async function completedPlans(page: Page): Promise<number> {
  await goTo(page, 'Reports');
  const figure = page.getByRole('button', { name: 'Completion rate' });
  await figure.click();
  return Number(/(\d+) of \d+ closed plans/.exec(await figure.innerText())?.[1]);
}
