import { makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';
import { BoosterDueService } from './booster-due.service.js';

/** The clinic stands at Mon 1 Mar 2027, 09:00 in New York. */
describe('reviews of boosters that scores ask for', () => {
  let clinic: SessionClinic;
  let job: BoosterDueService;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    job = clinic.http.app.get(BoosterDueService);
  });

  afterAll(() => clinic.close());

  /** A patient whose plan of three was completed on 15 October, with these GAD-7 totals. */
  const followed = async (scores: readonly (readonly [takenOn: string, total: number])[]) => {
    const { db } = clinic.http;
    const prescriberId = clinic.clinician.staff.id;
    const patientId = await makePatient(db, { state: 'active' });
    const consultationId = await makeEligible(db, { patientId, clinicianId: prescriberId, expiresOn: '2027-06-01' });
    const plan = await makePlan(db, { patientId, prescriberId, consultationId, state: 'active' });
    await db.transaction(async () => {
      for (const [index, slotId] of plan.slotIds.entries()) {
        const doseStartedAt = new Date(Date.UTC(2026, 9, 1 + index * 7, 15));
        await makeDischarged(db, { patientId, planId: plan.id, slotId, clinicianId: prescriberId, doseStartedAt });
      }
      await db.query(
        `UPDATE treatment_plan SET state = 'completed', counted_sessions = 3, started_at = '2026-10-01T15:00:00Z',
                closed_at = '2026-10-15T17:00:00Z' WHERE id = $1`,
        [plan.id],
      );
    });
    for (const [takenOn, total] of scores) await score(patientId, takenOn, total);
    return patientId;
  };
  const score = (patientId: string, takenOn: string, total: number) =>
    clinic.clinician.post(`/patients/${patientId}/scores`, { total, takenOn });
  const boostersOf = (patientId: string) =>
    clinic.http.db.query<{ state: string; source: string; reason: string; sessionId: string | null }>(
      `SELECT state, source, reason, session_id AS "sessionId" FROM booster WHERE patient_id = $1 ORDER BY created_at`,
      [patientId],
    );
  const RISEN = [
    ['2026-09-30', 18],
    ['2026-11-05', 6],
    ['2027-02-26', 12],
  ] as const;

  it('puts who relapsed before a clinician, once, and books nothing', async () => {
    const relapsed = await followed(RISEN);
    const well = await followed([...RISEN.slice(0, 2), ['2027-02-26', 7]]);
    await Promise.all([job.recommendDue(), job.recommendDue()]);
    await job.recommendDue();
    const reason = 'GAD-7 12 on 2027-02-26: up 6 from its best of 6';
    expect(await boostersOf(relapsed)).toEqual([{ state: 'recommended', source: 'rule', reason, sessionId: null }]);
    expect(await boostersOf(well)).toEqual([]);
    const { body } = await clinic.clinician.get('/boosters?state=recommended');
    expect(body['items']).toContainEqual(expect.objectContaining({ patientId: relapsed, source: 'rule' }));
  });

  it('does not ask again in the same episode when it was declined', async () => {
    const patientId = await followed(RISEN);
    await job.recommendDue();
    const [booster] = await clinic.http.db.query<{ id: string }>('SELECT id FROM booster WHERE patient_id = $1', [
      patientId,
    ]);
    await clinic.http.db.query('UPDATE booster SET created_at = $2 WHERE id = $1', [
      ...[booster?.id, clinic.http.clock.now()],
    ]);
    await clinic.clinician.post(`/boosters/${booster?.id ?? ''}/review`);
    await clinic.clinician.post(`/boosters/${booster?.id ?? ''}/decline`, { note: 'Grief, not relapse' });
    await clinic.at('2027-03-03T14:00:00Z');
    await score(patientId, '2027-03-03', 13);
    await job.recommendDue();
    expect(await boostersOf(patientId)).toMatchObject([{ state: 'declined' }]);
    await clinic.at('2027-03-01T14:00:00Z');
  });

  it('is never for somebody in the middle of a plan', async () => {
    const patientId = await followed(RISEN);
    const { db } = clinic.http;
    const prescriberId = clinic.clinician.staff.id;
    const consultationId = await makeEligible(db, { patientId, clinicianId: prescriberId, expiresOn: '2027-06-01' });
    await makePlan(db, { patientId, prescriberId, consultationId });
    await job.recommendDue();
    expect(await boostersOf(patientId)).toEqual([]);
  });

  it('leaves out who died', async () => {
    const patientId = await followed(RISEN);
    await clinic.http.db.query(`UPDATE patient SET state = 'deceased' WHERE id = $1`, [patientId]);
    await job.recommendDue();
    expect(await boostersOf(patientId)).toEqual([]);
  });
});
