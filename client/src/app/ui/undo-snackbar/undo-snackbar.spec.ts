import { Component, inject } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { UndoSnackbar } from './undo-snackbar';

@Component({ template: '' })
class Screen {
  readonly snackbar = inject(UndoSnackbar);
}

describe('UndoSnackbar', () => {
  let fixture: ComponentFixture<Screen>;

  beforeEach(() => {
    fixture = TestBed.createComponent(Screen);
  });

  const bar = () => document.querySelector('tl-undo-bar');

  it('says what was done and takes it back at most once', async () => {
    const undo = jest.fn();
    fixture.componentInstance.snackbar.show('Moved to Elm, 13:30', undo);
    await fixture.whenStable();
    expect(bar()?.textContent).toContain('Moved to Elm, 13:30');
    const button = bar()?.querySelector('button');
    expect(button?.textContent.trim()).toBe('Undo');
    button?.click();
    button?.click();
    await fixture.whenStable();
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('offers no way back where there is none', async () => {
    fixture.componentInstance.snackbar.say('Booster booked');
    await fixture.whenStable();
    expect(bar()?.querySelector('button')?.textContent.trim()).toBe('Close');
    expect(bar()?.querySelector('svg')).toBeNull();
  });
});
