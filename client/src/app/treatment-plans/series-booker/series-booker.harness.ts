import { ComponentHarness, TestElement } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

export class SeriesBookerHarness extends ComponentHarness {
  static readonly hostSelector = 'tl-series-booker';

  readonly #rows = this.locatorForAll('tl-series-visits tbody tr');
  readonly #proposals = this.locatorForAll('tl-proposal-cards label');
  readonly #loosenings = this.locatorForAll('.loosen li');
  readonly #alert = this.locatorForOptional('[role=alert]');

  /** Rows of the visits, without the button at their end. */
  async visits(): Promise<string[]> {
    return (await texts(await this.#rows())).map((text) => text.replace(/ Change$/, ''));
  }

  loosenings(): Promise<string[]> {
    return this.#loosenings().then(texts);
  }

  async alert(): Promise<string> {
    return (await (await this.#alert())?.text()) ?? '';
  }

  async choose(proposal: string): Promise<void> {
    for (const label of await this.#proposals()) if ((await label.text()).includes(proposal)) await label.click();
  }

  async press(name: string): Promise<void> {
    await (await this.#button(name)).click();
  }

  async isEnabled(name: string): Promise<boolean> {
    return !(await (await this.#button(name)).isDisabled());
  }

  #button(text: string): Promise<MatButtonHarness> {
    return this.locatorFor(MatButtonHarness.with({ text }))();
  }
}

async function texts(elements: readonly TestElement[]): Promise<string[]> {
  const all = await Promise.all(elements.map((element) => element.text()));
  return all.map((text) => text.replace(/\s+/g, ' ').trim());
}
