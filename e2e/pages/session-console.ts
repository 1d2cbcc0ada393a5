import { expect, type Page } from '@playwright/test';
import { openedDialog } from './dialog.js';

const READING = {
  'Heart rate, per minute': '72',
  'SpO2, %': '98',
  'Respiratory rate, per minute, optional': '14',
  'MOAA/S 0 to 5, optional': '5',
};

/** The screen beside the chair, as a clinician works through it. */
export class SessionConsole {
  constructor(readonly page: Page) {}

  /** Every check that blocks, as it should be; escort and weight are typed. */
  async answerChecks(weightKg: string): Promise<void> {
    const { page } = this;
    for (const [check, answer] of [
      ['Identity', 'Confirmed'],
      ['Fasting', 'Kept'],
      ['Contraindications', 'Unchanged'],
      ['Safety', 'No concern'],
      ['Medication hold', 'As instructed'],
      ['Pregnancy test', 'Not applicable'],
    ] as const) {
      const group = page.getByRole('radiogroup', { name: check, exact: true });
      await group.getByRole('radio', { name: answer, exact: true }).click();
      await expect(group.getByRole('radio', { name: answer, exact: true })).toBeChecked();
    }
    await page.getByLabel('Escort, name').fill('Dara Quist');
    await page.getByLabel('Escort, telephone').fill('555 0142');
    await page.getByLabel('Escort, telephone').press('Enter');
    await expect(page.getByText('Escort, 555 0142')).toBeVisible();
    await page.getByLabel('Weight measured now, kg').fill(weightKg);
    await page.getByLabel('Weight measured now, kg').press('Enter');
    await expect(page.getByText(`${weightKg} kg`).first()).toBeVisible();
  }

  async step(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async recordReading(systolic: string, diastolic: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Record reading' }).click();
    await expect(page.getByLabel('Systolic, mmHg')).toBeFocused();
    await page.keyboard.type(systolic);
    await page.getByLabel('Diastolic, mmHg').fill(diastolic);
    for (const [label, value] of Object.entries(READING)) await page.getByLabel(label).fill(value);
    await page.keyboard.press('Enter');
    // Until it is saved it stands there as pending, and cannot be corrected yet.
    const saved = page.getByRole('row', { name: `${systolic}/${diastolic}` });
    await expect(saved.getByRole('button', { name: 'Correct the reading' })).toBeVisible();
  }

  /** 50 mg in a millilitre; nothing is left over. */
  async recordDose(ml: string, mg: string): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: 'Record dose' }).click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('Concentration').fill('50');
    await dialog.getByLabel('Drawn').fill(ml);
    await dialog.getByRole('button', { name: 'Record the dose' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`${mg} mg`, { exact: true })).toBeVisible();
  }

  async discharge(): Promise<void> {
    const { page } = this;
    await this.step('Discharge');
    const dialog = await openedDialog(page);
    for (const item of ['Activity', 'Respiration', 'Circulation', 'Consciousness', 'Saturation'])
      await dialog.getByRole('radiogroup', { name: item }).getByRole('radio', { name: '2' }).click();
    await expect(dialog.getByRole('status')).toContainText('Score 10 of 10');
    for (const seen of ['Walks unaided', 'Written instructions given', 'Escort present'])
      await dialog.getByRole('checkbox', { name: seen }).check();
    await dialog.getByRole('button', { name: 'Discharge the patient' }).click();
    await expect(dialog).toBeHidden();
  }
}
