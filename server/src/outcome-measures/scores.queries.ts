import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { type BookedSession, type PlanOfScores, plansOfScores } from './rules/course-days.js';
import { type ScoreDue, scoreDue } from './rules/score-due.js';
import { judgeScores, type ScoreHistory } from './rules/score-history.js';
import { scoreError } from './rules/score-errors.js';
import { Score } from './score.entity.js';

@Injectable()
export class ScoresQueries {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly plans: TreatmentPlansQueries,
  ) {}

  /** @throws score.notFound */
  async findById(id: string): Promise<Score> {
    const score = await this.db.repository(Score).findOneBy({ id });
    if (!score) throw scoreError('score.notFound');
    return score;
  }

  /** Every GAD-7 of a patient, judged against the baseline of the plan that was started last. */
  async historyOf(patientId: string): Promise<ScoreHistory> {
    const zone = await this.calendar.zone();
    const [scores, sessions, plans, today] = await Promise.all([
      this.db.repository(Score).find({ where: { patientId }, order: { takenOn: 'DESC', recordedAt: 'DESC' } }),
      this.db.repository(Session).find({
        select: { id: true, planId: true, kind: true, doseStartedAt: true },
        where: { patientId, doseStartedAt: Not(IsNull()) },
        order: { doseStartedAt: 'ASC' },
      }),
      this.#plansOf(patientId, zone),
      this.calendar.today(),
    ]);
    const doses = sessions.flatMap((session) =>
      session.doseStartedAt ? [{ ...session, on: dateIn(zone, session.doseStartedAt) }] : [],
    );
    const names = await this.#namesOf(scores);
    return judgeScores(scores, { plans, doses, today }, ({ recordedBy }) => names.get(recordedBy) ?? '');
  }

  /** What a plan asks for; null as well for one that came to nothing. */
  async dueForPlan(planId: string, patientId: string): Promise<ScoreDue | null> {
    const { scores, courses } = await this.historyOf(patientId);
    const course = courses.find((other) => other.planId === planId);
    const all = scores.map(({ score }) => score);
    return course ? scoreDue(course, all, await this.calendar.today()) : null;
  }

  /** Every plan with the day of its first booked session, newest first. */
  async #plansOf(patientId: string, zone: string): Promise<PlanOfScores[]> {
    const [plans, booked] = await Promise.all([
      this.plans.plansOfPatient(patientId),
      this.db.query<BookedSession>(
        `SELECT s.plan_id AS "planId", s.state, b.state AS "bookingState", (b.starts_at AT TIME ZONE $2)::date::text AS on
           FROM session s JOIN booking b ON b.purpose_id = s.id
          WHERE s.patient_id = $1 AND s.plan_id IS NOT NULL AND s.dose_started_at IS NULL`,
        [patientId, zone],
      ),
    ]);
    return plansOfScores(plans, booked);
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
