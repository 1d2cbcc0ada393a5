import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { JobRunner } from './job-runner.js';

/** A retry comes within minutes, a browser that was cut off within the working day. */
const KEPT = "interval '24 hours'";

/** Removes replies kept for retries and events that everybody has heard of. */
@Injectable()
export class Sweep implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly db: Database,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'platform.sweep', cron: '12 * * * *', run: () => this.sweep() });
  }

  async sweep(): Promise<void> {
    // The database stamped these rows with its own time, which is not the clinic's in a demo set to another day.
    await this.db.query(`DELETE FROM idempotency_record WHERE created_at < now() - ${KEPT}`);
    await this.db.query(`DELETE FROM outbox_event WHERE at < now() - ${KEPT}`);
  }
}
