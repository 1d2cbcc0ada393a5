import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from './http-client.mjs';

export const ROOT = join(import.meta.dirname, '../..');
/** As `npm start` prints it. */
const PASSWORD = /password (\S+)/;

/** Starts a program and waits for the line that says it is ready; `ready` is its first group. */
export async function start(name, args, env, pattern) {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  while (!pattern.test(printed)) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${printed}`);
    await delay(5);
  }
  return {
    ...{ pid: child.pid, startMs: performance.now() - started, ready: pattern.exec(printed)[1] },
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The built product in demo mode on a data folder, or on the database that `env` names. */
export async function startProduct(env) {
  const settings = {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    ...env,
  };
  // As `npm start` does.
  const program = ['--max-semi-space-size=8', '--max-old-space-size=512', 'dist/server/main.js'];
  const product = await start('The product', program, settings, /ready: (http:\/\/\S+)/);
  return { ...product, url: product.ready };
}

/** Connection strings of the embedded PostgreSQL under a data folder. */
export async function databaseUrls(dataDir) {
  const access = JSON.parse(await readFile(join(dataDir, 'postgres/throughline.json'), 'utf8'));
  const port = (await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  const url = (role, password) => `postgres://${role}:${password}@127.0.0.1:${port}/throughline`;
  return { app: url('throughline_app', access.appPassword), owner: url('throughline_owner', access.ownerPassword) };
}

/** Signs a member of the demo staff in. @returns the headers of every later request */
export async function signIn(product, username) {
  for (let tries = 0; !PASSWORD.test(product.printed()); tries++) {
    if (tries > 100) throw new Error('the product printed no demo password');
    await delay(20);
  }
  const password = PASSWORD.exec(product.printed())[1];
  const connection = new Connection(product.url);
  const answer = await connection.send('POST', '/api/auth/sign-in', { username, password });
  connection.close();
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.body()}`);
  const cookies = [...answer.head.matchAll(/\r\nset-cookie: ([^;]+)/gi)].map(([, cookie]) => cookie);
  return { cookie: cookies.join('; ') };
}

/** Processor time of a process since it started, in ms (Linux). */
export async function cpuMs(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process in MB (Linux). */
export async function residentMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
}
