import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartupError } from './startup-error.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const REPOSITORY = join(import.meta.dirname, '../../../..');

/** All that this process is told from outside. Inject it; nothing but `readSettings` reads the environment. */
export abstract class Config {
  /** `demo`: a database of our own, an invented clinic, loopback only. `production`: the opposite of each. */
  abstract readonly mode: 'demo' | 'production';
  /** HOST: address to listen on. */
  abstract readonly host: string;
  /** PORT: 0 = a free one. */
  abstract readonly port: number;
  /** DATA_DIR: absolute; where demo mode keeps its database. */
  abstract readonly dataDir: string;
  /** DATABASE_URL: connection string of the role that reads and writes rows. */
  abstract readonly databaseUrl: string;
  /** DATABASE_OWNER_URL: connection string of the role that changes the schema; DATABASE_URL if unset. */
  abstract readonly databaseOwnerUrl: string;
  /** DATABASE_POOL_SIZE: connections for requests. */
  abstract readonly databasePoolSize: number;
  /** TRUST_PROXY: addresses and CIDR blocks of the reverse proxies whose X-Forwarded-* headers count. */
  abstract readonly trustProxy: readonly string[];
  /** LOG_LEVEL: the least important level to log. */
  abstract readonly logLevel: (typeof LOG_LEVELS)[number];
  /** DRAIN_MS: how long, once told to stop, to serve on while reporting "not ready", so that a proxy looks elsewhere. */
  abstract readonly drainMs: number;
  /** HALLWAY_HOURS: how long a hallway screen stays signed in. */
  abstract readonly hallwayHours: number;
  /** DEMO_SCALE: size of the demo clinic, 1 = as designed. */
  abstract readonly demoScale: number;
  /** DEMO_SEED: the same seed makes the same demo clinic. */
  abstract readonly demoSeed: number;
  /** DEMO_CLOCK: the instant at which the clinic's clock stands when the process starts; undefined = the machine's time. */
  abstract readonly demoClock: Date | undefined;
}

export interface DatabaseUrls {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
}

/** Undefined database = start the embedded one, then `withDatabase`. */
export type Settings = Omit<Config, keyof DatabaseUrls> & { readonly database: DatabaseUrls | undefined };

/** Completes the settings once the database is known. */
export function withDatabase({ database: _, ...settings }: Settings, urls: DatabaseUrls): Config {
  return Object.freeze({ ...settings, ...urls });
}

/**
 * Reads and checks the environment; an empty variable counts as unset.
 * @throws {StartupError} with a line for each variable that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const read = new EnvironmentReader(environment);
  const demo = read.choice('NODE_ENV', ['production', 'development', 'test'], 'development') !== 'production';
  const trustProxy = read.list('TRUST_PROXY', isAddressBlock, 'IP addresses or CIDR blocks');
  const host = read.text('HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0');
  const url = read.databaseUrl('DATABASE_URL');
  const ownerUrl = read.databaseUrl('DATABASE_OWNER_URL') ?? url;
  const settings: Settings = Object.freeze({
    mode: demo ? 'demo' : 'production',
    host,
    port: read.integer('PORT', 3000, 0, 65_535),
    dataDir: resolve(read.text('DATA_DIR') ?? join(REPOSITORY, '.data')),
    database: url && ownerUrl ? { databaseUrl: url, databaseOwnerUrl: ownerUrl } : undefined,
    databasePoolSize: read.integer('DATABASE_POOL_SIZE', 10, 1, 100),
    trustProxy: Object.freeze(trustProxy),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, demo ? 'warn' : 'log'),
    drainMs: read.integer('DRAIN_MS', demo ? 0 : 5_000, 0, 60_000),
    hallwayHours: read.integer('HALLWAY_HOURS', 16, 1, 72),
    demoScale: read.number('DEMO_SCALE', 1, 0.1, 20),
    demoSeed: read.integer('DEMO_SEED', 1, 0, 2 ** 31 - 1),
    demoClock: read.instant('DEMO_CLOCK'),
  });
  const loopback = LOOPBACK.includes(host);
  if (demo && !loopback)
    read.refuse(
      `HOST=${host}: demo mode has known passwords and listens on this machine only (${LOOPBACK.join(', ')}).`,
    );
  if (!demo && !loopback && !trustProxy.length)
    read.refuse(
      `HOST=${host} is plain HTTP beyond this machine: set TRUST_PROXY to the proxy that ends TLS, or HOST=127.0.0.1.`,
    );
  if (!demo && settings.demoClock) read.refuse('DEMO_CLOCK is for the demo: a clinic keeps the time of its machine.');
  if (!demo && !url) read.refuse('DATABASE_URL is required in production.');
  read.throwIfWrong();
  return settings;
}

class EnvironmentReader {
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #wrong: string[] = [];

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  refuse(line: string): void {
    this.#wrong.push(line);
  }

  throwIfWrong(): void {
    if (this.#wrong.length) throw new StartupError(this.#wrong);
  }

  text(name: string): string | undefined {
    return this.#environment[name]?.trim() || undefined;
  }

  number(name: string, preset: number, least: number, most: number): number {
    const text = this.text(name);
    const value = text === undefined ? preset : Number(text);
    if (value >= least && value <= most) return value;
    this.refuse(`${name}=${text}: expected a number from ${least} to ${most}.`);
    return preset;
  }

  integer(name: string, preset: number, least: number, most: number): number {
    const value = this.number(name, preset, least, most);
    if (!Number.isInteger(value)) this.refuse(`${name}=${value}: expected a whole number.`);
    return value;
  }

  /** With its offset from UTC: the clinic's own zone is not known yet. */
  instant(name: string): Date | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const instant = new Date(INSTANT.test(text) ? text : NaN);
    if (!Number.isNaN(instant.getTime())) return instant;
    this.refuse(`${name}=${text}: expected an instant such as 2026-03-02T16:00:00Z.`);
    return undefined;
  }

  choice<T extends string>(name: string, choices: readonly T[], preset: T): T {
    const text = this.text(name) ?? preset;
    const choice = choices.find((candidate) => candidate === text);
    if (!choice) this.refuse(`${name}=${text}: expected one of ${choices.join(', ')}.`);
    return choice ?? preset;
  }

  list(name: string, accepts: (item: string) => boolean, expected: string): string[] {
    const items = (this.text(name) ?? '').split(',').map((item) => item.trim());
    const wrong = items.filter((item) => item && !accepts(item));
    if (wrong.length) this.refuse(`${name}: expected ${expected}, not ${wrong.join(', ')}.`);
    return items.filter(Boolean);
  }

  /** Its value never gets into a message: it holds a password. */
  databaseUrl(name: string): string | undefined {
    const text = this.text(name);
    const valid = text !== undefined && /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');
    if (text !== undefined && !valid) this.refuse(`${name}: expected postgres://user:password@host:port/database.`);
    return valid ? text : undefined;
  }
}

function isAddressBlock(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (!version || rest.length) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
