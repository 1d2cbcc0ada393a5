import { expect, test } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { Api } from '../fixtures/api.js';
import { createDataFolder, killPostgres, postmasterPid, Product, removeDataFolder } from '../fixtures/product.js';

interface Page {
  readonly items: readonly { readonly familyName: string }[];
  readonly total: number;
}

interface Attempt {
  readonly familyName: string;
  readonly key: string;
  acknowledged: boolean;
}

const SMALL_CLINIC = { DEMO_SCALE: '0.1' };

/** One clinic is started, broken and started again; each test goes on with the data the one before it left. */
test.describe.serial('the product breaks', () => {
  let dataDir: string;
  let product: Product;

  test.beforeAll(async () => {
    dataDir = await createDataFolder();
    product = await Product.launch({ dataDir, env: SMALL_CLINIC });
  });

  test.afterAll(async () => {
    await product.dispose();
    await removeDataFolder(dataDir);
  });

  test('kill -9 while four people write: what was acknowledged is there, and a retry writes nothing twice', async () => {
    const api = await Api.signIn(product.url, 'front-desk');
    const attempts: Attempt[] = [];
    const enough = Promise.withResolvers<undefined>();
    const writers = Array.from({ length: 4 }, (_, writer) =>
      write(api, `Kill${String(writer)}`, attempts, () => {
        if (attempts.filter(({ acknowledged }) => acknowledged).length >= 40) enough.resolve(undefined);
      }),
    );
    await Promise.race([enough.promise, ...writers]);
    await product.kill();
    await Promise.all(writers);
    expect(attempts.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(0);

    product = await Product.launch({ dataDir, env: SMALL_CLINIC });
    const again = api.at(product.url);
    const kept = await familyNames(again);
    for (const { familyName, acknowledged } of attempts) if (acknowledged) expect(kept).toContain(familyName);
    for (const attempt of attempts) expect(await record(again, attempt)).toBe(201);
    const names = (await familyNames(again)).filter((name) => name.startsWith('Kill'));
    expect(names.sort()).toEqual(attempts.map(({ familyName }) => familyName).sort());
  });

  test('told to stop while people write, it finishes what it took on and ends in good order', async () => {
    const api = await Api.signIn(product.url, 'front-desk');
    const attempts: Attempt[] = [];
    const taken = Promise.withResolvers<undefined>();
    const writer = write(api, 'Stop', attempts, () => taken.resolve(undefined));
    await taken.promise;
    expect(await product.stop(), product.output).toBe(0);
    await writer;

    product = await Product.launch({ dataDir, env: SMALL_CLINIC });
    const kept = await familyNames(api.at(product.url));
    for (const { familyName, acknowledged } of attempts) if (acknowledged) expect(kept).toContain(familyName);
  });

  test('PostgreSQL is killed: the product starts it again and goes on, with everything there', async () => {
    const api = await Api.signIn(product.url, 'front-desk');
    const attempt = { familyName: 'Lost', key: randomUUID(), acknowledged: false };
    expect(await record(api, attempt)).toBe(201);
    const killed = await killPostgres(dataDir);
    // What is left of the killed server may answer once more: a reply counts when there is another one.
    await expect(async () => {
      expect([0, killed]).not.toContain(await postmasterPid(dataDir));
      expect((await api.send('GET', '/inquiries')).status).toBe(200);
    }).toPass({ timeout: 60_000 });
    expect(product.running).toBe(true);
    expect(await familyNames(api)).toContain('Lost');
    expect(await record(api, { familyName: 'After', key: randomUUID(), acknowledged: false })).toBe(201);
  });
});

/** Records one inquiry after the other until the product is gone; `onAcknowledged` after each that it confirmed. */
async function write(api: Api, prefix: string, attempts: Attempt[], onAcknowledged: () => void): Promise<void> {
  for (let number = 1; number <= 2_000; number += 1) {
    const attempt = { familyName: `${prefix}n${String(number)}`, key: randomUUID(), acknowledged: false };
    attempts.push(attempt);
    try {
      const status = await record(api, attempt);
      if (status !== 201) return;
    } catch {
      return;
    }
    attempt.acknowledged = true;
    onAcknowledged();
  }
}

async function record(api: Api, { familyName, key }: Attempt): Promise<number> {
  const body = { givenName: 'Robin', familyName, source: 'phone', phone: '+1 555 0100' };
  return (await api.send('POST', '/inquiries', body, { 'idempotency-key': key })).status;
}

async function familyNames(api: Api): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await api.send('GET', `/inquiries?state=new&size=100&page=${String(page)}`);
    expect(answer.status).toBe(200);
    const { items, total } = answer.body as Page;
    names.push(...items.map(({ familyName }) => familyName));
    if (names.length >= total || items.length === 0) return names;
  }
}
