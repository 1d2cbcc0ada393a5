import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Clock } from '../platform/time/clock.js';
import { BookingTrail } from './booking-trail.js';

interface EndedHold {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
}

/** One transaction is kept short; the next batch follows at once. */
const BATCH = 200;

/**
 * Gives back the time of holds that ran out (domain.md 5.2: hold(expires)). A hold was never an appointment: its row goes,
 * so that no list or rate counts it as a cancellation, and the trail keeps that it was. Who books over one meanwhile
 * removes it there; this is for those that nobody comes across.
 */
@Injectable()
export class HoldSweepService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly trail: BookingTrail,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'scheduling.holds', cron: '* * * * *', run: () => this.sweep() });
  }

  /** Removes every hold that ran out by now. Holds that somebody has locked are being booked: they are left alone. */
  async sweep(): Promise<void> {
    while ((await this.#sweepBatch()) === BATCH);
  }

  #sweepBatch(): Promise<number> {
    return this.db.transaction(async () => {
      const [ended] = (await this.db.query(
        `DELETE FROM booking WHERE id IN (
           SELECT id FROM booking WHERE state = 'hold' AND hold_until <= $1
            ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING id, version, patient_id AS "patientId"`,
        [this.clock.now()],
      )) as unknown as [EndedHold[], number];
      await this.trail.holdsEnded(ended);
      return ended.length;
    });
  }
}
