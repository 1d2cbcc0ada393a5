import { ClinicOverWeeks } from '../../fixtures/clinic-over-weeks.js';
import { expect, test } from '../../fixtures/test.js';
import { Keyboard } from '../../pages/keyboard.js';

const PERSON = 'Ottoline Reyes';

test('the front desk takes a person from the first call to the chair without a pointer', async ({ browser }) => {
  test.setTimeout(150_000);
  const clinic = await ClinicOverWeeks.open(browser, '2027-01-11T14:00:00Z', '2027-03-01T14:00:00Z');
  try {
    const page = await clinic.as('front-desk');
    const expectNoPointer = await Keyboard.withoutPointer(page);
    await page.reload();
    const keys = new Keyboard(page);
    const dialog = page.getByRole('dialog');
    const button = (name: string) => page.getByRole('button', { name });
    const field = (label: string) => dialog.getByLabel(label, { exact: true });

    await test.step('records the inquiry', async () => {
      await keys.goTo('Inquiries');
      await keys.press(button('New inquiry'));
      await keys.type(dialog.getByLabel('Given name'), 'Ottoline');
      await keys.type(dialog.getByLabel('Family name'), 'Reyes');
      await keys.type(dialog.getByLabel('Telephone'), '555 0177');
      await keys.choose(dialog.getByLabel('How they came to us'), 'Referral');
      await keys.press(dialog.getByRole('button', { name: 'Save the inquiry' }));
    });

    await test.step('makes a patient of them', async () => {
      await keys.press(button('Mark as contacted'));
      await keys.press(button('Begin screening'));
      await keys.press(button('Open a chart…'));
      await keys.type(dialog.getByLabel('Date of birth'), '17/08/1984');
      await keys.press(dialog.getByRole('button', { name: 'Open the chart' }));
      await expect(page.getByRole('heading', { name: PERSON })).toBeVisible();
    });

    await test.step('books the consultation', async () => {
      await keys.press(button('Book consultation'));
      await keys.type(field('Time'), '15:00');
      await keys.choose(field('Room'), 'Cedar');
      await keys.choose(field('Clinician'), 'Edda Fontaine');
      await keys.press(dialog.getByRole('button', { name: 'Book consultation' }));
      await expect(page.getByText('Mon 1 Mar 15:00').first()).toBeVisible();
    });

    await test.step('books a session on the board', async () => {
      await keys.goTo('Board');
      const tray = page.getByRole('complementary', { name: /^To schedule/ });
      const visit = page.getByRole('group', { name: 'Rooms by time' }).getByRole('button', { name: 'Clementine Pell' });
      // Taken up from the list, carried an hour on from the first free time, and put down.
      await keys.press(tray.getByRole('button', { name: 'Clementine Pell' }));
      await expect(page.getByText(/^Placing Clementine Pell/)).toBeAttached();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Enter');
      await expect(visit).toBeFocused();
      await keys.expectFocusToShow();
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('heading', { name: 'Clementine Pell' })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(visit).toBeFocused();
    });

    await test.step('checks the patient in', async () => {
      await keys.goTo('Today');
      await keys.press(button('Check in Clementine Pell'));
      await expect(page.getByRole('row', { name: 'Clementine Pell' })).toContainText('Arrived');
    });

    await expectNoPointer();
  } finally {
    await clinic.close();
  }
});
