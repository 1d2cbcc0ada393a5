import { expect, type Locator, type Page } from '@playwright/test';

/** Whatever stands over the page: forms, and on top of them perhaps a question that wants an answer. */
export function dialogsOf(page: Page): Locator {
  return page.getByRole('dialog').or(page.getByRole('alertdialog'));
}

/** The dialog that was asked for, once it has taken the focus: what is typed before that would go elsewhere. */
export async function openedDialog(page: Page): Promise<Locator> {
  const dialog = dialogsOf(page).last();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  return dialog;
}

/** Answers the question of a dialog and waits until it is gone. */
export async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = await openedDialog(page);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await expect(dialogsOf(page)).toHaveCount(0);
}
