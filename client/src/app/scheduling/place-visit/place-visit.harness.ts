import { ContentContainerComponentHarness, parallel } from '@angular/cdk/testing';
import { FieldHarness } from '../../ui/field/field.harness';

/** Drives the open form that places a visit; load it from the document root. */
export class PlaceVisitHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'tl-place-visit';

  async title(): Promise<string> {
    return (await this.locatorFor('[matDialogTitle]')()).text();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  field(label: string): Promise<FieldHarness> {
    return this.getHarness(FieldHarness.with({ label }));
  }

  async fieldLabels(): Promise<readonly string[]> {
    const fields = await this.getAllHarnesses(FieldHarness);
    return parallel(() => fields.map((field) => field.label()));
  }

  async press(label: string): Promise<void> {
    for (const button of await this.locatorForAll('button')()) {
      if ((await button.text()) === label) return button.click();
    }
    throw new Error(`There is no button "${label}".`);
  }

  /** As Enter in a field does. */
  async submit(): Promise<void> {
    await (await this.locatorFor('form')()).dispatchEvent('submit');
  }
}
