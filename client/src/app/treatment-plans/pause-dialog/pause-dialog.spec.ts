import { Clock } from '../../ui/clinic-time/clock';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { TestBed } from '@angular/core/testing';
import { PauseDialog } from './pause-dialog';

const URL = '/api/treatment-plans/p1/pause';
const TYPED = { 'Reason, kept in the record': 'Travels', 'Look again on': '07/12/2026' };

describe('PauseDialog', () => {
  let dialog: OpenedDialog;

  beforeEach(() => {
    dialog = new OpenedDialog(PauseDialog, 'p1', {
      ready: () => {
        TestBed.inject(ClinicZone).set('America/New_York');
        TestBed.inject(Clock).set('2026-11-23T17:00:00Z');
      },
    });
  });

  it('asks for a reason and a day at their fields, and goes to the first', async () => {
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('Reason, kept in the record')).toBe('Say why; it is kept in the record.');
    expect(await dialog.errorAt('Look again on')).toBe('Choose the day to look again.');
    expect(await (await dialog.field('Reason, kept in the record')).isFocused()).toBe(true);
  });

  it('puts a refusal at its field and keeps what was typed', async () => {
    await dialog.write(TYPED);
    await dialog.pressEnter();
    const first = await dialog.refuse(URL, { fieldErrors: { reviewOn: ['At most 90 days ahead.'] } }, 422);
    expect(first.request.body).toEqual({ reason: 'Travels', reviewOn: '2026-12-07' });
    expect(await dialog.errorAt('Look again on')).toBe('At most 90 days ahead.');
    expect(await (await dialog.field('Reason, kept in the record')).value()).toBe('Travels');
    await dialog.write({ 'Look again on': '01/12/2026' });
    await dialog.pressEnter();
    await dialog.accept(URL);
    expect(dialog.closedWith).toEqual([true]);
  });

  it('says what no field can help with, and can be tried again as it stands', async () => {
    await dialog.write(TYPED);
    await dialog.pressEnter();
    await dialog.refuse(URL, { detail: 'The plan is complete.' });
    expect(dialog.alert()).toBe('The plan is complete.');
    await dialog.pressEnter();
    await dialog.accept(URL);
    expect(dialog.closedWith).toEqual([true]);
  });
});
