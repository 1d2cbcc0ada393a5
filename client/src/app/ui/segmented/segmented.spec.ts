import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, FormField } from '@angular/forms/signals';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { Segmented } from './segmented';

@Component({
  imports: [FormField, Segmented],
  template: `<tl-segmented label="Answer" [segments]="segments" [formField]="form.answer" />`,
})
class Screen {
  readonly segments = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ];
  readonly model = signal({ answer: 'no' });
  readonly form = form(this.model);
}

describe('Segmented', () => {
  it('shows and sets the value of its field', async () => {
    const fixture = TestBed.createComponent(Screen);
    const [yes, no] = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatButtonToggleHarness);
    expect([await yes?.isChecked(), await no?.isChecked()]).toEqual([false, true]);
    await yes?.check();
    expect(fixture.componentInstance.model().answer).toBe('yes');
    fixture.componentInstance.model.set({ answer: 'no' });
    expect([await yes?.isChecked(), await no?.isChecked()]).toEqual([false, true]);
  });
});
