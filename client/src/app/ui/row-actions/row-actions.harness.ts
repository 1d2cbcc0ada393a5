import { BaseHarnessFilters, ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';

interface RowActionsFilters extends BaseHarnessFilters {
  readonly subject?: string | RegExp;
}

/** Presses what stands at the end of a row; the row is found by what its buttons say. */
export class RowActionsHarness extends ComponentHarness {
  static readonly hostSelector = 'tl-row-actions';

  static with(filters: RowActionsFilters): HarnessPredicate<RowActionsHarness> {
    return new HarnessPredicate(RowActionsHarness, filters).addOption('subject', filters.subject, (row, subject) =>
      HarnessPredicate.stringMatches(row.subject(), subject),
    );
  }

  readonly #change = this.locatorFor('button[aria-label^="Change "]');
  readonly #remove = this.locatorFor('button[aria-label^="Remove "]');

  async subject(): Promise<string> {
    return ((await (await this.#change()).getAttribute('aria-label')) ?? '').replace('Change ', '');
  }

  async change(): Promise<void> {
    await (await this.#change()).click();
  }

  async remove(): Promise<void> {
    await (await this.#remove()).click();
  }
}
