import { BaseHarnessFilters, ComponentHarness, HarnessPredicate, parallel } from '@angular/cdk/testing';

interface FieldFilters extends BaseHarnessFilters {
  readonly label?: string;
}

/** Reads and fills a field as a person does: by its label, with the words below it. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'tl-field';

  static with(filters: FieldFilters): HarnessPredicate<FieldHarness> {
    return new HarnessPredicate(FieldHarness, filters).addOption('label', filters.label, (field, label) =>
      HarnessPredicate.stringMatches(field.label(), label),
    );
  }

  readonly #control = this.locatorFor('input, select, textarea');

  /** Without the mark of what may be left out. */
  async label(): Promise<string> {
    return (await (await this.locatorFor('label')()).text()).replace(/\s+optional$/, '');
  }

  async value(): Promise<string> {
    return (await this.#control()).getProperty<string>('value');
  }

  async isFocused(): Promise<boolean> {
    return (await this.#control()).isFocused();
  }

  async isMarkedInvalid(): Promise<boolean> {
    return (await (await this.#control()).getAttribute('aria-invalid')) === 'true';
  }

  /** The words that a screen reader adds to the control: its help, or its error instead. */
  async description(): Promise<string> {
    const id = await (await this.#control()).getAttribute('aria-describedby');
    const words = await this.locatorForOptional('.error, .help')();
    return words && id === (await words.getAttribute('id')) ? words.text() : '';
  }

  async error(): Promise<string> {
    return (await (await this.locatorForOptional('.error')())?.text()) ?? '';
  }

  async help(): Promise<string> {
    return (await (await this.locatorForOptional('.help')())?.text()) ?? '';
  }

  /** Replaces what is written, and leaves the field. */
  async write(text: string): Promise<void> {
    const control = await this.#control();
    await control.clear();
    if (text !== '') await control.sendKeys(text);
    await control.dispatchEvent('change');
    await control.blur();
  }

  async choose(label: string): Promise<void> {
    const options = await this.locatorForAll('option')();
    const labels = await parallel(() => options.map((option) => option.text()));
    const select = await this.#control();
    await select.selectOptions(labels.indexOf(label));
    await select.dispatchEvent('input');
  }

  async options(): Promise<readonly string[]> {
    const options = await this.locatorForAll('option')();
    return parallel(() => options.map((option) => option.text()));
  }
}
