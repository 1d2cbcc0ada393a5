import { MatButtonToggleGroupHarness, MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { DischargeDialog } from './discharge-dialog';

const URL = '/api/sessions/s1/discharge';
const SESSION = { id: 's1', patient: { name: 'Ada Moss' }, escortName: null };

describe('DischargeDialog', () => {
  let dialog: OpenedDialog;

  beforeEach(() => {
    dialog = new OpenedDialog(DischargeDialog, SESSION);
  });

  /** The first group chooses the scale, each of the others is an item. */
  async function score(points: readonly number[]): Promise<void> {
    const [, ...items] = await dialog.loader.getAllHarnesses(MatButtonToggleGroupHarness);
    expect(items).toHaveLength(5);
    for (const [index, value] of points.entries()) {
      const toggles = await items[index]?.getToggles({ text: String(value) });
      await toggles?.[0]?.check();
    }
  }

  const tick = async (label: RegExp) => (await dialog.loader.getHarness(MatCheckboxHarness.with({ label }))).check();

  const escort = () => document.querySelector<HTMLInputElement>('[aria-label="Name of the escort"]');

  it('adds up only when every item has its points, and begins anew with another scale', async () => {
    await score([2, 2, 2, 2]);
    expect(dialog.status()).toBe('Score every item, at least 9 needed');
    await score([2, 2, 2, 2, 1]);
    expect(dialog.status()).toBe('Score 9 of 10, at least 9 needed');
    await (await dialog.loader.getHarness(MatButtonToggleHarness.with({ text: /PADSS/ }))).check();
    await (await dialog.loader.getHarness(MatButtonToggleHarness.with({ text: /Aldrete/ }))).check();
    expect(dialog.status()).toBe('Score every item, at least 9 needed');
  });

  it('says what is missing, keeps all that was entered, and closes with the fresh session', async () => {
    await score([2, 2, 2, 2, 2]);
    await tick(/Walks unaided/);
    await tick(/Written instructions/);
    await dialog.press('Discharge the patient');
    const first = await dialog.refuse(URL, { detail: 'The escort is not there.' });
    expect(first.request.body).toMatchObject({ scale: 'aldrete', walksUnaided: true, escortPresent: false });
    expect(dialog.alert()).toBe('The escort is not there.');
    expect(dialog.status()).toContain('Score 10 of 10');
    await tick(/Escort present/);
    const name = escort();
    if (name) name.value = '  June Moss ';
    name?.dispatchEvent(new Event('input'));
    await dialog.press('Discharge the patient');
    const second = await dialog.accept(URL, { id: 's1', state: 'discharged' });
    expect(second.request.body).toMatchObject({
      escortPresent: true,
      escortName: 'June Moss',
      instructionsGiven: true,
    });
    expect(dialog.closedWith).toEqual([{ id: 's1', state: 'discharged' }]);
  });

  it('can be sent once, until it is answered', async () => {
    await dialog.press('Discharge the patient');
    await dialog.press('Discharge the patient');
    await dialog.refuse(URL, {});
    expect(await dialog.isEnabled('Discharge the patient')).toBe(true);
  });
});
