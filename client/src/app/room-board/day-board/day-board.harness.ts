import { ComponentHarness } from '@angular/cdk/testing';

/** The rooms of a day as a person works with them. */
export class DayBoardHarness extends ComponentHarness {
  static hostSelector = 'tl-day-board';

  readonly #scroller = this.locatorFor('.scroller');
  readonly #ghost = this.locatorForOptional('tl-move-ghost');
  readonly #visits = this.locatorForAll('button.visit');

  /** "Odette Marlowe" of every visit, room by room in time order. */
  async visits(): Promise<string[]> {
    const names = await this.locatorForAll('button.visit b')();
    return Promise.all(names.map((name) => name.text()));
  }

  async focus(name: string): Promise<void> {
    await (await this.visit(name)).focus();
  }

  async visit(name: string) {
    for (const visit of await this.#visits()) if ((await visit.text()).includes(name)) return visit;
    throw new Error(`${name} is not on the board`);
  }

  /** What the ghost says; undefined while nothing is moved. */
  async ghost(): Promise<string | undefined> {
    return (await this.#ghost())?.text();
  }

  async scroller() {
    return this.#scroller();
  }
}
