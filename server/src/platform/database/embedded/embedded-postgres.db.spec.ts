import { jest } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
import { findPostmaster, readPostmaster } from './postmaster.js';

jest.setTimeout(60_000);

let dataDir: string;
let pgData: string;
const running = new Set<EmbeddedPostgres>();

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `throughline-test-${process.pid}-`));
  await chmod(dataDir, 0o711);
  pgData = join(dataDir, 'postgres');
});

afterEach(async () => {
  for (const server of running) await server.stop();
  running.clear();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  running.add(server);
  return server;
}

async function stop(server: EmbeddedPostgres): Promise<void> {
  running.delete(server);
  await server.stop();
}

async function query<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  it('keeps its data from one start to the next, safe on disk and closed to others', async () => {
    const first = await start();
    await query(first.ownerUrl, `CREATE TABLE kept AS SELECT 'Zoë' AS name`);
    await stop(first);
    expect(await findPostmaster(pgData)).toBeUndefined();

    const second = await start();
    expect(await query(second.appUrl, 'SELECT name FROM kept')).toEqual([{ name: 'Zoë' }]);
    expect(second.appUrl).toBe(first.appUrl);

    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'listen_addresses',
      'server_encoding',
    ];
    const rows = await query(second.appUrl, 'SELECT current_setting(name) AS value FROM unnest($1::text[]) AS name', [
      names,
    ]);
    expect(rows.map(({ value }) => value as string)).toEqual(['on', 'on', 'on', 'on', '127.0.0.1', 'UTF8']);
    expect((await stat(join(pgData, 'throughline.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(pgData)).mode & 0o777).toBe(0o700);
    const wrong = new URL(second.appUrl);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('is taken over, not started twice, after kill -9 of the process that started it', async () => {
    const { child, appUrl } = await startInChild();
    const before = await readPostmaster(pgData);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const server = await start();
    expect(await readPostmaster(pgData)).toEqual(before);
    expect(server.appUrl).toBe(appUrl);
    expect(await query(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses a second process on the same folder, which leaves the first one working', async () => {
    const { child, appUrl } = await startInChild();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      `${dataDir} is in use by another Throughline (process ${child.pid}): stop that one first.`,
    );
    expect(await query(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    child.send('stop');
    await once(child, 'exit');
    expect(await findPostmaster(pgData)).toBeUndefined();
  });

  it('comes back by itself after kill -9 of PostgreSQL with every acknowledged write', async () => {
    const server = await start();
    await query(server.ownerUrl, 'CREATE TABLE entry (id bigint PRIMARY KEY)');
    const acknowledged: number[] = [];
    let next = 1;
    const pool = new pg.Pool({ connectionString: server.appUrl, max: 8 });
    pool.on('error', () => undefined);
    let goal = Number.POSITIVE_INFINITY;
    const writers = Array.from({ length: 8 }, async () => {
      while (acknowledged.length < goal) {
        const id = next++;
        await pool.query('INSERT INTO entry VALUES ($1)', [id]).then(
          () => acknowledged.push(id),
          () => delay(20),
        );
      }
    });
    while (acknowledged.length < 100) await delay(10);
    const killed = await readPostmaster(pgData);
    process.kill(killed!.pid, 'SIGKILL');
    goal = acknowledged.length + 100; // writes go on after the restart, or the test runs out of time
    await Promise.all(writers);
    await pool.end();

    const revived = await readPostmaster(pgData);
    expect(revived!.pid).not.toBe(killed!.pid);
    const found = new Set(
      (await query<{ id: string }>(server.appUrl, 'SELECT id FROM entry')).map(({ id }) => Number(id)),
    );
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(goal);
  });

  it('waits for what a killed server left under way before it starts another', async () => {
    const server = await start({ durable: false });
    const busy = query(server.ownerUrl, 'SELECT count(*) FROM generate_series(1, 30000000)').catch(() => undefined);
    await delay(300);
    const killed = await readPostmaster(pgData);
    process.kill(killed!.pid, 'SIGKILL');
    await busy;
    const deadline = performance.now() + 30_000;
    let answer: unknown;
    while (!answer && performance.now() < deadline) {
      answer = await query(server.appUrl, 'SELECT 1 AS one').catch(() => delay(100));
    }
    expect(answer).toEqual([{ one: 1 }]);
    expect((await readPostmaster(pgData))!.pid).not.toBe(killed!.pid);
  });

  it('gives up, and says so, when PostgreSQL cannot come back', async () => {
    let report: (error: Error) => void = () => undefined;
    const lost = new Promise<Error>((resolve) => (report = resolve));
    running.delete(await start({ durable: false, onLost: report }));
    await rm(join(pgData, 'PG_VERSION'));
    process.kill((await readPostmaster(pgData))!.pid, 'SIGKILL');
    expect((await lost).message).toContain(`The database in ${pgData}`);
  });

  it('starts over a pid file left by a power cut, even if its number belongs to another program now', async () => {
    await stop(await start({ durable: false }));
    await writeFile(
      join(pgData, 'postmaster.pid'),
      `${process.pid}\n${pgData}\n1700000000\n1\n\n127.0.0.1\n1 1\nready\n`,
    );
    const server = await start();
    expect((await readPostmaster(pgData))!.pid).not.toBe(process.pid);
    expect(await query(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('replaces a server that does not write safely', async () => {
    const { child } = await startInChild({ durable: false });
    const before = await readPostmaster(pgData);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect((await readPostmaster(pgData))!.pid).not.toBe(before!.pid);
    expect(await query(server.appUrl, `SELECT current_setting('fsync') AS fsync`)).toEqual([{ fsync: 'on' }]);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('works as root below a folder that only root may enter', async () => {
    await chmod(dataDir, 0o700);
    const first = await start({ durable: false });
    await query(first.ownerUrl, 'CREATE TABLE kept (id int)');
    await stop(first);
    const second = await start({ durable: false });
    expect(await query(second.appUrl, 'SELECT * FROM kept')).toEqual([]);
    await stop(second);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await rm(dirname(await realpath(pgData)), { recursive: true });
  });

  it('is taken over through another name of its folder', async () => {
    const { child } = await startInChild();
    const before = await readPostmaster(pgData);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const link = `${dataDir}-link`;
    await symlink(dataDir, link);
    try {
      await start({ dataDir: link });
      expect(await readPostmaster(pgData)).toEqual(before);
    } finally {
      await rm(link);
    }
  });

  it('moves to another port when its own is taken', async () => {
    const first = await start({ durable: false });
    const { port } = new URL(first.appUrl);
    await stop(first);
    const squatter = createServer().listen(Number(port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start({ durable: false });
      expect(new URL(second.appUrl).port).not.toBe(port);
      expect(await query(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  });

  it('tells in one line what is wrong with a damaged folder', async () => {
    await stop(await start({ durable: false }));
    const version = join(pgData, 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(start()).rejects.toThrow(/^The database folder \S+ was made by PostgreSQL "17", this is 18: .+$/);
    await rm(version);
    await expect(start()).rejects.toThrow(/^The database folder \S+ is damaged \(no PG_VERSION\): .+$/);
    await writeFile(version, '18\n');
    const control = await readFile(join(pgData, 'global/pg_control'));
    await rm(join(pgData, 'global/pg_control'));
    await expect(start()).rejects.toThrow(/^The database in \S+ does not start: .+pg_control.+ \(log: \S+\)$/);
    await writeFile(join(pgData, 'global/pg_control'), control, { mode: 0o600 });
    await rm(join(pgData, 'throughline.json'));
    await expect(start()).rejects.toThrow(/^The database folder \S+ is damaged \(throughline\.json .+$/);
  });

  it('writes no patient data to its log', async () => {
    const server = await start({ durable: false });
    await query(server.ownerUrl, 'CREATE TABLE person (name text PRIMARY KEY, age int CHECK (age > 0))');
    await query(server.appUrl, `INSERT INTO person VALUES ('Ada Secret', 36)`);
    await expect(query(server.appUrl, `INSERT INTO person VALUES ('Ada Secret', 36)`)).rejects.toMatchObject({
      code: '23505',
    });
    await expect(query(server.appUrl, 'INSERT INTO person VALUES ($1, $2)', ['Eve Secret', -1])).rejects.toMatchObject({
      code: '23514',
    });
    const log = await readFile(join(pgData, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('Secret');
  });
});

/** Starts the server from another process: the one that a test then kills, or that a second start competes with. */
async function startInChild(
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<{ child: ChildProcess; appUrl: string }> {
  const child = fork(join(import.meta.dirname, '../../../../test/start-server.mjs'), [
    JSON.stringify({ dataDir, ...options }),
  ]);
  const [message] = (await once(child, 'message')) as [{ appUrl?: string; error?: string }];
  if (!message.appUrl) throw new Error(message.error);
  return { child, appUrl: message.appUrl };
}
