import { TestBed } from '@angular/core/testing';
import { Clock } from '../../ui/clinic-time/clock';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { AcceptDialog } from './accept-dialog';

const URL = '/api/treatment-plans/p1/accept';

describe('AcceptDialog', () => {
  let dialog: OpenedDialog;

  beforeEach(() => {
    dialog = new OpenedDialog(
      AcceptDialog,
      { id: 'p1', patientId: 'x1', wantsBaseline: false },
      {
        ready: () => {
          TestBed.inject(ClinicZone).set('America/New_York');
          TestBed.inject(Clock).set('2026-11-23T17:00:00Z');
        },
      },
    );
  });

  it('asks for the time at its field, and goes to it', async () => {
    await dialog.write({ At: '' });
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('At')).toBe('Choose a time.');
    expect(await (await dialog.field('At')).isFocused()).toBe(true);
  });

  it('sends the time on the wall of the clinic, and puts a refusal of it at the day', async () => {
    await dialog.write({ 'Signed on': '23/11/2026', At: '11:30' });
    await dialog.pressEnter();
    const fieldErrors = { consentSignedAt: ['It cannot be signed before the consultation.'] };
    const first = await dialog.refuse(URL, { fieldErrors }, 422);
    expect(first.request.body).toEqual({ consentSignedAt: '2026-11-23T16:30:00Z' });
    expect(await dialog.errorAt('Signed on')).toBe('It cannot be signed before the consultation.');
    expect(await (await dialog.field('At')).value()).toBe('11:30');
    await dialog.write({ 'Signed on': '22/11/2026' });
    await dialog.pressEnter();
    const second = await dialog.accept(URL);
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(dialog.closedWith).toEqual([true]);
  });

  it('says what no field can help with, and can be tried again as it stands', async () => {
    await dialog.pressEnter();
    await dialog.refuse(URL, { detail: 'Another plan is open.' });
    expect(dialog.alert()).toBe('Another plan is open.');
    await dialog.pressEnter();
    await dialog.accept(URL);
    expect(dialog.closedWith).toEqual([true]);
  });
});
