import type { Page } from '@playwright/test';
import { Api } from '../fixtures/api.js';
import { signIn } from '../fixtures/staff.js';
import { expect, test } from '../fixtures/test.js';

const WORDS = 'Zephyr over the harbour wall';

test('what is typed without a network is there after the tab was closed, and gone from the device at a sign-out that asks', async ({
  page,
  context,
  baseURL,
  faults,
}) => {
  const draft = await draftOf(baseURL ?? '');
  await signIn(page, 'clinician');
  await page.goto(`/notes/${draft}`);
  await expect(page.getByLabel('Supports')).toBeVisible();

  await context.setOffline(true);
  await page.getByLabel('Supports').fill(WORDS);
  await expect(page.getByText('kept on this device')).toBeVisible();
  expect(await stored(page)).toMatchObject({ values: 1, readable: false });
  // As a crash of the browser would: nobody is asked, nothing is saved on the way out.
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const again = await context.newPage();
  again.on('pageerror', (error) => faults.push(error.message));
  await again.goto(`/notes/${draft}`);
  await expect(again.getByLabel('Supports')).toHaveValue(WORDS);
  await expect(again.getByText('Words that were not saved are back')).toBeVisible();
  await expect(again.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(await stored(again)).toMatchObject({ values: 0 });

  // Something waits again when the person leaves.
  await again.route('**/api/integration-notes/*', (route) => route.abort());
  await again.getByLabel('Supports').fill(`${WORDS}, twice`);
  await expect.poll(() => stored(again)).toMatchObject({ values: 1, readable: false });
  const signOut = async () => {
    await again.getByRole('button', { name: /^Account of/ }).click();
    await again.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  again.once('dialog', (dialog) => void dialog.dismiss());
  const asked = again.waitForEvent('dialog');
  await signOut();
  expect((await asked).message()).toContain('not on the server yet');
  await expect(again.getByLabel('Supports')).toHaveValue(`${WORDS}, twice`);
  again.once('dialog', (dialog) => void dialog.accept());
  await signOut();
  await expect.poll(() => again.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

/** A draft of the clinician, from the clinic's own Today. */
async function draftOf(url: string): Promise<string> {
  const { body } = await (await Api.signIn(url, 'clinician')).send('GET', '/integration-notes/unsigned');
  const [first] = body as { id: string }[];
  if (!first) throw new Error('The demo clinic has no unsigned note.');
  return first.id;
}

/** What a look into the browser's storage shows: how many values wait, and whether any of the words can be read. */
function stored(page: Page): Promise<{ values: number; readable: boolean }> {
  return page.evaluate(async (words) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('throughline');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('no storage'));
    });
    const all = (name: string) =>
      new Promise<unknown[]>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll() as IDBRequest<unknown[]>;
        request.onsuccess = () => resolve(request.result);
      });
    const values = (await all('line')) as { bytes: ArrayBuffer }[];
    const keys = (await all('key')) as CryptoKey[];
    database.close();
    const texts = values.map(({ bytes }) => new TextDecoder().decode(bytes)).join();
    const taken = await Promise.all(
      keys.map((key) =>
        crypto.subtle.exportKey('raw', key).then(
          () => true,
          () => false,
        ),
      ),
    );
    const kept = texts + JSON.stringify({ ...localStorage, ...sessionStorage });
    return { values: values.length, readable: kept.includes(words.slice(0, 6)) || taken.includes(true) };
  }, WORDS);
}
