import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { Booster } from './booster.entity.js';
import { SESSION_DONE, SESSION_GIVEN_BACK, stateFromSession } from './rules/booster-eligibility.js';
import { boosterError } from './rules/booster-errors.js';
import type { BoosterState } from './rules/booster-lifecycle.js';

type ShownColumn =
  'id' | 'patientId' | 'source' | 'reason' | 'reviewNote' | 'bookBefore' | 'nextReviewOn' | 'sessionId';

/** What is told of a booster. */
export interface ShownBooster {
  readonly booster: Pick<Booster, ShownColumn | 'version' | 'reviewedAt' | 'createdAt'>;
  readonly state: BoosterState;
  readonly patientName: string;
  readonly plan: Pick<TreatmentPlan, 'id' | 'sessionCount' | 'closedAt'>;
  readonly lastDoseAt: Date | null;
  readonly reviewedByName: string | null;
}

/** A booster with what is shown around it. `state` is as its session makes it, not as it was written last. */
export interface BoosterLine {
  readonly booster: Booster;
  readonly state: BoosterState;
  readonly patientName: string;
  readonly plan: TreatmentPlan;
  readonly lastDoseAt: Date | null;
  readonly reviewedByName: string | null;
}

const SOURCE = 'booster b LEFT JOIN session s ON s.id = b.session_id';

/** The state as the session makes it: `stateFromSession` in the words of SQL. */
const STATE = `CASE WHEN b.state <> 'scheduled' OR s.id IS NULL THEN b.state
                    WHEN s.state IN ('${SESSION_DONE.join("', '")}') THEN 'completed'
                    WHEN s.state IN ('${SESSION_GIVEN_BACK.join("', '")}') THEN 'approved' ELSE 'scheduled' END`;

/** Whether a booster that is written down as scheduled may really be in this state. */
function fromSession(state: BoosterState): boolean {
  return state === 'completed' || state === 'approved';
}

@Injectable()
export class BoostersQueries {
  constructor(
    private readonly db: Database,
    private readonly patients: PatientsQueries,
    private readonly plans: TreatmentPlansQueries,
  ) {}

  /** One page of the boosters in any of the states, as their sessions make them, oldest first. */
  async list(states: readonly BoosterState[], { page, size }: { readonly page: number; readonly size: number }) {
    const inStates = `${STATE} = ANY($1) AND b.state = ANY($2)`;
    const stored = [...new Set([...states, ...states.filter(fromSession).map(() => 'scheduled' as const)])];
    const [[count], rows] = await Promise.all([
      this.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${SOURCE} WHERE ${inStates}`, [states, stored]),
      this.db.query<{ id: string }>(
        `SELECT b.id FROM ${SOURCE} WHERE ${inStates} ORDER BY b.created_at, b.id LIMIT $3 OFFSET $4`,
        [states, stored, size, (page - 1) * size],
      ),
    ]);
    return { items: await this.#linesOf(rows), total: count?.n ?? 0 };
  }

  /**
   * Approved boosters that nobody has booked, the approval that ends first at the top.
   * @param on YYYY-MM-DD, a day on which the approval has to hold
   */
  async toBook(on: string, limit: number): Promise<BoosterLine[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT b.id FROM ${SOURCE}
        WHERE ${STATE} = 'approved' AND b.state IN ('approved', 'scheduled') AND b.book_before >= $1
        ORDER BY b.book_before, b.id LIMIT $2`,
      [on, limit],
    );
    return this.#linesOf(rows);
  }

  async ofPatient(patientId: string): Promise<BoosterLine[]> {
    const rows = await this.db
      .repository(Booster)
      .find({ where: { patientId }, order: { createdAt: 'DESC', id: 'DESC' } });
    return this.#lines(rows);
  }

  /** @throws booster.notFound */
  async findLine(id: string): Promise<BoosterLine> {
    const booster = await this.db.repository(Booster).findOneBy({ id });
    const [line] = booster ? await this.#lines([booster]) : [];
    if (!line) throw boosterError('booster.notFound');
    return line;
  }

  /** Boosters that are written down as scheduled although their session is over or was given up. */
  async unsettled(limit: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT b.id FROM ${SOURCE} WHERE b.state = 'scheduled' AND ${STATE} <> 'scheduled' ORDER BY b.id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Approved boosters whose last day to be held lies before `today` (YYYY-MM-DD). */
  async overdue(today: string, limit: number): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM booster WHERE state = 'approved' AND book_before < $1 ORDER BY id LIMIT $2`,
      [today, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Lines in the order of the rows. */
  async #linesOf(rows: readonly { readonly id: string }[]): Promise<BoosterLine[]> {
    const ids = rows.map(({ id }) => id);
    const lines = await this.#lines(await this.db.repository(Booster).findBy({ id: In(ids) }));
    return lines.toSorted((a, b) => ids.indexOf(a.booster.id) - ids.indexOf(b.booster.id));
  }

  /** When the patient last had a dose, of any plan or booster. */
  async lastDoseAt(patientId: string): Promise<Date | null> {
    return (await this.#lastDoses([patientId])).get(patientId) ?? null;
  }

  async #lines(boosters: readonly Booster[]): Promise<BoosterLine[]> {
    if (boosters.length === 0) return [];
    const patientIds = boosters.map(({ patientId }) => patientId);
    const sessionIds = boosters.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]));
    const staffIds = boosters.flatMap(({ reviewedBy }) => (reviewedBy === null ? [] : [reviewedBy]));
    const [names, plans, doses, sessions, staff] = await Promise.all([
      this.patients.findNames(patientIds),
      this.plans.findByIds(boosters.map(({ planId }) => planId)),
      this.#lastDoses(patientIds),
      this.db.repository(Session).find({ select: { id: true, state: true }, where: { id: In(sessionIds) } }),
      this.db.repository(StaffMember).find({ select: { id: true, displayName: true }, where: { id: In(staffIds) } }),
    ]);
    return boosters.flatMap((booster) => {
      const plan = plans.find(({ id }) => id === booster.planId);
      const session = sessions.find(({ id }) => id === booster.sessionId);
      if (!plan) return [];
      return [
        {
          booster,
          plan,
          state: booster.state === 'scheduled' && session ? stateFromSession(session.state) : booster.state,
          patientName: names.get(booster.patientId)?.name ?? '',
          lastDoseAt: doses.get(booster.patientId) ?? null,
          reviewedByName: staff.find(({ id }) => id === booster.reviewedBy)?.displayName ?? null,
        },
      ];
    });
  }

  async #lastDoses(patientIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.db.query<{ patientId: string; at: Date }>(
      `SELECT patient_id AS "patientId", max(dose_started_at) AS at FROM session
        WHERE patient_id = ANY($1) AND dose_started_at IS NOT NULL GROUP BY patient_id`,
      [patientIds],
    );
    return new Map(rows.map(({ patientId, at }) => [patientId, at]));
  }
}
