import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { judgeScores, type ScoreHistory } from './rules/score-history.js';
import { scoreError } from './rules/score-errors.js';
import { Score } from './score.entity.js';

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
    const names = await this.#namesOf(scores);
    return judgeScores(scores, doses, ({ recordedBy }) => names.get(recordedBy) ?? '');
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
