import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog that was asked for, once it has taken the focus: what is typed before that would go elsewhere. */
export async function openedDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  return dialog;
}

/** Answers the question of a dialog and waits until it is gone. */
export async function confirm(page: Page, verb: string): Promise<void> {
  const dialog = await openedDialog(page);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await expect(dialog).toBeHidden();
}
