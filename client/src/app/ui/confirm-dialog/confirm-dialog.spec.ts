import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Confirmation, ConfirmDialog, ReasonGiven } from './confirm-dialog';
import { ConfirmDialogHarness } from './confirm-dialog.harness';

@Component({ template: '' })
class Screen {
  readonly confirm = inject(ConfirmDialog);
}

const CANCEL: Confirmation = {
  title: 'Cancel this session?',
  message: 'The slot opens again.',
  reasons: [
    { value: 'unwell', label: 'Patient unwell' },
    { value: 'ride', label: 'No ride home' },
  ],
  keep: 'Keep the session',
  verb: 'Cancel the session',
  destructive: true,
};

async function ask(
  confirmation: Confirmation,
): Promise<{ answer: Promise<ReasonGiven | undefined>; dialog: ConfirmDialogHarness }> {
  const fixture = TestBed.createComponent(Screen);
  const answer = fixture.componentInstance.confirm.ask(confirmation);
  await fixture.whenStable();
  const dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(ConfirmDialogHarness);
  return { answer, dialog };
}

describe('ConfirmDialog', () => {
  it('gives the reason and the words', async () => {
    const { answer, dialog } = await ask(CANCEL);
    expect(await dialog.title()).toBe('Cancel this session?');
    await dialog.chooseReason('No ride home');
    await dialog.write('  Sister is ill.  ');
    await dialog.confirm();
    expect(await answer).toEqual({ reason: 'ride', words: 'Sister is ill.' });
  });

  it('gives nothing when things are kept as they are', async () => {
    const { answer, dialog } = await ask(CANCEL);
    await dialog.keep();
    expect(await answer).toBeUndefined();
  });

  it('does not go on without a reason, and says so at the field', async () => {
    const { dialog } = await ask(CANCEL);
    expect(await dialog.errors()).toEqual([]);
    await dialog.confirm();
    expect(await dialog.errors()).toEqual(['Choose a reason.']);
    await dialog.keep();
  });

  it('asks for words when there is nothing to choose from', async () => {
    const { answer, dialog } = await ask({ title: 'Void?', message: 'm', keep: 'Keep', verb: 'Void the score' });
    await dialog.write('   ');
    await dialog.confirm();
    expect(await dialog.errors()).toEqual(['Say why; it is kept in the record.']);
    await dialog.write('Wrong patient');
    await dialog.confirm();
    expect(await answer).toEqual({ reason: '', words: 'Wrong patient' });
  });

  it('stays open with everything in it when the act is refused', async () => {
    const refusals = ['The visit has begun at another desk.', undefined];
    const act = jest.fn(() => Promise.resolve(refusals.shift()));
    const { answer, dialog } = await ask({ ...CANCEL, act });
    await dialog.chooseReason('Patient unwell');
    await dialog.write('Fever');
    await dialog.confirm();
    expect(await dialog.errors()).toEqual(['The visit has begun at another desk.']);
    expect(await dialog.written()).toBe('Fever');
    await dialog.confirm();
    expect(await answer).toEqual({ reason: 'unwell', words: 'Fever' });
    expect(act).toHaveBeenCalledTimes(2);
  });
});
