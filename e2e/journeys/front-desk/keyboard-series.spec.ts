import { ClinicOverWeeks } from '../../fixtures/clinic-over-weeks.js';
import { expect, expectAccessible, test } from '../../fixtures/test.js';
import { Keyboard } from '../../pages/keyboard.js';

test('the front desk books a series of six without a pointer', async ({ browser }) => {
  test.setTimeout(150_000);
  const clinic = await ClinicOverWeeks.open(browser, '2027-01-11T14:00:00Z', '2027-03-01T14:00:00Z');
  try {
    const page = await clinic.as('front-desk');
    const expectNoPointer = await Keyboard.withoutPointer(page);
    await page.reload();
    const keys = new Keyboard(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    await test.step('opens the booker for a plan of which nothing is booked', async () => {
      await keys.goTo('Booker');
      const plan = page.getByRole('listitem').filter({ hasText: '0 of 6 done, 6 not booked' });
      await keys.press(plan.first().getByRole('link'));
      await expect(page.getByRole('radio')).toHaveCount(3);
      await expect(page.getByRole('row', { name: '6 of 6' })).toContainText('Free');
      await expectAccessible(page);
    });

    await test.step('asks for other times and takes another proposal', async () => {
      await keys.type(page.getByLabel('Starts until', { exact: true }), '14:00');
      await keys.press(button('Find times'));
      await expect(button('Find times')).toBeEnabled();
      await keys.reach(page.getByRole('radio').first());
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('radio').nth(1)).toBeChecked();
    });

    await test.step('changes one visit and sees at once what stands against it', async () => {
      await keys.press(button('Change visit 2'));
      const first = await page.getByRole('row', { name: '1 of 6' }).getByRole('cell').nth(1).textContent();
      await keys.type(page.getByLabel('Time', { exact: true }), '21:00');
      await keys.press(button('Use this time'));
      await expect(page.getByRole('row', { name: '2 of 6' })).toContainText('opening hours');
      await expect(button('Hold all 6 slots')).toBeDisabled();
      await keys.reach(page.getByRole('radio').nth(1));
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('row', { name: '1 of 6' })).toContainText(first?.trim() ?? '');
      await expect(page.getByRole('row', { name: '2 of 6' })).toContainText('Free');
    });

    await test.step('holds all six, then books them', async () => {
      await keys.press(button('Hold all 6 slots'));
      await expect(page.getByRole('status').filter({ hasText: 'Held for you' })).toBeVisible();
      await keys.press(button('Book all 6'));
      await expect(page.getByText('6 sessions booked')).toBeVisible();
      await expect(page).toHaveURL(/\/board\?date=2027-03-/);
    });

    await expectNoPointer();
  } finally {
    await clinic.close();
  }
});
