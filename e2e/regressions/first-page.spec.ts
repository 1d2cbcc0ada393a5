import { expect, test } from '../fixtures/test.js';

/** Everything that comes over the wire before somebody can sign in, headers included (docs/performance.md). */
const LIMIT_BYTES = 200_000;

test('the page to sign in on stays within its weight', async ({ page }) => {
  const network = await page.context().newCDPSession(page);
  const weights = new Map<string, number>();
  const addresses = new Map<string, string>();
  network.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    weights.set(addresses.get(requestId) ?? requestId, encodedDataLength),
  );
  await network.send('Network.enable');
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  const heaviestFirst = [...weights].toSorted(([, a], [, b]) => b - a);
  expect(heaviestFirst.length).toBeGreaterThan(4);
  const total = heaviestFirst.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(total, heaviestFirst.map(([url, bytes]) => `${bytes} ${url}`).join('\n')).toBeLessThanOrEqual(LIMIT_BYTES);
});
