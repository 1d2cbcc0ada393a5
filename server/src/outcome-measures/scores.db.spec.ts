import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { newId } from '../platform/database/new-id.js';
import { runInRequest } from '../platform/http/request-context.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { Score } from './score.entity.js';
import { ScoresQueries } from './scores.queries.js';
import { ScoresService } from './scores.service.js';

describe('scores on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let service: ScoresService;
  let queries: ScoresQueries;
  let clinician: string;
  let patient: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-24T03:00:00Z');
    const { db, clock, audit, events } = clinic;
    await makeLocation(db);
    clinician = await makeClinician(db, { displayName: 'Dr Noor Castellan' });
    const calendar = new ClinicCalendar(db, clock);
    const plans = new TreatmentPlansQueries(db);
    queries = new ScoresQueries(db, calendar, plans);
    service = new ScoresService(db, calendar, audit, events, new PatientsQueries(db), plans);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    patient = await makePatient(clinic.db);
  });

  const record = (takenOn: string, given: { total?: number; items?: number[] }) =>
    runInRequest(
      { requestId: 'r', ip: '127.0.0.1', actor: { staffId: clinician, role: 'clinician', signInId: newId() } },
      () => service.record({ patientId: patient, takenOn, ...given }),
    );

  it('judges by the baseline of the plan that was started, in days of the clinic', async () => {
    const consultationId = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
    const plan = await makePlan(clinic.db, {
      ...{ patientId: patient, prescriberId: clinician, consultationId, state: 'active' as const },
    });
    // 01:00 UTC on the 10th is still the 9th in Fernhill.
    await makeDischarged(clinic.db, {
      ...{ patientId: patient, planId: plan.id, slotId: plan.slotIds[0] ?? null, clinicianId: clinician },
      doseStartedAt: new Date('2026-11-10T01:00:00Z'),
    });
    await record('2026-11-01', { total: 18 });
    await record('2026-11-09', { items: [3, 3, 2, 2, 2, 2, 2] });
    await record('2026-11-10', { total: 9 });
    const history = await queries.historyOf(patient);
    expect(history.baseline?.total).toBe(16);
    expect(
      history.scores.map(({ score, band, overlaps, occasion, response }) => [
        ...[score.total, band, overlaps, occasion, response?.change],
      ]),
    ).toEqual([
      [9, 'mild', true, 'follow_up', undefined],
      [16, 'severe', false, 'baseline', undefined],
      [18, 'severe', false, 'before', undefined],
    ]);
    expect(history.courses).toMatchObject([{ planId: plan.id, state: 'under_way', doses: ['2026-11-09'] }]);
    expect(history.scores[0]?.recordedByName).toBe('Dr Noor Castellan');
  });

  it('refuses tomorrow in the clinic, though it is that day already in UTC', async () => {
    await expect(record('2026-11-24', { total: 5 })).rejects.toMatchObject({ code: 'score.inFuture' });
    await record('2026-11-23', { total: 5 });
  });

  it('voids with a reason and puts the right one in its place', async () => {
    const wrong = await record('2026-11-20', { total: 2 });
    const correct = runInRequest(
      { requestId: 'r', ip: '127.0.0.1', actor: { staffId: clinician, role: 'clinician', signInId: newId() } },
      () => service.voidScore(wrong, 'Typed 2 for 12', { total: 12, takenOn: '2026-11-20' }),
    );
    await correct;
    const { scores } = await queries.historyOf(patient);
    const voided = scores.find(({ score }) => score.id === wrong)?.score;
    const right = scores.find(({ score }) => score.state === 'completed')?.score;
    expect(voided).toMatchObject({ state: 'void', total: 2, voidReason: 'Typed 2 for 12', replacedById: right?.id });
    expect(right?.total).toBe(12);
    await expect(service.voidScore(wrong, 'Again')).rejects.toMatchObject({ code: 'score.alreadyVoid' });
  });

  it('never changes in the database (invariant 10)', async () => {
    const id = await record('2026-11-20', { total: 7 });
    await expect(clinic.db.repository(Score).update({ id }, { total: 3 })).rejects.toMatchObject({
      driverError: { constraint: 'score_immutable' },
    });
  });
});
