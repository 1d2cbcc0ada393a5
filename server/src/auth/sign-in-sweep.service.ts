import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Clock } from '../platform/time/clock.js';

/** Closes sign-ins that ran out, and forgets counted attempts. Neither matters to the guard, which looks at the time. */
@Injectable()
export class SignInSweepService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'auth.sweep', cron: '*/15 * * * *', run: () => this.sweep() });
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.db.transaction(async () => {
      const [ended] = await this.db.manager.query<[{ id: string }[], number]>(
        `UPDATE sign_in SET ended_at = expires_at, ended_why = 'expired'
         WHERE ended_at IS NULL AND expires_at <= $1 RETURNING id`,
        [now],
      );
      for (const { id } of ended) {
        await this.audit.record({ action: 'auth.signOut', resource: { type: 'sign_in', id }, reason: 'expired' });
      }
    });
    await this.db.query('DELETE FROM sign_in_attempts WHERE until <= $1', [now]);
  }
}
