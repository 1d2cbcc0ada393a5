import { ContentContainerComponentHarness, parallel } from '@angular/cdk/testing';

/** Drives the open confirmation; load it from the document root. */
export class ConfirmDialogHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'tl-confirm-box';

  readonly #title = this.locatorFor('[matDialogTitle]');
  readonly #buttons = this.locatorForAll('mat-dialog-actions button');

  async title(): Promise<string> {
    return (await this.#title()).text();
  }

  async chooseReason(label: string): Promise<void> {
    const options = await this.locatorForAll('option')();
    const labels = await parallel(() => options.map((option) => option.text()));
    const select = await this.locatorFor('select')();
    await select.selectOptions(labels.indexOf(label));
    await select.dispatchEvent('input');
  }

  async write(words: string): Promise<void> {
    const area = await this.locatorFor('textarea')();
    await area.clear();
    await area.sendKeys(words);
  }

  async written(): Promise<string> {
    return (await this.locatorFor('textarea')()).getProperty<string>('value');
  }

  async keep(): Promise<void> {
    await (await this.#buttons())[0]?.click();
  }

  async confirm(): Promise<void> {
    const form = await this.locatorFor('form')();
    await form.dispatchEvent('submit');
  }

  /** What stands in the way: the messages of the fields and the refusal of the act. */
  async errors(): Promise<readonly string[]> {
    const errors = await this.locatorForAll('.error', '.refusal')();
    return parallel(() => errors.map((error) => error.text()));
  }
}
