import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { AmendDialog } from './amend-dialog';

const URL = '/api/treatment-plans/p1/amend';
const REASON = 'Reason, kept in the record';

describe('AmendDialog', () => {
  it('asks for a dose of each new slot and a reason at their fields, and goes to the first', async () => {
    const dialog = new OpenedDialog(AmendDialog, { id: 'p1', sessionCount: 3, done: 2 });
    await dialog.write({ 'Session 4': '0.5', 'Session 5': '4' });
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('Session 4')).toBe('');
    expect(await dialog.errorAt('Session 5')).toBe('More than 0, at most 3.');
    expect(await dialog.errorAt('Session 6')).toBe('More than 0, at most 3.');
    expect(await dialog.errorAt(REASON)).toBe('Say why; it is kept in the record.');
    expect(await (await dialog.field('Session 5')).isFocused()).toBe(true);
  });

  it('puts refusals where they belong and keeps what was typed', async () => {
    const dialog = new OpenedDialog(AmendDialog, { id: 'p1', sessionCount: 3, done: 2 });
    await dialog.write({ 'Session 4': '0.5', 'Session 5': '0.5555', 'Session 6': '0.6', [REASON]: 'Responds well' });
    await dialog.pressEnter();
    const fieldErrors = { addedDoses: ['Enter mg/kg with at most 3 decimals.'], reason: ['At most 500 letters.'] };
    const first = await dialog.refuse(URL, { fieldErrors }, 422);
    expect(first.request.body).toEqual({ sessionCount: 6, addedDoses: [0.5, 0.5555, 0.6], reason: 'Responds well' });
    expect(dialog.alert()).toBe('Enter mg/kg with at most 3 decimals.');
    expect(await dialog.errorAt(REASON)).toBe('At most 500 letters.');
    expect(await (await dialog.field('Session 4')).value()).toBe('0.5');
    await dialog.write({ 'Session 5': '0.555', [REASON]: 'Responds' });
    await dialog.pressEnter();
    await dialog.accept(URL);
    expect(dialog.closedWith).toEqual([true]);
  });

  it('puts what the server says of one dose at its field', async () => {
    const dialog = new OpenedDialog(AmendDialog, { id: 'p1', sessionCount: 3, done: 2 });
    await dialog.write({ 'Session 4': '0.5', 'Session 5': '0.5', 'Session 6': '0.6', [REASON]: 'Responds well' });
    await dialog.pressEnter();
    const words = 'Order more than 0 and at most 3 mg/kg.';
    await dialog.refuse(URL, { fieldErrors: { 'addedDoses.2': [words] } }, 422);
    expect([await dialog.errorAt('Session 5'), await dialog.errorAt('Session 6')]).toEqual(['', words]);
  });

  it('asks for no dose when sessions are taken away, and says when that completes the plan', async () => {
    const dialog = new OpenedDialog(AmendDialog, { id: 'p1', sessionCount: 6, done: 3 });
    await dialog.write({ [REASON]: 'Enough' });
    expect(dialog.text()).toContain('Three sessions are done, so the plan is complete at once.');
    await dialog.pressEnter();
    const first = await dialog.refuse(URL, { detail: 'A session of these is booked.' });
    expect(first.request.body).toEqual({ sessionCount: 3, addedDoses: [], reason: 'Enough' });
    expect(dialog.alert()).toBe('A session of these is booked.');
    expect(dialog.closedWith).toEqual([]);
  });
});
