import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { workThrough } from '../platform/jobs/work-through.js';
import { BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';

/** Per run; what is left over comes with the next one. */
const BATCH = 200;

/** Writes down what became of boosters by themselves: sessions that were held, approvals that ran out. */
@Injectable()
export class BoosterSweepService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly queries: BoostersQueries,
    private readonly boosters: BoostersService,
    private readonly calendar: ClinicCalendar,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'boosters.sweep', cron: '25 * * * *', run: () => this.sweep() });
  }

  /** Each booster in a transaction of its own, so that one that somebody is working on holds up no other. */
  async sweep(): Promise<void> {
    const today = await this.calendar.today();
    await workThrough(await this.queries.unsettled(BATCH), (id) => this.boosters.settle(id));
    await workThrough(await this.queries.overdue(today, BATCH), (id) => this.boosters.expire(id));
  }
}
