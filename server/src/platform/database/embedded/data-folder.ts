import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DISK_FULL, StartupError } from '../../config/startup-error.js';
import { canEnter, makePassable, run, type ServerProgram, type ServerUser, SHARED_DIR } from './server-program.js';

/** The major version of the PostgreSQL that npm installs; a folder of another one cannot be opened. */
const MAJOR = '18';

/** Lies in the data folder as a 0600 file: it is made, moved and backed up together with what it opens. */
export interface Access {
  readonly port: number;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/**
 * Where the cluster's files lie: `<dataDir>/postgres`, unless the server's user may not enter `dataDir`; then that name is a
 * link to a folder below /var/lib. Always a real path: a running server is told by it.
 */
export async function placeData(dataDir: string, user: ServerUser | undefined): Promise<string> {
  await makePassable(dataDir);
  const place = join(await realpath(dataDir), 'postgres');
  const existing = await realpath(place).catch(() => undefined);
  if (existing) return existing;
  await rm(place, { force: true }); // a link to a folder that is gone
  if (!user || (await canEnter(user, dataDir))) return place;
  await makePassable(SHARED_DIR);
  const elsewhere = join(SHARED_DIR, `data-${randomBytes(6).toString('hex')}`);
  await makePassable(elsewhere);
  await symlink(join(elsewhere, 'postgres'), place);
  return join(elsewhere, 'postgres');
}

/** Makes the cluster if there is none. Done beside its place and moved there whole, so a crash leaves all of it or nothing. */
export async function ensureCluster(pgData: string, program: ServerProgram, durable: boolean): Promise<void> {
  if (await stat(pgData).catch(() => undefined)) return await checkCluster(pgData);
  const fresh = await mkdtemp(`${pgData}.new-`);
  const secrets = await mkdtemp(join(tmpdir(), 'throughline-'));
  try {
    const access: Access = {
      port: await freePort(),
      superuserPassword: secret(),
      ownerPassword: secret(),
      appPassword: secret(),
    };
    const passwordFile = join(secrets, 'password');
    await writeFile(passwordFile, access.superuserPassword, { mode: 0o600 });
    for (const path of [fresh, secrets, passwordFile]) await giveTo(program.user, path);
    // The built-in locale sorts the same on every machine: indexes survive an upgrade of the operating system.
    await run(program, 'initdb', [
      ...['--pgdata', fresh, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...['--data-checksums', ...(durable ? [] : ['--no-sync'])],
    ]);
    await writeAccess(fresh, access, program.user);
    await rename(fresh, pgData);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new StartupError(
      explain(stderr ?? '') ?? `The database could not be created in ${pgData}: ${lastLine(stderr ?? message)}`,
      error,
    );
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(secrets, { recursive: true, force: true });
  }
}

async function checkCluster(pgData: string): Promise<void> {
  const version = await readFile(join(pgData, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const advice = 'restore a backup, or move the folder away to begin with an empty database';
  if (version === undefined)
    throw new StartupError(`The database folder ${pgData} is damaged (no PG_VERSION): ${advice}.`);
  if (version.trim() !== MAJOR)
    throw new StartupError(
      `The database folder ${pgData} was made by PostgreSQL "${version.trim()}", this is ${MAJOR}: ${advice}.`,
    );
}

export async function readAccess(pgData: string): Promise<Access> {
  try {
    return JSON.parse(await readFile(join(pgData, 'throughline.json'), 'utf8')) as Access;
  } catch (cause) {
    throw new StartupError(
      `The database folder ${pgData} is damaged (throughline.json with its passwords cannot be read).`,
      cause,
    );
  }
}

export async function writeAccess(pgData: string, access: Access, user: ServerUser | undefined): Promise<void> {
  await writeOwned(join(pgData, 'throughline.json'), JSON.stringify(access), user);
}

/** Writes a 0600 file of the server's user so that a crash leaves the old or the new text, never half of it. */
export async function writeOwned(path: string, text: string, user: ServerUser | undefined): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
  await giveTo(user, `${path}.new`);
  await rename(`${path}.new`, path);
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Turns what PostgreSQL says into a line that tells what to do; undefined if nothing known is in it. */
export function explain(output: string): string | undefined {
  if (/No space left on device|ENOSPC/.test(output)) return DISK_FULL;
  if (/Permission denied/.test(output)) return `PostgreSQL may not read its files: ${lastLine(output)}`;
  return undefined;
}

/** The last line that names a failure, else the last line. */
export function lastLine(output: string): string {
  const lines = output.trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim();
}

async function giveTo(user: ServerUser | undefined, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}

function secret(): string {
  return randomBytes(24).toString('hex');
}
