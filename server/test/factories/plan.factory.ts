import { Consultation } from '../../src/consultations/consultation.entity.js';
import type { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/database/new-id.js';
import { PlanSlot } from '../../src/treatment-plans/plan-slot.entity.js';
import { TreatmentPlan } from '../../src/treatment-plans/treatment-plan.entity.js';
import { Dose } from '../../src/sessions/dose.entity.js';
import { Session } from '../../src/sessions/session.entity.js';

/** A signed consultation that found the patient eligible until `expiresOn`. */
export async function makeEligible(
  db: Database,
  { patientId, clinicianId, expiresOn = '2027-02-01' }: { patientId: string; clinicianId: string; expiresOn?: string },
): Promise<string> {
  const id = newId();
  const at = new Date('2026-11-02T10:00:00Z');
  await db.repository(Consultation).insert({
    ...{ id, patientId, clinicianId, state: 'signed', disorder: 'gad', outcome: 'eligible' },
    ...{ eligibilityExpiresOn: expiresOn, completedAt: at, signedAt: at, signedBy: clinicianId },
  });
  return id;
}

/** A plan in any state that needs no counted session, with a dose of 0.5 mg/kg in every slot. */
export async function makePlan(
  db: Database,
  values: Pick<TreatmentPlan, 'patientId' | 'prescriberId' | 'consultationId'> & Partial<TreatmentPlan>,
): Promise<{ id: string; slotIds: string[] }> {
  const consent = new Date('2026-11-03T10:00:00Z');
  const plan = {
    ...{ id: newId(), sessionCount: 3, route: 'iv' as const, disorder: 'gad' as const, maxGapDays: 14 },
    ...{ state: 'accepted' as const, consentSignedAt: consent, acceptedAt: consent },
    ...values,
  };
  const slots = Array.from({ length: plan.sessionCount }, (_, index) => ({
    ...{ id: newId(), planId: plan.id, ordinal: index + 1, orderedMgPerKg: 0.5 },
  }));
  await db.transaction(async () => {
    await db.repository(TreatmentPlan).insert(plan);
    await db.repository(PlanSlot).insert(slots);
  });
  return { id: plan.id, slotIds: slots.map(({ id }) => id) };
}

/** A session of a plan's slot that was given, discharged and counts. */
export async function makeDischarged(
  db: Database,
  values: Pick<Session, 'patientId' | 'planId' | 'slotId' | 'clinicianId'> &
    Partial<Session> & { readonly doseStartedAt: Date },
): Promise<string> {
  const id = newId();
  const after = (minutes: number) => new Date(values.doseStartedAt.getTime() + minutes * 60_000);
  const session = {
    ...{ id, kind: 'plan' as const, route: 'iv' as const, orderedMgPerKg: 0.5, state: 'discharged' as const },
    ...{ recoveryStartedAt: after(45), recoveryEndedAt: after(75), dischargedAt: after(90) },
    ...{ dischargeScore: 9, escortName: 'Ingrid Solberg', instructionsGiven: true, dischargedBy: values.clinicianId },
    ...values,
  };
  await db.transaction(async () => {
    await db.repository(Session).insert(session);
    await db.repository(Dose).insert({
      ...{ id: newId(), sessionId: session.id, givenAt: values.doseStartedAt, recordedAt: after(1) },
      ...{ recordedBy: values.clinicianId, route: session.route, weightKg: 70, orderedMgPerKg: session.orderedMgPerKg },
      ...{ orderedMg: 35, givenMg: 35, concentrationMgPerMl: 50, drawnMl: 0.7, givenMl: 0.7 },
    });
  });
  return session.id;
}
