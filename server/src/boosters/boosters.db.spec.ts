import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { newId } from '../platform/database/new-id.js';
import { runInRequest } from '../platform/http/request-context.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { Session } from '../sessions/session.entity.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import type { JobRunner } from '../platform/jobs/job-runner.js';
import { Booster } from './booster.entity.js';
import { BoosterSweepService } from './booster-sweep.service.js';
import { BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';
import type { BoosterState } from './rules/booster-lifecycle.js';

describe('boosters on PostgreSQL (invariant 4)', () => {
  let clinic: ClinicDatabase;
  let boosters: BoostersService;
  let queries: BoostersQueries;
  let plans: TreatmentPlansService;
  let clinician: string;
  let patient: string;
  let consultationId: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T18:00:00Z');
    const { db, clock, audit, events } = clinic;
    await makeLocation(db);
    clinician = await makeClinician(db);
    const calendar = new ClinicCalendar(db, clock);
    const patientsQueries = new PatientsQueries(db);
    const patients = new PatientsService(db, patientsQueries, clock, audit, events);
    const planQueries = new TreatmentPlansQueries(db);
    const scheduling = new SchedulingQueries(db, new RoomsQueries(db));
    const consultations = new ConsultationsQueries(db, scheduling, patientsQueries);
    plans = new TreatmentPlansService(db, calendar, audit, events, consultations, patients);
    queries = new BoostersQueries(db, patientsQueries, planQueries);
    boosters = new BoostersService(db, calendar, audit, events, planQueries, queries, patients);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    patient = await makePatient(clinic.db);
    consultationId = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
  });

  const asClinician = <T>(work: () => Promise<T>) =>
    runInRequest(
      { requestId: 'r', ip: '127.0.0.1', actor: { staffId: clinician, role: 'clinician', signInId: newId() } },
      work,
    );
  const completePlan = async () => {
    const plan = await makePlan(clinic.db, {
      ...{ patientId: patient, prescriberId: clinician, consultationId, state: 'active' as const },
    });
    await clinic.db.transaction(async () => {
      for (const [index, slotId] of plan.slotIds.entries()) {
        await makeDischarged(clinic.db, {
          ...{ patientId: patient, planId: plan.id, slotId, clinicianId: clinician },
          doseStartedAt: new Date(Date.UTC(2026, 9, 1 + index * 7, 17)),
        });
      }
      await plans.sessionCounted(plan.id, 3, new Date('2026-10-15T19:00:00Z'));
    });
    return plan.id;
  };
  const proposedPlan = () =>
    makePlan(clinic.db, {
      ...{ patientId: patient, prescriberId: clinician, consultationId, state: 'proposed' as const },
      ...{ consentSignedAt: null, acceptedAt: null },
    });

  it('follows the completed plan from recommendation to approval', async () => {
    const planId = await completePlan();
    const id = await boosters.recommend(patient, 'clinician', 'GAD-7 up 6 since its best');
    await boosters.review(id);
    await asClinician(() => boosters.approve(id, 'One session, keeps weekly therapy'));
    expect(await queries.findLine(id)).toMatchObject({
      state: 'approved',
      plan: { id: planId },
      booster: { reviewedBy: clinician, bookBefore: '2026-12-23' },
      lastDoseAt: new Date(Date.UTC(2026, 9, 15, 17)),
    });
  });

  it('needs a completed plan and no open one', async () => {
    await expect(boosters.recommend(patient, 'clinician', null)).rejects.toMatchObject({
      code: 'booster.noCompletedPlan',
    });
    await completePlan();
    await makePlan(clinic.db, { patientId: patient, prescriberId: clinician, consultationId });
    await expect(boosters.recommend(patient, 'clinician', null)).rejects.toMatchObject({ code: 'booster.openPlan' });
  });

  it('is one at a time, also when two are recommended at once', async () => {
    await completePlan();
    const results = await Promise.allSettled([
      boosters.recommend(patient, 'clinician', null),
      boosters.recommend(patient, 'patient_request', null),
    ]);
    const outcomes = results.map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as { code: string }).code));
    expect(outcomes.sort()).toEqual(['booster.alreadyOpen', 'done']);
  });

  it('is never approved beside a plan that is accepted at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      patient = await makePatient(clinic.db);
      consultationId = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
      await completePlan();
      const id = await boosters.recommend(patient, 'clinician', null);
      await boosters.review(id);
      const plan = await proposedPlan();
      const results = await Promise.allSettled([
        asClinician(() => boosters.approve(id, 'Slept well, then slipped')),
        plans.accept(plan.id, new Date('2026-11-20T18:00:00Z')),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const open = await clinic.db.repository(TreatmentPlan).countBy({ patientId: patient, state: 'accepted' });
      const approved = (await queries.findLine(id)).state === 'approved' ? 1 : 0;
      expect(open + approved).toBe(1);
    }
  });

  it('is declined with a note and a day to look again', async () => {
    await completePlan();
    const id = await boosters.recommend(patient, 'patient_request', null);
    await expect(asClinician(() => boosters.decline(id, 'Stable', null))).rejects.toMatchObject({
      code: 'booster.wrongState',
    });
    await boosters.review(id);
    await expect(asClinician(() => boosters.decline(id, 'Stable', '2026-11-22'))).rejects.toMatchObject({
      code: 'booster.nextReviewInPast',
    });
    await asClinician(() => boosters.decline(id, 'Stable', '2027-01-10'));
    expect((await queries.list(['declined'], { page: 1, size: 25 })).items.map(({ booster }) => booster.id)).toContain(
      id,
    );
  });

  it('pages in the database, and counts a booster as its session makes it', async () => {
    const made: string[] = [];
    for (const sessionState of ['scheduled', 'cancelled', 'discharged'] as const) {
      patient = await makePatient(clinic.db);
      consultationId = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
      const planId = await completePlan();
      const id = await boosters.recommend(patient, 'clinician', null);
      made.push(id);
      const place = { patientId: patient, planId, slotId: null, clinicianId: clinician };
      const session = { ...place, kind: 'booster', countsTowardPlan: false } as const;
      const sessionId = newId();
      if (sessionState === 'discharged') {
        const doseStartedAt = new Date('2026-11-20T17:00:00Z');
        await makeDischarged(clinic.db, { ...session, id: sessionId, doseStartedAt });
      } else {
        const order = { route: 'iv', orderedMgPerKg: 0.5 } as const;
        await clinic.db.repository(Session).insert({ ...session, ...order, id: sessionId, state: sessionState });
      }
      await clinic.db.query(
        `UPDATE booster SET state = 'scheduled', session_id = $2, reviewed_by = $3, reviewed_at = now(),
                book_before = '2026-12-20' WHERE id = $1`,
        [id, sessionId, clinician],
      );
    }
    const idsIn = async (state: BoosterState, paging = { page: 1, size: 100 }) =>
      (await queries.list([state], paging)).items.map(({ booster }) => booster.id);
    const [booked = '', givenBack = '', done = ''] = made;
    expect(await idsIn('scheduled')).toEqual([booked]);
    expect(await idsIn('completed')).toEqual([done]);
    expect(await idsIn('approved')).toContain(givenBack);
    expect((await queries.toBook('2026-12-20', 10)).map(({ booster }) => booster.id)).toContain(givenBack);
    expect((await queries.toBook('2026-12-24', 10)).map(({ booster }) => booster.id)).toEqual([]);

    const all = ['scheduled', 'completed', 'approved'] as const;
    const whole = await queries.list(all, { page: 1, size: 100 });
    const second = await queries.list(all, { page: 2, size: 2 });
    expect(second).toMatchObject({ total: whole.total });
    expect(second.items.map(({ booster }) => booster.id)).toEqual(
      whole.items.slice(2, 4).map(({ booster }) => booster.id),
    );
  });

  it('runs out after its last day, also when its session was given up, and only then', async () => {
    const runner = { add: () => undefined } as unknown as JobRunner;
    const sweep = new BoosterSweepService(runner, queries, boosters, new ClinicCalendar(clinic.db, clinic.clock));
    const planId = await completePlan();
    const id = await boosters.recommend(patient, 'clinician', null);
    await boosters.review(id);
    await asClinician(() => boosters.approve(id, 'Slept well, then slipped'));
    await sweep.sweep();
    expect((await queries.findLine(id)).state).toBe('approved');

    const sessionId = newId();
    await clinic.db.repository(Session).insert({
      ...{ id: sessionId, patientId: patient, planId, slotId: null, clinicianId: clinician, kind: 'booster' },
      ...{ countsTowardPlan: false, route: 'iv', orderedMgPerKg: 0.5, state: 'cancelled' },
    });
    await clinic.db.query(`UPDATE booster SET state = 'scheduled', session_id = $2 WHERE id = $1`, [id, sessionId]);
    clinic.clock.set('2026-12-24T07:59:00Z');
    await sweep.sweep();
    expect(await clinic.db.repository(Booster).findOneByOrFail({ id })).toMatchObject({
      ...{ state: 'approved', sessionId: null },
    });
    clinic.clock.set('2026-12-24T08:01:00Z');
    await Promise.all([sweep.sweep(), sweep.sweep()]);
    expect((await queries.findLine(id)).state).toBe('expired');
    const trail = await clinic.db.repository(AuditEvent).findBy({ resourceId: id, action: 'booster.expire' });
    expect(trail).toMatchObject([{ actorId: null, changes: { state: ['approved', 'expired'] } }]);
    clinic.clock.set('2026-11-23T18:00:00Z');
  });

  it('is written down as completed once its session was held', async () => {
    const runner = { add: () => undefined } as unknown as JobRunner;
    const sweep = new BoosterSweepService(runner, queries, boosters, new ClinicCalendar(clinic.db, clinic.clock));
    const planId = await completePlan();
    const id = await boosters.recommend(patient, 'clinician', null);
    const sessionId = await makeDischarged(clinic.db, {
      ...{ patientId: patient, planId, slotId: null, clinicianId: clinician, kind: 'booster', countsTowardPlan: false },
      doseStartedAt: new Date('2026-11-20T17:00:00Z'),
    });
    await clinic.db.query(
      `UPDATE booster SET state = 'scheduled', session_id = $2, reviewed_by = $3, reviewed_at = now() WHERE id = $1`,
      [id, sessionId, clinician],
    );
    await sweep.sweep();
    await sweep.sweep();
    expect(await clinic.db.repository(Booster).findOneByOrFail({ id })).toMatchObject({
      state: 'completed',
      version: 2,
    });
  });
});
