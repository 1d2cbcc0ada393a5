import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  createDataFolder,
  killPostgres,
  postmasterPid,
  Product,
  removeDataFolder,
  runToEnd,
} from '../fixtures/product.js';

let dataDir: string;
let product: Product | undefined;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  dataDir = await createDataFolder();
  product = await Product.launch({ dataDir });
});

test.afterAll(async () => {
  await product?.stop();
  await removeDataFolder(dataDir);
});

test('is taken over after kill -9, with the same database and the same data', async () => {
  const before = { postmaster: await postmasterPid(dataDir), rows: await clinicRows() };
  await product?.kill();
  expect(isAlive(before.postmaster)).toBe(true);
  product = await Product.launch({ dataDir });
  expect({ postmaster: await postmasterPid(dataDir), rows: await clinicRows() }).toEqual(before);
  expect(await asksDatabase(product.url)).toBe(true);
});

test('a second one on the same data says so in one line and leaves the first alone', async () => {
  const second = await runToEnd({ DATA_DIR: dataDir, PORT: '0' });
  expect(second).toEqual({
    code: 1,
    output: `${dataDir} is in use by another Throughline (process ${String(product?.pid)}): stop that one first.\n`,
  });
  expect(await asksDatabase(product!.url)).toBe(true);
});

test('a taken port is one line, and the database is not left running', async () => {
  const other = await createDataFolder();
  const { port } = new URL(product!.url);
  try {
    const second = await runToEnd({ DATA_DIR: other, PORT: port });
    expect(second.code).toBe(1);
    expect(second.output).toBe(`Port ${port} is taken: stop the other program, or choose a port with PORT=3001.\n`);
    await expect(readFile(join(other, 'postgres/postmaster.pid'))).rejects.toThrow('ENOENT');
  } finally {
    await removeDataFolder(other);
  }
});

test('the demo refuses every address but loopback', async () => {
  const refused = await runToEnd({ DATA_DIR: dataDir, HOST: '0.0.0.0', PORT: '0' });
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(
    /^HOST=0\.0\.0\.0: demo mode has known passwords and listens on this machine only .+\n$/,
  );
});

test('serves on after kill -9 of PostgreSQL', async () => {
  const rows = await clinicRows();
  const killed = await killPostgres(dataDir);
  // A part of the killed server may answer once more before it has noticed: only another server shows that it is over.
  await expect(async () => {
    expect([0, killed]).not.toContain(await postmasterPid(dataDir));
    expect(await asksDatabase(product!.url)).toBe(true);
    expect(await clinicRows()).toEqual(rows);
  }).toPass({ timeout: 60_000 });
  expect(product?.running).toBe(true);
});

test('ends with code 0 when told to, and PostgreSQL with it', async () => {
  const postmaster = await postmasterPid(dataDir);
  expect(await product?.stop()).toBe(0);
  await expect.poll(() => isAlive(postmaster)).toBe(false);
});

test('refuses a database that a newer version has changed', async () => {
  product = await Product.launch({ dataDir });
  await query(
    'throughline_owner',
    `INSERT INTO migration ("timestamp", name) VALUES (4102444800000, 'FromTheFuture4102444800000')`,
  );
  expect(await product.stop()).toBe(0);
  const refused = await runToEnd({ DATA_DIR: dataDir, PORT: '0' });
  expect(refused).toEqual({
    code: 1,
    output: 'The database was made by a newer Throughline (it has FromTheFuture4102444800000): start that version.\n',
  });
});

async function asksDatabase(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
  return answer?.status === 200;
}

async function clinicRows(): Promise<unknown[]> {
  return query(
    'throughline_app',
    'SELECT (SELECT count(*) FROM staff_member) AS staff, (SELECT count(*) FROM patient) AS patients',
  );
}

async function query(user: 'throughline_app' | 'throughline_owner', sql: string): Promise<unknown[]> {
  const access = JSON.parse(await readFile(join(dataDir, 'postgres/throughline.json'), 'utf8')) as {
    readonly port: number;
    readonly ownerPassword: string;
    readonly appPassword: string;
  };
  const password = user === 'throughline_app' ? access.appPassword : access.ownerPassword;
  const client = new pg.Client({ host: '127.0.0.1', port: access.port, user, password, database: 'throughline' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
