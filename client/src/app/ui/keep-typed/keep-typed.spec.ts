import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ApplicationRef, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog, MatDialogRef, MatDialogState } from '@angular/material/dialog';
import { ConfirmDialogHarness } from '../confirm-dialog/confirm-dialog.harness';
import { KeepTyped } from './keep-typed';

@Component({
  template: `<input aria-label="Name" /><input aria-label="Search" type="search" />
    <label data-acts-at-once><input aria-label="At once" type="checkbox" /></label>`,
})
class Form {}

describe('KeepTyped', () => {
  let dialog: MatDialogRef<Form>;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }],
    });
    TestBed.inject(KeepTyped);
    dialog = TestBed.inject(MatDialog).open(Form);
    await settle();
  });

  const isOpen = () => dialog.getState() === MatDialogState.OPEN;
  const settle = () => TestBed.inject(ApplicationRef).whenStable();
  const enter = (name: string) =>
    document.querySelector(`[aria-label="${name}"]`)?.dispatchEvent(new Event('input', { bubbles: true }));
  async function escape(): Promise<void> {
    const key = { key: 'Escape', keyCode: 27, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', key));
    await settle();
  }
  const question = () =>
    TestbedHarnessEnvironment.documentRootLoader(TestBed.createComponent(Form)).getHarnessOrNull(ConfirmDialogHarness);

  it('lets Escape close a dialog that nothing was entered into', async () => {
    await escape();
    expect(isOpen()).toBe(false);
  });

  it('asks before it discards what was typed, and keeps it', async () => {
    enter('Name');
    await escape();
    const asked = await question();
    expect(await asked?.title()).toBe('Discard what you typed?');
    await asked?.keep();
    await settle();
    expect(isOpen()).toBe(true);
  });

  it('discards when told so', async () => {
    enter('Name');
    await escape();
    await (await question())?.confirm();
    await settle();
    expect(isOpen()).toBe(false);
  });

  it('asks a click beside the dialog the same', async () => {
    enter('Name');
    document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
    await settle();
    expect(isOpen()).toBe(true);
    expect(await question()).not.toBeNull();
  });

  it.each(['Search', 'At once'])('does not ask after %s', async (name) => {
    enter(name);
    await escape();
    expect(isOpen()).toBe(false);
  });
});
