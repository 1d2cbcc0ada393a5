import { Injectable } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { dateIn } from '../platform/time/zone.js';
import { baselineOf, type Course, type ScorePoint } from './rules/booster-due.js';

export interface PatientCourse {
  readonly patientId: string;
  readonly course: Course;
}

interface Dosed {
  readonly patientId: string;
  readonly planId: string | null;
  readonly kind: 'plan' | 'booster';
  readonly at: Date;
}

@Injectable()
export class BoosterDueQueries {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
  ) {}

  /**
   * One batch of patients who could have a booster: a completed plan, none open, no booster under way, and a score since
   * `since`. Five statements whatever their number.
   * @param afterId the last patient of the batch before
   * @param since YYYY-MM-DD
   */
  async candidates(afterId: string | null, since: string, limit: number): Promise<PatientCourse[]> {
    const patients = await this.db.query<{ id: string; planId: string }>(
      `SELECT p.id, (SELECT done.id FROM treatment_plan done WHERE done.patient_id = p.id AND done.state = 'completed'
                      ORDER BY done.closed_at DESC LIMIT 1) AS "planId"
         FROM patient p
        WHERE ($1::uuid IS NULL OR p.id > $1) AND p.state NOT IN ('deceased', 'merged')
          AND EXISTS (SELECT 1 FROM treatment_plan done WHERE done.patient_id = p.id AND done.state = 'completed')
          AND NOT EXISTS (SELECT 1 FROM treatment_plan open
                           WHERE open.patient_id = p.id AND open.state IN ('accepted', 'active', 'paused'))
          AND NOT EXISTS (SELECT 1 FROM booster b WHERE b.patient_id = p.id
                             AND b.state IN ('recommended', 'under_review', 'approved', 'scheduled'))
          AND EXISTS (SELECT 1 FROM score s
                       WHERE s.patient_id = p.id AND s.instrument = 'gad7' AND s.taken_on >= $2 AND s.state = 'completed')
        ORDER BY p.id LIMIT $3`,
      [afterId, since, limit],
    );
    if (patients.length === 0) return [];
    const ids = patients.map(({ id }) => id);
    const zone = await this.calendar.zone();
    const scores = await this.db.query<ScorePoint & { readonly patientId: string }>(
      `SELECT id, patient_id AS "patientId", total, taken_on::text AS "takenOn", state, recorded_at AS "recordedAt"
         FROM score WHERE patient_id = ANY($1) AND instrument = 'gad7'`,
      [ids],
    );
    const doses = await this.db.query<Dosed>(
      `SELECT patient_id AS "patientId", plan_id AS "planId", kind, dose_started_at AS at
         FROM session WHERE patient_id = ANY($1) AND dose_started_at IS NOT NULL ORDER BY dose_started_at`,
      [ids],
    );
    const boosters = await this.db.query<{ patientId: string; at: Date }>(
      'SELECT patient_id AS "patientId", created_at AS at FROM booster WHERE patient_id = ANY($1)',
      [ids],
    );
    return patients.flatMap(({ id: patientId, planId }) => {
      const mine = <Row extends { readonly patientId: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.patientId === patientId);
      const ofPlan = mine(doses).filter((dose) => dose.kind === 'plan' && dose.planId === planId);
      const [first, last] = [ofPlan[0], ofPlan.at(-1)];
      if (!first || !last) return [];
      const course: Course = {
        scores: mine(scores),
        baseline: baselineOf(mine(scores), dateIn(zone, first.at))?.total ?? null,
        planEndedOn: dateIn(zone, last.at),
        doseDates: mine(doses).map(({ at }) => dateIn(zone, at)),
        recommendedOn: mine(boosters).map(({ at }) => dateIn(zone, at)),
      };
      return [{ patientId, course }];
    });
  }
}
