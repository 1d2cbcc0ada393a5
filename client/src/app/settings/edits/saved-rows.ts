import { inject, Service } from '@angular/core';
import { Values } from '../edit-dialog/edit';
import { Lists, SettingsApi } from '../settings-api';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** What is saved meanwhile, for a dialog whose row somebody else changed first. */
@Service()
export class SavedRows {
  readonly #api = inject(SettingsApi);

  /** The row of a list as it is saved now; undefined when it is gone. */
  async current<L extends keyof Lists>(list: L, { id }: Versioned, valuesOf: (row: Lists[L]) => Values) {
    const row = (await this.#api.fresh(list)).find((one) => one.id === id);
    return row && { version: 'version' in row ? row.version : 0, values: valuesOf(row) };
  }

  /** The same for a row that is a part of another: an exception of a location, a shift of a clinician. */
  async currentOf<L extends keyof Lists, T extends Versioned>(
    list: L,
    { id }: Versioned,
    rowsOf: (parent: Lists[L]) => readonly T[],
    valuesOf: (row: T) => Values,
  ) {
    const rows: T[] = (await this.#api.fresh(list)).flatMap((parent) => [...rowsOf(parent)]);
    const row = rows.find((one) => one.id === id);
    return row && { version: row.version, values: valuesOf(row) };
  }
}
