import { execFile } from 'node:child_process';
import { readFile, readlink, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../config/startup-error.js';
import { explain, freePort, lastLine, readAccess, writeAccess, writeOwned } from './data-folder.js';
import { run, type ServerProgram } from './server-program.js';

const exec = promisify(execFile);

/** Longer than any statement of the application may take. */
const OLD_STATEMENTS_WITHIN_MS = 30_000;
/** Characters at the end of the server's log that tell how it ended. */
const LOG_END = 16_384;

/** What a running server writes in its data folder. */
export interface Postmaster {
  readonly pid: number;
  /** Unix time in seconds. */
  readonly startedAt: number;
  readonly port: number;
}

/** Reads `postmaster.pid`; undefined when there is none, or none that is complete yet. */
export async function readPostmaster(pgData: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(pgData, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , startedAt, port] = text.split('\n').map(Number);
  return pid && startedAt && port ? { pid, startedAt, port } : undefined;
}

/**
 * The server that runs on this folder, if one does. A pid file that a crash or a power cut left behind, perhaps with the
 * number of some other program by now, is removed: PostgreSQL itself would refuse to start beside a live process of that number.
 */
export async function findPostmaster(pgData: string): Promise<Postmaster | undefined> {
  const found = await readPostmaster(pgData);
  if (!found || (await servesFolder(found.pid, pgData))) return found;
  await rm(join(pgData, 'postmaster.pid'), { force: true });
  return undefined;
}

async function servesFolder(pid: number, pgData: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false; // no such process, or one of a user that does not own this folder
  }
  if (platform() === 'win32') return true;
  // The server's working folder is its data folder; where /proc is missing, its command line names it. A process that cannot
  // be looked at counts as the server: to start a second one beside it would ruin the data.
  if (platform() === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch((error: unknown) =>
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? '' : pgData,
    );
    return folder === pgData;
  }
  const { stdout } = await exec('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.includes(pgData);
}

/**
 * Starts the server and waits until it takes connections.
 * @throws {StartupError} with the reason that its log gives
 */
export async function startPostmaster(pgData: string, program: ServerProgram, durable: boolean): Promise<void> {
  const log = join(pgData, 'postgres.log');
  const deadline = performance.now() + OLD_STATEMENTS_WITHIN_MS;
  for (let attempt = 1; ; attempt++) {
    const access = await readAccess(pgData);
    await writeOwned(join(pgData, 'postgresql.conf'), settings(access.port, durable), program.user);
    await rename(log, `${log}.1`).catch(() => undefined);
    try {
      return await run(program, 'pg_ctl', [
        'start',
        '--pgdata',
        pgData,
        '--log',
        log,
        '--wait',
        '--timeout',
        '60',
        '--silent',
      ]);
    } catch (error) {
      const said = `${(error as { stderr?: string }).stderr ?? ''}\n${await readFile(log, 'utf8').catch(() => '')}`;
      if (/could not bind/.test(said) && attempt < 4) {
        await writeAccess(pgData, { ...access, port: await freePort() }, program.user);
        continue;
      }
      // Statements of a server that was killed are still under way; they end when they notice.
      if (/pre-existing shared memory block/.test(said) && performance.now() < deadline) {
        await delay(200);
        continue;
      }
      // Someone else was faster on the same folder: the caller finds that server.
      if (/lock file "postmaster.pid" already exists/.test(said)) return;
      throw new StartupError(
        explain(said) ?? `The database in ${pgData} does not start: ${lastLine(said)} (log: ${log})`,
        error,
      );
    }
  }
}

/** Whether the last thing the server's log tells of is a disk that was full when it had to be written to: it would end so again. */
export async function diedOfFullDisk(pgData: string): Promise<boolean> {
  const log = await readFile(join(pgData, 'postgres.log'), 'utf8').catch(() => '');
  return /(PANIC|FATAL): .*No space left on device/.test(log.slice(-LOG_END));
}

/**
 * Stops the server of this folder: no new connections, running statements rolled back, everything flushed. Done, one way or
 * the other, before the shutdown of this process waits no longer.
 */
export async function stopPostmaster(pgData: string, program: ServerProgram): Promise<void> {
  const stop = (mode: 'fast' | 'immediate', seconds: number) =>
    run(program, 'pg_ctl', [
      ...['stop', '--pgdata', pgData, '--mode', mode],
      ...['--wait', '--timeout', String(seconds), '--silent'],
    ]);
  // One that starts over after its disk was full waits for ever for what it cannot write.
  if (await diedOfFullDisk(pgData)) return await stopAsPowerCut();
  await stop('fast', 10).catch(stopAsPowerCut);

  /** The next start recovers from the log of writes. */
  async function stopAsPowerCut(): Promise<void> {
    if (await findPostmaster(pgData)) await stop('immediate', 4);
  }
}

/**
 * The whole configuration. Statements and values stay out of the log (they hold patient data): `terse` drops the DETAIL lines
 * that quote keys, and no statement is logged with its error.
 */
function settings(port: number, durable: boolean): string {
  return `# Written by Throughline at every start; changes here are lost.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = ${port}
max_connections = ${durable ? 80 : 300}
password_encryption = 'scram-sha-256'
shared_buffers = '128MB'
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_line_prefix = '%m [%p] '
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
${durable ? 'fsync = on\nsynchronous_commit = on\nfull_page_writes = on' : 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off'}
`;
}
