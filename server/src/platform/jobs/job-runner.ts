import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { Config } from '../config/config.js';

/** Work that comes round by the clock. It may run twice when a node dies in the middle: it must not mind. */
export interface Job {
  readonly name: string;
  /** Minute, hour, day, month, weekday; in UTC. */
  readonly cron: string;
  readonly run: () => Promise<void>;
}

const POLL_SECONDS = 30;
const STOP_WITHIN_MS = 5_000;
/** Requests are answered first; a queue that cannot be reached is tried again as often. */
const START_AFTER_MS = 1_000;
const START_AGAIN_MS = 30_000;

/** Runs each job once across all nodes and tries it again when it fails. Modules add theirs while they start. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Jobs');
  readonly #jobs: Job[] = [];
  readonly #stopped = new AbortController();
  #starting: Promise<void> | undefined;
  #boss: PgBoss | undefined;

  constructor(private readonly config: Config) {}

  add(job: Job): void {
    this.#jobs.push(job);
  }

  onApplicationBootstrap(): void {
    this.#starting = this.#startLater();
  }

  async start(pollingIntervalSeconds: number): Promise<void> {
    const boss = await this.#open();
    for (const job of this.#jobs) {
      await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true, expireInSeconds: 300 });
      await boss.work(job.name, { pollingIntervalSeconds }, () => this.#run(job));
      await boss.schedule(job.name, job.cron);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped.abort();
    await this.#starting;
    await this.#boss?.stop({ graceful: true, timeout: STOP_WITHIN_MS });
  }

  async #startLater(): Promise<void> {
    const { signal } = this.#stopped;
    const isStopped = () => signal.aborted;
    for (let wait = START_AFTER_MS; !isStopped(); wait = START_AGAIN_MS) {
      try {
        await sleep(wait, undefined, { signal, ref: false });
        return await this.start(POLL_SECONDS);
      } catch (error) {
        if (isStopped()) return;
        this.#logger.error('jobs do not run yet', { code: (error as { code?: string }).code ?? 'unknown' });
        await this.#boss?.stop({ graceful: false }).catch(() => undefined);
      }
    }
  }

  /** The queue's package is loaded here, after the start of the server. */
  async #open(): Promise<PgBoss> {
    const { PgBoss } = await import('pg-boss');
    this.#boss = new PgBoss({
      ...{ connectionString: this.config.databaseUrl, application_name: 'throughline jobs', max: 2 },
      // The schema comes from a migration; indexes are the owner's to rebuild.
      ...{ migrate: false, createSchema: false, reindex: false, monitorVacuum: false },
    });
    this.#boss.on('error', (error) =>
      this.#logger.warn(`queue: ${(error as NodeJS.ErrnoException).code ?? error.name}`),
    );
    return this.#boss.start();
  }

  async #run(job: Job): Promise<void> {
    const { name } = job;
    const start = performance.now();
    try {
      await job.run();
      this.#logger.log('job done', { job: name, ms: Math.round(performance.now() - start) });
    } catch (error) {
      this.#logger.error('job failed', { job: name, code: (error as { code?: string }).code ?? 'unknown' });
      throw error;
    }
  }
}
