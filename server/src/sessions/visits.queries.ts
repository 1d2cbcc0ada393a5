import { Injectable } from '@nestjs/common';
import { auditedRead } from '../audit/audited-read.queries.js';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';
import { Clock } from '../platform/time/clock.js';
import { type ReadinessCheck, type ReadinessFacts, readinessOf } from './rules/readiness.js';
import { sessionError } from './rules/session-errors.js';
import type { SessionState } from './rules/session-lifecycle.js';

/** A visit as the front desk may know it. */
export interface Visit {
  readonly id: string;
  readonly version: number;
  readonly kind: 'plan' | 'booster';
  readonly state: SessionState;
  readonly patientId: string;
  readonly patientName: string;
  readonly clinicianId: string;
  readonly clinicianName: string;
  readonly bookingVersion: number | null;
  readonly roomId: string | null;
  readonly roomName: string | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly timeZone: string | null;
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly escortName: string | null;
  readonly escortPhone: string | null;
  readonly checks: readonly ReadinessCheck[];
}

/** A visit with what its lights depend on. */
export type VisitRow = Omit<Visit, 'checks'> & Omit<ReadinessFacts, 'now'>;

/** $1 the session, $2 now. Eligibility is looked at on the clinic's date. */
const VISIT = `SELECT s.id, s.version, s.kind, s.state, s.patient_id AS "patientId",
    COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
    s.clinician_id AS "clinicianId", st.display_name AS "clinicianName", b.version AS "bookingVersion",
    b.room_id AS "roomId", r.name AS "roomName", b.starts_at AS "startsAt", b.ends_at AS "endsAt", l.time_zone AS "timeZone", slot.ordinal,
    CASE WHEN slot.id IS NOT NULL THEN plan.session_count END AS "sessionCount",
    s.escort_name AS "escortName", s.escort_phone AS "escortPhone",
    s.readiness AS answers, s.weight_kg::float8 AS "weightKg", s.weight_measured_at AS "weightMeasuredAt",
    plan.consent_signed_at AS "consentSignedAt",
    EXISTS (SELECT 1 FROM consultation c WHERE c.patient_id = s.patient_id AND c.state = 'signed'
       AND c.outcome IN ('eligible', 'eligible_with_conditions') AND c.eligibility_expires_on >= ($2::timestamptz AT TIME ZONE
         COALESCE((SELECT time_zone FROM location ORDER BY name, id LIMIT 1), 'UTC'))::date) AS eligible
  FROM session s JOIN patient p ON p.id = s.patient_id JOIN staff_member st ON st.id = s.clinician_id
  LEFT JOIN LATERAL (SELECT * FROM booking WHERE purpose_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1) b ON true
  LEFT JOIN room r ON r.id = b.room_id LEFT JOIN location l ON l.id = b.location_id
  LEFT JOIN plan_slot slot ON slot.id = s.slot_id LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
  WHERE s.id = $1`;

const FIND: Statement = { name: 'visit', text: VISIT };

/** The visit, opened by somebody. */
export const OPEN_VISIT = auditedRead({
  ...{ name: 'visit opened', answer: VISIT, parameters: 2 },
  trail: { action: 'session.readVisit', resourceType: 'session', resourceId: 'id', patientId: '"patientId"' },
});

@Injectable()
export class VisitsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws session.notFound */
  async findById(id: string): Promise<Visit> {
    const now = this.clock.now();
    return toVisit(await this.db.run<VisitRow>(FIND, [id, now]), now);
  }
}

/** @throws session.notFound */
export function toVisit([row]: readonly VisitRow[], now: Date): Visit {
  if (!row) throw sessionError('session.notFound');
  return { ...row, checks: readinessOf({ ...row, now }) };
}
