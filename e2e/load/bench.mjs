// npm run bench: the built product on the large clinic against the same SQL through bare node:http and `pg`, interleaved in one run.
// -- --short        some seconds, correctness only: no wrong refusal, no double booking, no 5xx
// -- --data FOLDER  use (and keep) a data folder that holds the large clinic
// -- --seconds N    length of each measurement, 4 unless told
// -- --write        put the table into docs/performance.md
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { spawn } from 'node:child_process';
import { buildStale } from '../../scripts/build.mjs';
import { bookOnce, shortForm } from './correctness.mjs';
import { Connection, drive } from './http-client.mjs';
import { learnSql } from './learn-sql.mjs';
import { operations, reads } from './operations.mjs';
import { cpuMs, databaseUrls, residentMb, ROOT, signIn, start, startProduct } from './product.mjs';
import { report } from './report.mjs';
import { tapWire } from './wire-tap.mjs';
import { prepare } from './workload.mjs';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    data: { type: 'string' },
    seconds: { type: 'string', default: '4' },
  },
});
const CONNECTIONS = [1, 8, 32];
const milliseconds = Number(values.seconds) * 1000;
const running = [];
const dataDir = values.data ?? (await mkdtemp(join(tmpdir(), 'throughline-bench-')));
try {
  await chmod(dataDir, 0o711);
  await buildStale(['server']);
  if (!values.short) await run('scripts/demo.mjs', '--scale', 'large');
  const product = await keep(startProduct({ DATA_DIR: dataDir }));
  const urls = await databaseUrls(dataDir);
  const work = await prepare(urls.app);
  const [desk, clinician] = [await signIn(product, 'poppy'), await signIn(product, 'imogen')];
  if (values.short) await shortForm({ product, work, desk, clinician });
  else await measure({ product, urls, work, desk, clinician });
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
} finally {
  for (const program of running.reverse()) await program.stop();
  if (!values.data) await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function measure({ product, urls, work, desk, clinician }) {
  // A second start, now that the database is warm and up: what a node of a cluster does.
  const node = await keep(startProduct({ DATABASE_URL: urls.app, DATABASE_OWNER_URL: urls.owner, DATA_DIR: dataDir }));
  await delay(3_000); // the jobs start a second after the server
  const idleMb = await residentMb(node.pid);
  const startMs = node.startMs;
  await node.stop();
  running.splice(running.indexOf(node), 1);

  const tapped = await startTapped(urls);
  const place = work.free.next().value;
  const heard = reads(work, tapped);
  const sql = JSON.stringify(await learnSql({ ...tapped, reads: heard, place }));
  await tapped.stop();
  const rawServer = (audit) => {
    const env = { DATABASE_URL: urls.app, RAW_SQL: sql, RAW_AUDIT: audit };
    return keep(start('The raw server', ['e2e/load/raw-server.mjs'], env, /raw: (\S+)/));
  };
  const [raw, audited] = [await rawServer(''), await rawServer('1')];
  const drafts = await beginDrafts(product, work, clinician, 2 * Math.max(...CONNECTIONS));
  const results = [];
  for (const operation of operations(work, { desk, clinician })) {
    await measureOnce(operation, 8, 1_000, { product, raw, audited, drafts });
    for (const connections of CONNECTIONS) {
      const measured = await measureOnce(operation, connections, milliseconds, { product, raw, audited, drafts });
      results.push({ operation, connections, ...measured });
      const [ours, bare] = [measured.ours.perSecond, measured.raw.perSecond].map(Math.round);
      process.stdout.write(
        `${operation.label}, ${connections}: ${ours} to ${bare} req/s, ${measured.ours.cpu.toFixed(2)} to ${measured.raw.cpu.toFixed(2)} ms CPU\n`,
      );
    }
  }
  const loadedMb = await residentMb(product.pid);
  const once = await bookOnce({ product, work, desk });
  const statements = await countPerOperation({ urls, work, drafts });
  await report({ results, statements, once, startMs, idleMb, loadedMb, write: values.write });
}

/** Ours and raw in turns, so that what else the machine does hits both. */
async function measureOnce(operation, connections, length, { product, raw, audited, drafts }) {
  const rounds = 3;
  const parts = { ours: [], raw: [], audited: [] };
  const cpu = { ours: 0, raw: 0 };
  const isRead = operation.key !== 'book' && operation.key !== 'note';
  for (let round = 0; round < rounds; round++) {
    for (const [side, server, headers, half] of [
      ['ours', product, operation.as, 0],
      ['raw', raw, {}, 1],
      ...(isRead && connections === 8 ? [['audited', audited, {}, 1]] : []),
    ]) {
      const sockets = Array.from({ length: connections }, () => new Connection(server.url ?? server.ready, headers));
      const mine = drafts.slice((half * drafts.length) / 2);
      const send = side === 'ours' ? operation.ours : operation.raw;
      const before = await cpuMs(server.pid);
      const part = await drive((http, place, n) => send(http, place, n, mine), sockets, {
        milliseconds: length / rounds,
      });
      if (side in cpu) cpu[side] += (await cpuMs(server.pid)) - before;
      for (const socket of sockets) socket.close();
      const wrong = Object.keys(part.statuses).filter((status) => !operation.expected.includes(Number(status)));
      if (wrong.length) throw new Error(`${operation.label}, ${side}: ${JSON.stringify(part.statuses)}`);
      parts[side].push(part);
    }
  }
  return { ours: merged(parts.ours, cpu.ours), raw: merged(parts.raw, cpu.raw), audited: merged(parts.audited, 0) };
}

/** The middle round of each figure: one disturbed round does not decide. */
function merged(parts, cpu) {
  if (parts.length === 0) return null;
  const middle = (pick) => parts.map(pick).sort((a, b) => a - b)[Math.floor(parts.length / 2)];
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  return {
    ...{
      perSecond: middle((part) => part.perSecond),
      p50: middle((part) => part.p50),
      p99: middle((part) => part.p99),
    },
    cpu: cpu / count,
    count,
  };
}

async function beginDrafts(product, work, clinician, count) {
  const http = new Connection(product.url, clinician);
  const drafts = [];
  for (let index = 0; index < count; index++) {
    const answer = await http.send('POST', `/api/sessions/${work.sessions[index]}/integration-notes`);
    if (answer.status !== 201) throw new Error(`no draft can be begun: ${answer.status} ${answer.body()}`);
    const { id, version } = JSON.parse(answer.body());
    drafts.push({ id, version });
  }
  http.close();
  return drafts;
}

async function countPerOperation({ urls, work, drafts }) {
  const { tap, product, desk, clinician, stop } = await startTapped(urls);
  const result = {};
  for (const operation of operations(work, { desk, clinician })) {
    const socket = new Connection(product.url, operation.as);
    const some = (count) =>
      drive((http, place, n) => operation.ours(http, place, n, drafts), [socket], { milliseconds: 60_000, count });
    await some(20);
    const before = { ...tap.counts };
    const { count } = await some(200);
    socket.close();
    const per = (kind) => (tap.counts[kind] - before[kind]) / count;
    result[operation.key] = { statements: per('statements'), control: per('control'), background: per('background') };
  }
  await stop();
  return result;
}

/** Another instance of the product, whose statements are heard on their way. */
async function startTapped(urls) {
  const tap = await tapWire(urls.app);
  const product = await keep(
    startProduct({ DATABASE_URL: tap.url, DATABASE_OWNER_URL: urls.owner, DATA_DIR: dataDir }),
  );
  const [desk, clinician] = [await signIn(product, 'poppy'), await signIn(product, 'imogen')];
  const stop = async () => {
    await product.stop();
    running.splice(running.indexOf(product), 1);
    tap.close();
  };
  return { tap, product, desk, clinician, stop };
}

async function keep(starting) {
  const program = await starting;
  running.push(program);
  return program;
}

async function run(...args) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} failed`);
}
