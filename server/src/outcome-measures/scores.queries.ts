import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { type Gad7Band, gad7Band } from './rules/gad7.js';
import { baselineOf, closingOf, overlapsDose, type Response, responseOf } from './rules/response.js';
import { scoreError } from './rules/score-errors.js';
import { Score } from './score.entity.js';

export interface JudgedScore {
  readonly score: Score;
  readonly band: Gad7Band;
  /** Its two weeks reach over a dose: not comparable. */
  readonly overlaps: boolean;
  /** Against the baseline; null without one, and for the baseline itself, earlier and void scores. */
  readonly response: Response | null;
  readonly recordedByName: string;
}

export interface ScoreHistory {
  /** By day, newest first. */
  readonly scores: readonly JudgedScore[];
  readonly baseline: Score | null;
  readonly closing: Score | null;
}

@Injectable()
export class ScoresQueries {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
  ) {}

  /** @throws score.notFound */
  async findById(id: string): Promise<Score> {
    const score = await this.db.repository(Score).findOneBy({ id });
    if (!score) throw scoreError('score.notFound');
    return score;
  }

  /** Every GAD-7 of a patient, judged against the baseline of the plan that was started last. */
  async historyOf(patientId: string): Promise<ScoreHistory> {
    const [scores, sessions, zone] = await Promise.all([
      this.db.repository(Score).find({ where: { patientId }, order: { takenOn: 'DESC', recordedAt: 'DESC' } }),
      this.db.repository(Session).find({
        select: { id: true, planId: true, kind: true, doseStartedAt: true },
        where: { patientId, doseStartedAt: Not(IsNull()) },
        order: { doseStartedAt: 'ASC' },
      }),
      this.calendar.zone(),
    ]);
    const doses = sessions.flatMap((session) =>
      session.doseStartedAt ? [{ ...session, on: dateIn(zone, session.doseStartedAt) }] : [],
    );
    const planId = doses.findLast(({ kind }) => kind === 'plan')?.planId;
    const ofPlan = doses.filter((dose) => dose.kind === 'plan' && dose.planId === planId).map(({ on }) => on);
    const baseline = baselineOf(scores, ofPlan[0] ?? null);
    const closing = closingOf(scores, ofPlan.at(-1) ?? null);
    const names = await this.#namesOf(scores);
    const doseDates = doses.map(({ on }) => on);
    return {
      baseline,
      closing,
      scores: scores.map((score) => ({
        score,
        band: gad7Band(score.total),
        overlaps: overlapsDose(score.takenOn, doseDates),
        response:
          baseline && score.state === 'completed' && score.takenOn > baseline.takenOn
            ? responseOf(baseline.total, score.total)
            : null,
        recordedByName: names.get(score.recordedBy) ?? '',
      })),
    };
  }

  async #namesOf(scores: readonly Score[]): Promise<Map<string, string>> {
    const ids = [...new Set(scores.map(({ recordedBy }) => recordedBy))];
    const staff = await this.db.repository(StaffMember).find({
      select: { id: true, displayName: true },
      where: { id: In(ids) },
    });
    return new Map(staff.map(({ id, displayName }) => [id, displayName]));
  }
}
