import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { Auth } from '../auth/auth';

/** A screen that can say whether everything typed has been saved, after trying once more. */
export interface SavesBeforeLeaving {
  saveBeforeLeaving(): Promise<boolean>;
}

/** Leaves at once when all is saved; asks when the server did not take the last words. A sign-out has asked already. */
export const keepUnsavedNote: CanDeactivateFn<SavesBeforeLeaving> = async (page) =>
  inject(Auth).state().kind === 'signedOut' ||
  (await page.saveBeforeLeaving()) ||
  globalThis.confirm('The last words are not saved yet: the server does not answer. Leave and lose them?');
