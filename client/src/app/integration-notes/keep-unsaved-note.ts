import { CanDeactivateFn } from '@angular/router';

/** A screen that can say whether everything typed has been saved, after trying once more. */
export interface SavesBeforeLeaving {
  saveBeforeLeaving(): Promise<boolean>;
}

/** Leaves at once when all is saved; asks when the server did not take the last words. */
export const keepUnsavedNote: CanDeactivateFn<SavesBeforeLeaving> = async (page) =>
  (await page.saveBeforeLeaving()) ||
  globalThis.confirm('The last words are not saved yet: the server does not answer. Leave and lose them?');
