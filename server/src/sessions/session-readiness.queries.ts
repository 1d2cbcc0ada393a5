import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { Database } from '../platform/database/database.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { readinessOf, type ReadinessCheck } from './rules/readiness.js';
import { Session } from './session.entity.js';

export interface SessionChecks {
  readonly state: Session['state'];
  readonly checks: readonly ReadinessCheck[];
}

/** Reads what the readiness of a session depends on, in its own record and above it. */
@Injectable()
export class SessionReadiness {
  constructor(
    private readonly db: Database,
    private readonly consultations: ConsultationsQueries,
    private readonly calendar: ClinicCalendar,
  ) {}

  /** Checks of several sessions with their states, in four statements whatever their number. */
  async checksOfMany(ids: readonly string[]): Promise<Map<string, SessionChecks>> {
    if (ids.length === 0) return new Map();
    const sessions = await this.db.repository(Session).findBy({ id: In([...ids]) });
    const planIds = sessions.flatMap(({ planId }) => planId ?? []);
    const plans = await this.db
      .repository(TreatmentPlan)
      .find({ select: { id: true, consentSignedAt: true }, where: { id: In(planIds) } });
    const patientIds = sessions.map(({ patientId }) => patientId);
    const eligible = await this.consultations.eligibleOn(patientIds, await this.calendar.today());
    return new Map(
      sessions.map((session) => {
        const plan = plans.find(({ id }) => id === session.planId);
        const checks = this.#checks(session, plan?.consentSignedAt ?? null, eligible.has(session.patientId));
        return [session.id, { state: session.state, checks }];
      }),
    );
  }

  async checksOf(session: Session): Promise<ReadinessCheck[]> {
    const plan = session.planId ? await this.db.repository(TreatmentPlan).findOneBy({ id: session.planId }) : null;
    const finding = await this.consultations.findSignedEligible(session.patientId, await this.calendar.today());
    return this.#checks(session, plan?.consentSignedAt ?? null, finding !== null);
  }

  #checks(session: Session, consentSignedAt: Date | null, eligible: boolean): ReadinessCheck[] {
    const { readiness, escortName, escortPhone, weightKg, weightMeasuredAt } = session;
    return readinessOf({
      ...{ answers: readiness, escortName, escortPhone, weightKg, weightMeasuredAt },
      ...{ consentSignedAt, eligible, now: this.calendar.now() },
    });
  }
}
