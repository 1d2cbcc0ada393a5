import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { form, FormField, required } from '@angular/forms/signals';
import { Field } from './field';
import { FieldHarness } from './field.harness';
import { Input } from './input';

@Component({
  imports: [Field, FormField, Input],
  template: `
    <tl-field label="Name" help="As on the card" [control]="form.name" [refusal]="refusal()">
      <input tlInput [formField]="form.name" />
    </tl-field>
    <tl-field label="Remark" optional><textarea tlInput></textarea></tl-field>
  `,
})
class Screen {
  readonly refusal = signal<string | undefined>(undefined);
  readonly form = form(signal({ name: '' }), (path) => {
    required(path.name, { message: 'Enter a name.' });
  });
}

describe('Field', () => {
  let fixture: ComponentFixture<Screen>;

  beforeEach(() => {
    fixture = TestBed.createComponent(Screen);
  });

  const field = (label: string) => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));

  it('describes its control with the help, and with nothing when there is none', async () => {
    expect(await (await field('Name')).description()).toBe('As on the card');
    expect(await (await field('Remark')).description()).toBe('');
  });

  it('says an error only once the person has been in the field, and then instead of the help', async () => {
    const name = await field('Name');
    expect(await name.error()).toBe('');
    expect(await name.isMarkedInvalid()).toBe(false);
    await name.write('');
    expect(await name.description()).toBe('Enter a name.');
    expect(await name.help()).toBe('');
    expect(await name.isMarkedInvalid()).toBe(true);
    await name.write('Ada');
    expect(await name.description()).toBe('As on the card');
  });

  it('shows a refusal of the server without making the form invalid', async () => {
    const name = await field('Name');
    await name.write('Ada');
    fixture.componentInstance.refusal.set('Ada is taken.');
    expect(await name.description()).toBe('Ada is taken.');
    expect(await name.isMarkedInvalid()).toBe(true);
    expect(fixture.componentInstance.form().valid()).toBe(true);
  });
});
