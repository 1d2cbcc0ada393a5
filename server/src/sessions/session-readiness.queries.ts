import { Injectable } from '@nestjs/common';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { Database } from '../platform/database/database.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { readinessOf, type ReadinessCheck } from './rules/readiness.js';
import type { Session } from './session.entity.js';

/** Reads what the readiness of a session depends on, in its own record and above it. */
@Injectable()
export class SessionReadiness {
  constructor(
    private readonly db: Database,
    private readonly consultations: ConsultationsQueries,
    private readonly calendar: ClinicCalendar,
  ) {}

  async checksOf(session: Session): Promise<ReadinessCheck[]> {
    const plan = session.planId ? await this.db.repository(TreatmentPlan).findOneBy({ id: session.planId }) : null;
    const finding = await this.consultations.findSignedEligible(session.patientId, await this.calendar.today());
    const { readiness, escortName, escortPhone, weightKg, weightMeasuredAt } = session;
    return readinessOf({
      ...{ answers: readiness, escortName, escortPhone, weightKg, weightMeasuredAt },
      consentSignedAt: plan?.consentSignedAt ?? null,
      eligible: finding !== null,
      now: this.calendar.now(),
    });
  }
}
