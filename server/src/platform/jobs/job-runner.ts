import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
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

/** Runs each job once across all nodes and tries it again when it fails. Modules add theirs while they start. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Jobs');
  readonly #jobs: Job[] = [];
  readonly #boss: PgBoss;

  constructor(config: Config) {
    this.#boss = new PgBoss({
      ...{ connectionString: config.databaseUrl, application_name: 'throughline jobs', max: 2 },
      // The schema comes from a migration; indexes are the owner's to rebuild.
      ...{ migrate: false, createSchema: false, reindex: false, monitorVacuum: false },
    });
    this.#boss.on('error', (error) =>
      this.#logger.warn(`queue: ${(error as NodeJS.ErrnoException).code ?? error.name}`),
    );
  }

  add(job: Job): void {
    this.#jobs.push(job);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.start(POLL_SECONDS);
  }

  async start(pollingIntervalSeconds: number): Promise<void> {
    await this.#boss.start();
    for (const job of this.#jobs) {
      await this.#boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true, expireInSeconds: 300 });
      await this.#boss.work(job.name, { pollingIntervalSeconds }, () => this.#run(job));
      await this.#boss.schedule(job.name, job.cron);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
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
