import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';
import { Consultation } from '../consultations/consultation.entity.js';
import { CONTRAINDICATIONS } from '../consultations/rules/contraindications.js';
import { AuditEvent } from '../audit/audit-event.entity.js';

describe('from consultation to report over HTTP', () => {
  let http: HttpApp;
  let clinician: SignedInClient;
  let desk: SignedInClient;
  let manager: SignedInClient;
  let room: string;

  beforeAll(async () => {
    http = await startHttpApp();
    http.clock.set('2027-03-01T15:00:00Z');
    const location = await makeLocation(http.db, { timeZone: 'America/New_York' });
    room = await makeRoom(http.db, location);
    [clinician, desk, manager] = [
      await http.signInAs('clinician'),
      await http.signInAs('front_desk'),
      await http.signInAs('manager'),
    ];
  });

  afterAll(() => http.close());

  const bookConsultation = async (patientId: string, startsAt: string) => {
    const booked = await desk.post('/consultations', {
      patientId,
      clinicianId: clinician.staff.id,
      roomId: room,
      startsAt,
    });
    expect(booked.status).toBe(201);
    return String(booked.body['id']);
  };
  const screen = Object.fromEntries(CONTRAINDICATIONS.map(({ key }) => [key, false]));

  it('books, decides and signs a consultation, then draws up and opens a plan', async () => {
    const patientId = await makePatient(http.db);
    const id = await bookConsultation(patientId, '2027-03-01T15:00:00Z');
    expect((await desk.post(`/consultations/${id}/check-in`)).body).toMatchObject({ state: 'checked_in' });
    expect((await desk.post(`/consultations/${id}/start`)).status).toBe(403);
    expect((await clinician.post(`/consultations/${id}/start`)).status).toBe(200);

    const record = { assessment: { history: 'Years of worry' }, contraindications: { ...screen, psychosis: true } };
    const page = await clinician.get(`/consultations/${id}`);
    expect(page.body['screen']).toHaveLength(CONTRAINDICATIONS.length);
    const version = Number(page.body['version']);
    expect((await clinician.put(`/consultations/${id}`, { ...record, disorder: 'gad' }, version)).status).toBe(200);
    expect((await clinician.put(`/consultations/${id}`, record, version)).status).toBe(412);
    expect((await clinician.post(`/consultations/${id}/complete`, { outcome: 'eligible' })).body).toMatchObject({
      status: 409,
      code: 'consultation.absoluteContraindication',
    });

    const relative = { disorder: 'gad', assessment: {}, contraindications: { ...screen, maoi: true } };
    await clinician.put(`/consultations/${id}`, relative, version + 1);
    expect((await clinician.post(`/consultations/${id}/complete`, { outcome: 'eligible' })).body).toMatchObject({
      status: 422,
      fieldErrors: { riskBenefitReason: [expect.any(String)] },
    });
    await clinician.put(`/consultations/${id}`, { ...relative, riskBenefitReason: 'Low dose, stable' }, version + 2);
    http.clock.set('2027-03-01T15:08:00Z');
    expect((await clinician.post(`/consultations/${id}/complete`, { outcome: 'eligible' })).status).toBe(200);
    expect((await clinician.post(`/consultations/${id}/sign`)).body).toMatchObject({ state: 'signed' });
    expect((await clinician.put(`/consultations/${id}`, relative, version + 5)).body).toMatchObject({
      code: 'consultation.locked',
    });
    const row = await http.db.repository(Consultation).findOneByOrFail({ id });
    expect(row.eligibilityExpiresOn).toBe('2027-05-30');

    const actions = async () => (await clinician.get(`/chart/${patientId}`)).body['allowedActions'];
    expect(await actions()).toContain('newPlan');
    const input = { patientId, disorder: 'gad', sessionCount: 3, route: 'sc', doses: [0.25, 0.5, 1] };
    expect((await desk.post('/treatment-plans', input)).status).toBe(403);
    expect((await clinician.post('/treatment-plans', { ...input, sessionCount: 5 })).body).toMatchObject({
      code: 'plan.sizeInvalid',
    });
    expect((await clinician.post('/treatment-plans', { ...input, doses: [0.5] })).body).toMatchObject({
      fieldErrors: { doses: [expect.any(String)] },
    });
    expect((await clinician.post('/treatment-plans', { ...input, disorder: 'ocd' })).body).toMatchObject({
      ...{ status: 422, code: 'plan.disorderDiffers', fieldErrors: { disorder: [expect.any(String)] } },
    });
    expect((await clinician.post('/treatment-plans', { ...input, doses: ['much', 1, 1] })).status).toBe(422);
    const plan = await clinician.post('/treatment-plans', input);
    expect(plan).toMatchObject({
      status: 201,
      body: { state: 'draft', allowedActions: ['propose', 'withdraw', 'amend'] },
    });
    const planId = String(plan.body['id']);
    expect(await actions()).not.toContain('newPlan');
    expect((await clinician.post('/treatment-plans', input)).body).toMatchObject({ code: 'plan.alreadyOpen' });
    await clinician.post(`/treatment-plans/${planId}/propose`);
    expect(
      (await clinician.post(`/treatment-plans/${planId}/accept`, { consentSignedAt: '2027-03-02T15:00:00Z' })).body,
    ).toMatchObject({ code: 'plan.consentInFuture' });
    expect(
      (await clinician.post(`/treatment-plans/${planId}/accept`, { consentSignedAt: '2027-03-01T15:05:00Z' })).body,
    ).toMatchObject({ state: 'accepted' });

    expect(await actions()).not.toContain('newPlan');
    expect((await clinician.post('/treatment-plans', input)).body).toMatchObject({ code: 'plan.alreadyOpen' });

    // Nothing counts as the baseline until one is recorded.
    const due = async () => (await clinician.get(`/treatment-plans/${planId}`)).body['scoreDue'];
    expect(await due()).toEqual({ kind: 'baseline', from: '2027-03-01', until: null });
    await clinician.post(`/patients/${patientId}/scores`, { total: 17, takenOn: '2027-02-28' });
    expect(await due()).toBeNull();
    expect((await clinician.get(`/chart/${patientId}`)).body).toMatchObject({
      scores: { due: null, items: [{ occasion: 'baseline' }] },
    });

    const waiting = await desk.get('/treatment-plans/to-schedule');
    expect(waiting.body['items']).toContainEqual(
      expect.objectContaining({ planId, ordinal: 1, unbooked: 3, sessionCount: 3, done: 0 }),
    );
    expect(JSON.stringify(waiting.body)).not.toMatch(/gad|mgPerKg|"sc"/i);
  });

  it('shows the front desk size, progress and times, and nothing clinical', async () => {
    const patientId = await makePatient(http.db, { alerts: 'Penicillin allergy' });
    const consultationId = await makeEligible(http.db, {
      ...{ patientId, clinicianId: clinician.staff.id, expiresOn: '2027-05-30' },
    });
    const plan = await makePlan(http.db, {
      ...{ patientId, consultationId, prescriberId: clinician.staff.id, state: 'active' as const, countedSessions: 1 },
    });
    await makeDischarged(http.db, {
      ...{ patientId, planId: plan.id, slotId: plan.slotIds[0] ?? null, clinicianId: clinician.staff.id },
      doseStartedAt: new Date('2027-02-22T15:00:00Z'),
    });
    await clinician.post(`/patients/${patientId}/scores`, { total: 17, takenOn: '2027-02-22' });

    const clinical = await clinician.get(`/chart/${patientId}`);
    expect(clinical.body).toMatchObject({
      patient: { alerts: 'Penicillin allergy' },
      plan: { disorder: 'gad', route: 'iv', progress: { done: 1, of: 3, nextOrdinal: 2 } },
      scores: { items: [{ total: 17, band: 'severe' }] },
      notes: [],
      boosters: [],
      eligibleUntil: '2027-05-30',
      eligibleFor: 'gad',
      allowedActions: ['bookConsultation', 'recordScore'],
    });
    const cover = await desk.get(`/chart/${patientId}`);
    expect(cover.body).toMatchObject({
      patient: { alerts: null },
      plan: {
        disorder: null,
        route: null,
        progress: { done: 1, of: 3 },
        slots: [{ state: 'done', orderedMgPerKg: null }, {}, {}],
      },
      scores: null,
      notes: null,
      boosters: null,
      eligibleUntil: null,
      eligibleFor: null,
      allowedActions: ['bookConsultation'],
    });
    expect(JSON.stringify(cover.body)).not.toMatch(/"gad"|"eligible"|Penicillin|[:[]0\.5/);
    expect((await manager.get(`/chart/${patientId}`)).status).toBe(403);
    expect((await desk.get(`/treatment-plans/${plan.id}`)).status).toBe(403);
    expect((await clinician.get(`/treatment-plans/${plan.id}`)).body).toMatchObject({
      course: [{ state: 'done' }, { state: 'open' }, { state: 'open' }],
      drift: { level: 'drifting', reasons: ['unbooked'] },
    });
    const reads = await http.db.repository(AuditEvent).countBy({ action: 'chart.read', patientId });
    expect(reads).toBe(2);
  });

  it('refuses scores to the front desk and to managers, and says what is wrong with one', async () => {
    const patientId = await makePatient(http.db);
    const path = `/patients/${patientId}/scores`;
    const score = { total: 12, takenOn: '2027-02-28' };
    for (const person of [desk, manager]) {
      expect((await person.get(path)).status).toBe(403);
      expect((await person.post(path, score)).status).toBe(403);
    }
    expect((await clinician.post(path, { ...score, total: 22 })).body).toMatchObject({
      fieldErrors: { total: [expect.any(String)] },
    });
    expect((await clinician.post(path, { ...score, takenOn: '2027-13-01' })).status).toBe(422);
    expect((await clinician.post(path, { takenOn: score.takenOn, items: [1, 1, 1] })).body).toMatchObject({
      code: 'score.incomplete',
    });
    const key = { 'idempotency-key': 'score-20270228-000001' };
    const first = await clinician.post(path, score, key);
    const second = await clinician.post(path, score, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body['items']).toHaveLength(1);
  });

  it('reports plans to the manager without a name or chart number', async () => {
    const patientId = await makePatient(http.db, { familyName: 'Secretname' });
    const consultationId = await makeEligible(http.db, { patientId, clinicianId: clinician.staff.id });
    await makePlan(http.db, {
      ...{ patientId, consultationId, prescriberId: clinician.staff.id, state: 'discontinued' as const },
      ...{ closedReason: 'cost', closedAt: new Date('2027-02-20T15:00:00Z') },
      acceptedAt: new Date('2027-02-10T15:00:00Z'),
    });
    const report = await manager.get('/reports/plan-completion?from=2027-02&to=2027-02');
    expect(report.body).toMatchObject({
      accepted: 1,
      open: 0,
      completion: { n: 0, of: 1, share: 0 },
      plans: [{ ref: expect.stringMatching(/^P-[0-9A-F]{6}$/), closedReason: 'cost', done: 0 }],
    });
    const today = await manager.get('/today/manager');
    expect(today.status).toBe(200);
    expect(JSON.stringify([report.body, today.body])).not.toMatch(/Secretname|TL-0|patientId/);
    expect((await clinician.get('/reports/plan-completion')).status).toBe(403);
    expect((await manager.get('/reports/plan-completion?from=February')).status).toBe(422);
  });
});

describe('a chart while session 1 is prepared', () => {
  let clinic: SessionClinic;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  it('asks for the baseline before the dose of today, not before the session that follows', async () => {
    const { planId, patientId } = await clinic.plan();
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.booked(planId, 2, '2027-03-04T15:00:00Z');
    await clinic.at('2027-03-01T15:00:00Z');
    await clinic.makeReady(id);
    const due = { kind: 'baseline', from: '2027-03-01', until: null };
    expect((await clinic.clinician.get(`/treatment-plans/${planId}`)).body['scoreDue']).toEqual(due);
    expect((await clinic.clinician.get(`/chart/${patientId}`)).body['scores']).toMatchObject({ due });
  });
});
