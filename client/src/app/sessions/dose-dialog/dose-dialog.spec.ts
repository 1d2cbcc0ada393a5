import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { DoseDialog } from './dose-dialog';

const URL = '/api/sessions/s1/dose';
const TYPED = { 'Concentration, mg/mL': '10', 'Drawn, mL': '4,5', 'Wasted, mL': '0.5' };

describe('DoseDialog', () => {
  let dialog: OpenedDialog;

  const open = async (more: object = {}) => {
    const me = { session: signal({ staff: { id: 'me' } }) };
    const session = { id: 's1', state: 'in_session', orderedMg: 45, givenMg: 5, ...more };
    dialog = new OpenedDialog(DoseDialog, session, {
      providers: [provideHeyApiClient(client), { provide: Auth, useValue: me }],
      ready: () => TestBed.inject(ClinicZone).set('America/New_York'),
    });
    await dialog.load('/api/staff/clinicians', [
      { id: 'me', displayName: 'Dr Imogen Sable' },
      { id: 'other', displayName: 'Noor Amin' },
    ]);
  };

  const openLate = async () => {
    TestBed.resetTestingModule();
    await open({ state: 'discharged', doseStartedAt: '2027-03-01T15:10:30.000Z', givenMg: 0 });
    await dialog.write(TYPED);
  };

  beforeEach(() => open());

  it('asks when a dose was given that is written down after the discharge', async () => {
    await openLate();
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('Given at')).toBe('Enter when it was given.');
    await dialog.write({ 'Given at': '10:12' });
    await dialog.pressEnter();
    const fieldErrors = { givenAt: ['Enter a time between the dose start and the discharge.'] };
    const sent = await dialog.refuse(URL, { fieldErrors }, 422);
    expect(sent.request.body).toMatchObject({ givenAt: '2027-03-01T15:12:00Z' });
    expect(await dialog.errorAt('Given at')).toBe(fieldErrors.givenAt[0]);
  });

  it('takes the minute of the dose start for the start', async () => {
    await openLate();
    await dialog.write({ 'Given at': '10:10' });
    await dialog.pressEnter();
    const sent = await dialog.accept(URL, { id: 's1' });
    expect(sent.request.body).toMatchObject({ givenAt: '2027-03-01T15:10:30.000Z' });
  });

  it('asks for the amounts at their fields, and goes to the first that is missing', async () => {
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('Concentration, mg/mL')).toBe('Enter an amount.');
    expect(await dialog.errorAt('Drawn, mL')).toBe('Enter an amount.');
    expect(await (await dialog.field('Concentration, mg/mL')).isFocused()).toBe(true);
    await dialog.write({ 'Drawn, mL': '4.555' });
    expect(await dialog.errorAt('Drawn, mL')).toBe('At most two decimals.');
  });

  it('shows what would be given while it is typed, and in all', async () => {
    await dialog.write(TYPED);
    expect(dialog.status()).toContain('4 mL given');
    expect(dialog.status()).toContain('4 mL x 10 mg/mL = 40 mg, in all 45 of 45 mg ordered.');
    expect(await (await dialog.field('Concentration, mg/mL')).help()).toBe('40 mg are 4 mL');
  });

  it('lets nobody witness their own waste', async () => {
    expect(await (await dialog.field('Witness of the waste')).options()).toEqual(['Nobody', 'Noor Amin']);
  });

  it('puts a refusal at its field, keeps what was typed, and sends it again as the same act', async () => {
    await dialog.write(TYPED);
    await dialog.pressEnter();
    const fieldErrors = { wasteWitnessId: ['Choose who saw the waste.'] };
    const first = await dialog.refuse(URL, { fieldErrors }, 422);
    expect(first.request.body).toMatchObject({ concentrationMgPerMl: 10, drawnMl: 4.5, wastedMl: 0.5 });
    expect(await dialog.errorAt('Witness of the waste')).toBe('Choose who saw the waste.');
    expect(await (await dialog.field('Drawn, mL')).value()).toBe('4,5');
    await (await dialog.field('Witness of the waste')).choose('Noor Amin');
    await dialog.pressEnter();
    const second = await dialog.accept(URL, { id: 's1' });
    expect(second.request.body).toMatchObject({ wasteWitnessId: 'other' });
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(dialog.closedWith).toEqual([{ id: 's1' }]);
  });

  it('says what no field can help with, and can be tried again as it stands', async () => {
    await dialog.write(TYPED);
    await dialog.pressEnter();
    await dialog.refuse(URL, { detail: 'Dosing has not begun.' });
    expect(dialog.alert()).toContain('Dosing has not begun.');
    expect(dialog.closedWith).toEqual([]);
    await dialog.pressEnter();
    await dialog.accept(URL, { id: 's1' });
    expect(dialog.closedWith).toHaveLength(1);
  });
});
