import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DISK_FULL, StartupError } from '../../config/startup-error.js';
import { type Access, ensureCluster, placeData, readAccess } from './data-folder.js';
import {
  diedOfFullDisk,
  findPostmaster,
  type Postmaster,
  readPostmaster,
  startPostmaster,
  stopPostmaster,
} from './postmaster.js';
import { APP_ROLE, DATABASE, OWNER_ROLE, provision } from './provision.js';
import { serverProgram, serverUser } from './server-program.js';

/** Any number, the same for ever: the advisory lock of the one process that uses a data folder. */
const FOLDER_LOCK = 7_244_190_021;
const READY_WITHIN_MS = 90_000;
/** A server that dies this often within a minute is not started again. */
const RESTARTS_PER_MINUTE = 3;

export interface EmbeddedPostgresOptions {
  /** Absolute path; the database lies in its folder `postgres`. */
  readonly dataDir: string;
  /** false only in tests: answers before writes are on disk. */
  readonly durable?: boolean;
  /** Called once when the server is gone and could not be started again. */
  readonly onLost?: (error: Error) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the role that owns the schema: for migrations only. */
  readonly ownerUrl: string;
  /** Connection string of the role that serves requests. */
  readonly appUrl: string;
  /** Connection string of the superuser of the database `postgres`: to make and drop databases (tests), to back up. */
  readonly adminUrl: string;
  /** What lies behind the error of a query: if the server went away meanwhile and for good, why it did. */
  reasonOf(error: unknown): Promise<unknown>;
  /** Stops the server and waits for it. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on `dataDir`, made on the first start, on a random port of 127.0.0.1. A server that an earlier
 * process left running on the same folder is taken over. While this process lives the server is started again if it dies.
 * @throws {StartupError} folder damaged or of another version, disk full, or in use by another process
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = new Server(options);
  await server.start();
  return server;
}

class Server implements EmbeddedPostgres {
  ownerUrl = '';
  appUrl = '';
  adminUrl = '';
  readonly #options: EmbeddedPostgresOptions;
  #pgData = '';
  #keeper: pg.Client | undefined;
  #keeperEnded: Promise<void> = Promise.resolve();
  #stopping = false;
  #recovering: Promise<void> = Promise.resolve();
  #lost: Error | undefined;
  #crashes: number[] = [];

  constructor(options: EmbeddedPostgresOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const user = await serverUser(`${this.#options.dataDir}/postgres`);
    this.#pgData = await placeData(this.#options.dataDir, user);
    await ensureCluster(this.#pgData, await this.#program(), this.#durable);
    await this.#bringUp();
  }

  async reasonOf(error: unknown): Promise<unknown> {
    if (!isLostConnection(error)) return error;
    // A server that crashes ends its connections one after the other: the one that is kept may be the last.
    await Promise.race([this.#keeperEnded, delay(2000)]);
    await this.#recovering;
    return this.#lost ?? error;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#recovering;
    await this.#keeper?.end().catch(() => undefined);
    await stopPostmaster(this.#pgData, await this.#program());
  }

  get #durable(): boolean {
    return this.#options.durable ?? true;
  }

  async #program() {
    return await serverProgram(await serverUser(this.#pgData || `${this.#options.dataDir}/postgres`));
  }

  /** Finds or starts the server, takes the folder's lock and makes sure of settings and roles. */
  async #bringUp(): Promise<void> {
    const program = await this.#program();
    const deadline = performance.now() + READY_WITHIN_MS;
    for (;;) {
      let running = await findPostmaster(this.#pgData);
      if (!running) {
        await startPostmaster(this.#pgData, program, this.#durable);
        running = await readPostmaster(this.#pgData);
      }
      const access = await readAccess(this.#pgData);
      const keeper = running && (await this.#takeOver(running, access));
      if (keeper) {
        this.#keep(keeper, running!.port, access);
        return await provision(keeper, (database) => connect(running!.port, access, database), access);
      }
      if (performance.now() > deadline) {
        if (!running)
          throw new StartupError(`The database in ${this.#pgData} is not ready after ${READY_WITHIN_MS / 1000} s.`);
        await stopPostmaster(this.#pgData, program);
      }
      await delay(100);
    }
  }

  /**
   * Connects to a running server of this folder and takes the folder's lock, which ends with this process however it ends.
   * Undefined when the server is starting or stopping, or was one with other settings (then it is stopped): look again.
   */
  async #takeOver({ port, startedAt }: Postmaster, access: Access): Promise<pg.Client | undefined> {
    let client: pg.Client;
    try {
      client = await connect(port, access, 'postgres');
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === '57P03' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return undefined;
      throw new StartupError(
        `The database in ${this.#pgData} refuses this process: ${(error as Error).message}`,
        error,
      );
    }
    client.on('error', () => undefined); // 'end' follows
    try {
      await this.#lockFolder(client);
      const { rows } = await client.query<{ same: boolean; safe: boolean }>(
        `SELECT current_setting('data_directory') = $1
                AND abs(extract(epoch FROM pg_postmaster_start_time()) - $2) < 60 AS same,
                current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'
                AND current_setting('full_page_writes') = 'on' AS safe`,
        [this.#pgData, startedAt],
      );
      if (!rows[0]?.same) throw new StartupError(`Another database answers on the port of ${this.#pgData}.`);
      if (rows[0].safe || !this.#durable) return client;
      await client.end();
      await stopPostmaster(this.#pgData, await this.#program());
      return undefined;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  async #lockFolder(client: pg.Client): Promise<void> {
    for (let attempt = 1; attempt <= 10; attempt++) {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        FOLDER_LOCK,
      ]);
      if (rows[0]?.locked) return;
      await delay(100); // a process killed just now holds it until the server has noticed
    }
    const { rows } = await client.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) + objid::bigint = $1`,
      [FOLDER_LOCK],
    );
    throw new StartupError(
      `${this.#options.dataDir} is in use by another Throughline (${rows[0]?.name ?? 'unknown'}): stop that one first.`,
    );
  }

  #keep(keeper: pg.Client, port: number, access: Access): void {
    this.#keeper = keeper;
    this.adminUrl = url(port, 'postgres', access.superuserPassword, 'postgres');
    this.ownerUrl = url(port, OWNER_ROLE, access.ownerPassword, DATABASE);
    this.appUrl = url(port, APP_ROLE, access.appPassword, DATABASE);
    this.#keeperEnded = new Promise((resolve) => {
      keeper.once('end', () => {
        if (!this.#stopping) this.#recovering = this.#recover();
        resolve();
      });
    });
  }

  /** The connection that this process keeps is gone, hence so is the server, or it is recovering from the crash of a part. */
  async #recover(): Promise<void> {
    const port = new URL(this.appUrl).port;
    try {
      const now = performance.now();
      this.#crashes = [...this.#crashes.filter((at) => now - at < 60_000), now];
      if (await diedOfFullDisk(this.#pgData)) throw new StartupError(DISK_FULL);
      if (this.#crashes.length > RESTARTS_PER_MINUTE) throw new StartupError('The database keeps stopping.');
      await this.#bringUp();
      if (new URL(this.appUrl).port !== port)
        throw new StartupError('The database stopped and its port is taken now: start again.');
    } catch (error) {
      this.#lost = error as Error;
      if (!this.#stopping) this.#options.onLost?.(this.#lost);
    }
  }
}

/** The connection ended without a word of the server, or with the word that another part of it crashed (57P02). */
function isLostConnection(error: unknown): boolean {
  const { code, cause, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNRESET' || code === '57P02' || message === 'Connection terminated unexpectedly') return true;
  return cause instanceof Error && isLostConnection(cause);
}

async function connect(port: number, access: Access, database: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: 'postgres', password: access.superuserPassword, database },
    ...{ application_name: `process ${process.pid}`, connectionTimeoutMillis: 10_000 },
  });
  await client.connect();
  return client;
}

function url(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}
