import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BoostersService } from '../boosters/boosters.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { addDays } from '../platform/time/dates.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { BoosterDueQueries } from './booster-due.queries.js';
import { type BoosterDue, boosterDue, SCORE_HOLDS_DAYS } from './rules/booster-due.js';

const BATCH = 200;

/** What a plan that was opened, or a booster that was recommended, in the meantime is refused with. */
const OVERTAKEN: readonly string[] = ['booster.openPlan', 'booster.alreadyOpen', 'booster.noCompletedPlan'];

/** Puts patients whose scores have risen since their plan before a clinician, as recommendations to review. */
@Injectable()
export class BoosterDueService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly queries: BoosterDueQueries,
    private readonly boosters: BoostersService,
    private readonly calendar: ClinicCalendar,
  ) {}

  onModuleInit(): void {
    // Nightly in American zones: the scores of a day are in, and nobody's list moves while they work on it.
    this.jobs.add({ name: 'follow-ups.boosterDue', cron: '10 9 * * *', run: () => this.recommendDue() });
  }

  /** Recommends a review for everybody who needs one and was not recommended in the same episode. Never books. */
  async recommendDue(): Promise<void> {
    const today = await this.calendar.today();
    const since = addDays(today, -SCORE_HOLDS_DAYS);
    for (let afterId: string | null = null; ;) {
      const batch = await this.queries.candidates(afterId, since, BATCH);
      for (const { patientId, course } of batch) {
        const due = boosterDue(course, today);
        if (due) await this.#recommend(patientId, due);
      }
      const last = batch.at(-1);
      if (!last) return;
      afterId = last.patientId;
    }
  }

  async #recommend(patientId: string, due: BoosterDue): Promise<void> {
    try {
      await this.boosters.recommend(patientId, 'rule', reasonOf(due));
    } catch (error) {
      if (!(error instanceof DomainError) || !OVERTAKEN.includes(error.code)) throw error;
    }
  }
}

function reasonOf({ rise, best, total, on }: BoosterDue): string {
  const what = rise === null ? `out of response, best ${best}` : `up ${rise} from its best of ${best}`;
  return `GAD-7 ${total} on ${on}: ${what}`;
}
