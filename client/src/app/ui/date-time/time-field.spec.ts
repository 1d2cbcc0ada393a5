import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { Field } from '../field/field';
import { FieldHarness } from '../field/field.harness';
import { DateField } from './date-field';
import { TimeField } from './time-field';

@Component({
  imports: [DateField, Field, FormField, TimeField],
  template: `
    <tl-field label="Date" [control]="form.date"><tl-date-field [formField]="form.date" /></tl-field>
    <tl-field label="Time" [control]="form.time"><tl-time-field [formField]="form.time" /></tl-field>
  `,
})
class Screen {
  readonly model = signal({ date: '2026-11-24', time: '09:30' });
  readonly form = form(this.model, (path) => {
    required(path.time, { message: 'Choose a time.' });
  });
}

describe('the fields of date and time', () => {
  let fixture: ComponentFixture<Screen>;

  beforeEach(() => {
    fixture = TestBed.createComponent(Screen);
  });

  const field = (label: string) => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));

  it.each([
    ['9', '09:00'],
    ['13:45', '13:45'],
    ['2 pm', '14:00'],
    ['', ''],
  ])('reads a time written as %p', async (text, time) => {
    await (await field('Time')).write(text);
    expect(fixture.componentInstance.model().time).toBe(time);
  });

  it.each([
    ['Time', 'half nine', 'Write the time as 13:30.'],
    ['Date', 'next Tue', 'Write the date as 24/11/2026.'],
  ])('keeps what it cannot read in %s, with a word on how to write it', async (label, text, error) => {
    const it = await field(label);
    await it.write(text);
    expect(await it.value()).toBe(text);
    expect(await it.error()).toBe(error);
    expect(await it.isMarkedInvalid()).toBe(true);
    expect(fixture.componentInstance.form().valid()).toBe(false);
  });

  it('takes another try, and an emptied field is empty and no longer unreadable', async () => {
    const time = await field('Time');
    await time.write('half nine');
    await time.write('9:45');
    expect(await time.error()).toBe('');
    expect(fixture.componentInstance.model().time).toBe('09:45');
    await time.write('noon');
    await time.write('');
    expect(await time.error()).toBe('Choose a time.');
  });

  it('shows a value that comes from outside, also while it has the focus', async () => {
    const time = await field('Time');
    fixture.componentInstance.form.time().focusBoundControl();
    expect(await time.isFocused()).toBe(true);
    fixture.componentInstance.model.update((model) => ({ ...model, time: '11:15', date: '2026-12-01' }));
    expect(await time.value()).toBe('11:15');
    expect(await (await field('Date')).value()).toBe('Tue 1 Dec 2026');
  });

  it('gives way from unreadable text to a value from outside', async () => {
    const time = await field('Time');
    await time.write('half nine');
    fixture.componentInstance.model.update((model) => ({ ...model, time: '11:15' }));
    expect(await time.value()).toBe('11:15');
    expect(await time.error()).toBe('');
  });
});
