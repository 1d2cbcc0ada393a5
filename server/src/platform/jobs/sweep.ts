import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Clock } from '../time/clock.js';
import { JobRunner } from './job-runner.js';

/** A retry comes within minutes, a browser that was cut off within the working day. */
const KEPT_MS = 24 * 60 * 60_000;

/** Removes replies kept for retries and events that everybody has heard of. */
@Injectable()
export class Sweep implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'platform.sweep', cron: '12 * * * *', run: () => this.sweep() });
  }

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.db.query('DELETE FROM idempotency_record WHERE created_at < $1', [before]);
    await this.db.query('DELETE FROM outbox_event WHERE at < $1', [before]);
  }
}
