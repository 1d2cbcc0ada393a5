import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { Booster } from './booster.entity.js';
import { stateFromSession } from './rules/booster-eligibility.js';
import { boosterError } from './rules/booster-errors.js';
import type { BoosterState } from './rules/booster-lifecycle.js';

/** A booster with what is shown around it. `state` is as its session makes it, not as it was written last. */
export interface BoosterLine {
  readonly booster: Booster;
  readonly state: BoosterState;
  readonly patientName: string;
  readonly plan: TreatmentPlan;
  readonly lastDoseAt: Date | null;
  readonly reviewedByName: string | null;
}

@Injectable()
export class BoostersQueries {
  constructor(
    private readonly db: Database,
    private readonly patients: PatientsQueries,
    private readonly plans: TreatmentPlansQueries,
  ) {}

  /** Boosters in any of the states, oldest first. */
  async list(states: readonly BoosterState[], paging: { readonly page: number; readonly size: number }) {
    const stored =
      states.includes('completed') || states.includes('approved') ? [...states, 'scheduled' as const] : states;
    const rows = await this.db
      .repository(Booster)
      .find({ where: { state: In([...new Set(stored)]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    const lines = (await this.#lines(rows)).filter(({ state }) => states.includes(state));
    const from = (paging.page - 1) * paging.size;
    return { items: lines.slice(from, from + paging.size), total: lines.length };
  }

  async ofPatient(patientId: string): Promise<BoosterLine[]> {
    const rows = await this.db.repository(Booster).find({ where: { patientId }, order: { createdAt: 'DESC' } });
    return this.#lines(rows);
  }

  /** @throws booster.notFound */
  async findLine(id: string): Promise<BoosterLine> {
    const booster = await this.db.repository(Booster).findOneBy({ id });
    const [line] = booster ? await this.#lines([booster]) : [];
    if (!line) throw boosterError('booster.notFound');
    return line;
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
