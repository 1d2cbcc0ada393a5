import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { Booster } from '../boosters/booster.entity.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Consultation } from '../consultations/consultation.entity.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { newId } from '../platform/database/new-id.js';
import { runInRequest } from '../platform/http/request-context.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { PlanSlot } from './plan-slot.entity.js';
import { TreatmentPlansQueries } from './treatment-plans.queries.js';
import { TreatmentPlansService } from './treatment-plans.service.js';

describe('treatment plans on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let plans: TreatmentPlansService;
  let queries: TreatmentPlansQueries;
  let patients: PatientsQueries;
  let clinician: string;
  let patient: string;
  let consultation: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T18:00:00Z');
    const { db, clock, audit, events } = clinic;
    await makeLocation(db);
    const scheduling = new SchedulingQueries(db, new RoomsQueries(db));
    const consultations = new ConsultationsQueries(db, scheduling, new PatientsQueries(db));
    patients = new PatientsQueries(db);
    queries = new TreatmentPlansQueries(db);
    const patientsService = new PatientsService(db, patients, clock, audit, events);
    const calendar = new ClinicCalendar(db, clock);
    plans = new TreatmentPlansService(db, calendar, audit, events, consultations, patientsService);
    clinician = await makeClinician(db);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    patient = await makePatient(clinic.db);
    consultation = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
  });

  const asClinician = <T>(work: () => Promise<T>) =>
    runInRequest(
      { requestId: 'r', ip: '127.0.0.1', actor: { staffId: clinician, role: 'clinician', signInId: newId() } },
      work,
    );
  const draft = (doses = [0.25, 0.5, 1]) =>
    asClinician(() =>
      plans.create({ patientId: patient, disorder: 'gad', sessionCount: doses.length, route: 'sc', doses }),
    );
  const proposed = async () => {
    const id = await draft();
    await plans.propose(id);
    return id;
  };
  /** One that stood beside another before that was refused. */
  const besideIt = async () => {
    const consultationId = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
    const plan = { patientId: patient, prescriberId: clinician, consultationId, state: 'proposed' as const };
    return (await makePlan(clinic.db, plan)).id;
  };
  const consent = new Date('2026-11-23T17:00:00Z');
  const stateOf = async (id: string) => (await queries.findByIdWithSlots(id)).plan.state;
  const codes = (results: PromiseSettledResult<unknown>[]) =>
    results.map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as { code: string }).code)).sort();

  it('goes from draft to accepted, activates the patient and leaves a trail', async () => {
    const id = await proposed();
    await plans.accept(id, consent);
    const { plan, slots } = await queries.findByIdWithSlots(id);
    expect(plan).toMatchObject({
      state: 'accepted',
      acceptedAt: clinic.clock.now(),
      consentSignedAt: consent,
      version: 3,
    });
    expect(slots.map((slot) => [slot.ordinal, slot.orderedMgPerKg])).toEqual([
      [1, 0.25],
      [2, 0.5],
      [3, 1],
    ]);
    expect((await patients.findById(patient)).state).toBe('active');
    const trail = await clinic.db.repository(AuditEvent).find({ where: { resourceId: id }, order: { id: 'ASC' } });
    expect(trail.map(({ action }) => action)).toEqual(['plan.create', 'plan.propose', 'plan.accept']);
  });

  it('treats the disorder that the consultation found, and is not drawn up beside an open plan', async () => {
    const order = (disorder: 'gad' | 'ptsd') =>
      asClinician(() =>
        plans.create({ patientId: patient, disorder, sessionCount: 3, route: 'iv', doses: [0.5, 0.5, 0.5] }),
      );
    await expect(order('ptsd')).rejects.toMatchObject({
      code: 'plan.disorderDiffers',
      context: { fieldErrors: { disorder: [expect.any(String)] } },
    });
    await plans.accept(await proposed(), consent);
    await expect(order('gad')).rejects.toMatchObject({ code: 'plan.alreadyOpen' });
  });

  it('is drawn up once by two windows at once, and not beside one that is on its way', async () => {
    for (let round = 0; round < 5; round++) {
      patient = await makePatient(clinic.db);
      await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
      expect(codes(await Promise.allSettled([draft(), draft()]))).toEqual(['done', 'plan.alreadyOpen']);
    }
    const [only] = await queries.plansOfPatient(patient);
    await plans.propose(only?.id ?? '');
    await expect(draft()).rejects.toMatchObject({ code: 'plan.alreadyOpen' });
    await plans.withdraw(only?.id ?? '', null);
    await expect(draft()).resolves.toEqual(expect.any(String));
  });

  it('is not accepted once a later consultation found another disorder', async () => {
    const id = await proposed();
    const later = await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
    const signedAt = new Date('2026-11-20T10:00:00Z');
    await clinic.db.repository(Consultation).update({ id: later }, { disorder: 'ptsd', signedAt });
    await expect(plans.accept(id, consent)).rejects.toMatchObject({ code: 'plan.disorderDiffers' });
    expect(await stateOf(id)).toBe('proposed');
  });

  it('needs a finding of eligibility that still holds, when drawn up and when accepted', async () => {
    const stranger = await makePatient(clinic.db);
    await expect(
      asClinician(() =>
        plans.create({ patientId: stranger, disorder: 'gad', sessionCount: 3, route: 'iv', doses: [1, 1, 1] }),
      ),
    ).rejects.toMatchObject({ code: 'plan.notEligible' });
    const id = await proposed();
    clinic.clock.set('2027-02-02T20:00:00Z');
    await expect(plans.accept(id, consent)).rejects.toMatchObject({ code: 'plan.notEligible' });
    clinic.clock.set('2026-11-23T18:00:00Z');
    expect(await stateOf(id)).toBe('proposed');
  });

  it('opens exactly one of two plans that are accepted at once (invariant 2)', async () => {
    for (let round = 0; round < 5; round++) {
      patient = await makePatient(clinic.db);
      await makeEligible(clinic.db, { patientId: patient, clinicianId: clinician });
      const ids = [await proposed(), await besideIt()];
      const results = await Promise.allSettled(ids.map((id) => plans.accept(id, consent)));
      expect(codes(results)).toEqual(['done', 'plan.alreadyOpen']);
    }
  });

  it('completes with its last counted session, never before', async () => {
    const { id, slotIds } = await makePlan(clinic.db, {
      patientId: patient,
      prescriberId: clinician,
      consultationId: consultation,
    });
    for (const [index, slotId] of slotIds.entries()) {
      const doseStartedAt = new Date(Date.UTC(2026, 10, 9 + index * 4, 17));
      await clinic.db.transaction(async () => {
        await plans.sessionStarted(id, doseStartedAt);
        await makeDischarged(clinic.db, {
          patientId: patient,
          planId: id,
          slotId,
          clinicianId: clinician,
          doseStartedAt,
        });
        await plans.sessionCounted(id, index + 1, new Date('2026-11-20T19:00:00Z'));
      });
      expect(await stateOf(id)).toBe(index === 2 ? 'completed' : 'active');
    }
    const { plan } = await queries.findByIdWithSlots(id);
    expect(plan).toMatchObject({ countedSessions: 3, closedAt: new Date('2026-11-20T19:00:00Z') });
    expect(plan.startedAt).toEqual(new Date(Date.UTC(2026, 10, 9, 17)));
    await expect(plans.sessionCounted(id, 4, clinic.clock.now())).rejects.toMatchObject({ code: 'plan.countInvalid' });
  });

  it('refuses in the database to be completed without its sessions (invariant 3)', async () => {
    const { id } = await makePlan(clinic.db, {
      patientId: patient,
      prescriberId: clinician,
      consultationId: consultation,
      state: 'active',
    });
    await expect(plans.sessionCounted(id, 3, clinic.clock.now())).rejects.toMatchObject({
      constraint: 'treatment_plan_completed_by_sessions',
    });
    expect((await queries.findByIdWithSlots(id)).plan).toMatchObject({ state: 'active', countedSessions: 0 });
  });

  it('keeps exactly N slots whatever is written (invariant 1)', async () => {
    const id = await draft();
    const slots = clinic.db.repository(PlanSlot);
    const broken = { driverError: { constraint: 'treatment_plan_slots_complete' } };
    await expect(slots.insert({ id: newId(), planId: id, ordinal: 4, orderedMgPerKg: 0.5 })).rejects.toMatchObject(
      broken,
    );
    await expect(slots.delete({ planId: id, ordinal: 2 })).rejects.toMatchObject(broken);
    await expect(slots.delete({ planId: id })).rejects.toMatchObject(broken);
  });

  it('grows and shrinks with an author and a reason', async () => {
    const id = await draft();
    await asClinician(() => plans.amend(id, 6, [1, 1, 1], 'Slow responder'));
    expect((await queries.findByIdWithSlots(id)).slots).toHaveLength(6);
    await asClinician(() => plans.amend(id, 3, [], 'Patient asks for fewer'));
    expect((await queries.findByIdWithSlots(id)).slots.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(await queries.amendmentsOf(id)).toMatchObject([
      { fromCount: 3, toCount: 6, reason: 'Slow responder', authorId: clinician },
      { fromCount: 6, toCount: 3, reason: 'Patient asks for fewer' },
    ]);
  });

  it('completes at once when 6 become 3 with 3 done, and keeps slots that were booked', async () => {
    const { id, slotIds } = await makePlan(clinic.db, {
      patientId: patient,
      prescriberId: clinician,
      consultationId: consultation,
      sessionCount: 6,
      state: 'active',
    });
    const give = (slotId: string | undefined, day: number) =>
      makeDischarged(clinic.db, {
        ...{ patientId: patient, planId: id, slotId: slotId ?? '', clinicianId: clinician },
        doseStartedAt: new Date(Date.UTC(2026, 10, day, 17)),
      });
    for (const [index, slotId] of slotIds.slice(0, 3).entries()) {
      await clinic.db.transaction(async () => {
        await give(slotId, 2 + index * 3);
        await plans.sessionCounted(id, index + 1, clinic.clock.now());
      });
    }
    await asClinician(() => plans.amend(id, 3, [], 'Enough'));
    expect((await queries.findByIdWithSlots(id)).plan).toMatchObject({ state: 'completed', sessionCount: 3 });

    const other = await makePatient(clinic.db);
    const booked = await makePlan(clinic.db, {
      ...{ patientId: other, prescriberId: clinician, sessionCount: 6, state: 'active' as const },
      consultationId: await makeEligible(clinic.db, { patientId: other, clinicianId: clinician }),
    });
    await makeDischarged(clinic.db, {
      ...{ patientId: other, planId: booked.id, slotId: booked.slotIds[4] ?? '', clinicianId: clinician },
      doseStartedAt: new Date(Date.UTC(2026, 10, 20, 17)),
    });
    await expect(asClinician(() => plans.amend(booked.id, 3, [], 'Fewer'))).rejects.toMatchObject({
      code: 'plan.slotsInUse',
    });
  });

  it('pauses with a reason and a day, resumes where it was, and is discontinued for a reason of the list', async () => {
    const id = await proposed();
    await plans.accept(id, consent);
    await expect(plans.pause(id, 'Flu', '2026-11-22')).rejects.toMatchObject({ code: 'plan.reviewInPast' });
    await plans.pause(id, 'Flu', '2026-11-30');
    await expect(clinic.db.transaction(() => plans.lockOpenPlan(id))).rejects.toMatchObject({
      code: 'plan.wrongState',
    });
    await plans.resume(id);
    expect(await stateOf(id)).toBe('accepted');
    await plans.discontinue(id, 'moved_away', null);
    expect((await queries.findByIdWithSlots(id)).plan).toMatchObject({
      state: 'discontinued',
      closedReason: 'moved_away',
    });
    await expect(plans.resume(id)).rejects.toMatchObject({ code: 'plan.wrongState' });
  });

  it('does not open beside an approved booster (invariant 4)', async () => {
    const done = await makePlan(clinic.db, {
      patientId: patient,
      prescriberId: clinician,
      consultationId: consultation,
      state: 'active',
    });
    for (const [index, slotId] of done.slotIds.entries()) {
      await clinic.db.transaction(async () => {
        const doseStartedAt = new Date(Date.UTC(2026, 8, 9 + index * 4, 17));
        await makeDischarged(clinic.db, {
          patientId: patient,
          planId: done.id,
          slotId,
          clinicianId: clinician,
          doseStartedAt,
        });
        await plans.sessionCounted(done.id, index + 1, clinic.clock.now());
      });
    }
    const next = await proposed();
    await clinic.db.repository(Booster).insert({
      ...{ id: newId(), patientId: patient, planId: done.id, state: 'approved', source: 'clinician' },
      ...{ reviewedBy: clinician, reviewedAt: clinic.clock.now() },
    });
    await expect(plans.accept(next, consent)).rejects.toMatchObject({ code: 'plan.besideBooster' });
  });
});
