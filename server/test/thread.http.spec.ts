import { CONTRAINDICATIONS } from '../src/consultations/rules/contraindications.js';
import type { Reply, SignedInClient } from './http-app.js';
import { SessionClinic } from './session-clinic.js';

/**
 * One patient through the whole product, by three members of staff, on the schedule published for New Zealand: three
 * weekly ascending doses of 0.25, 0.5 and 1 mg/kg under the skin (domain.md 1.7, S29).
 */
describe('from inquiry to booster', () => {
  let clinic: SessionClinic;
  let clinician: SignedInClient;
  let desk: SignedInClient;
  let manager: SignedInClient;
  let patientId: string;
  let planId: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    ({ clinician, desk } = clinic);
    manager = await clinic.http.signInAs('manager');
  });

  afterAll(() => clinic.close());

  /** The reply of a step that must go well. */
  async function ok(step: Promise<Reply>): Promise<Record<string, unknown>> {
    const { status, body } = await step;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }
  const idOf = async (step: Promise<Reply>) => (await ok(step))['id'] as string;
  const noContraindication = Object.fromEntries(CONTRAINDICATIONS.map(({ key }) => [key, false]));
  const score = (total: number, takenOn: string) =>
    ok(clinician.post(`/patients/${patientId}/scores`, { total, takenOn }));
  const completion = async () => (await ok(manager.get('/reports/plan-completion'))) as Record<string, never>;

  it('takes an inquiry to a patient with a booked consultation', async () => {
    const person = { givenName: 'Wren', familyName: 'Halloway', phone: '555 0142', source: 'phone', concern: 'Worry' };
    const inquiry = await idOf(desk.post('/inquiries', person));
    await ok(desk.post(`/inquiries/${inquiry}/contact`));
    await ok(desk.post(`/inquiries/${inquiry}/screen`));
    const converted = await ok(desk.post(`/inquiries/${inquiry}/convert`, { birthDate: '1991-04-02' }));
    expect(converted['state']).toBe('converted');
    patientId = converted['patientId'] as string;
  });

  it('decides at the consultation, with a baseline', async () => {
    const { roomId } = clinic;
    const visit = { patientId, clinicianId: clinician.staff.id, roomId, startsAt: '2027-03-01T15:00:00Z' };
    const id = await idOf(desk.post('/consultations', visit));
    await clinic.at('2027-03-01T15:00:00Z');
    await ok(desk.post(`/consultations/${id}/check-in`));
    const { version } = await ok(clinician.post(`/consultations/${id}/start`));
    await score(15, '2027-03-01');
    const record = {
      ...{ disorder: 'gad', contraindications: noContraindication },
      assessment: { history: 'Generalised anxiety for eleven years.' },
    };
    await ok(clinician.put(`/consultations/${id}`, record, version as number));
    await ok(clinician.post(`/consultations/${id}/complete`, { outcome: 'eligible' }));
    expect(await ok(clinician.post(`/consultations/${id}/sign`))).toMatchObject({ state: 'signed' });
  });

  it('accepts a plan of three ascending doses', async () => {
    const plan = { patientId, disorder: 'gad', sessionCount: 3, route: 'sc', doses: [0.25, 0.5, 1] };
    planId = await idOf(clinician.post('/treatment-plans', plan));
    await ok(clinician.post(`/treatment-plans/${planId}/propose`));
    await clinic.at('2027-03-01T16:00:00Z');
    const consentSignedAt = '2027-03-01T15:50:00Z';
    const accepted = await ok(clinician.post(`/treatment-plans/${planId}/accept`, { consentSignedAt }));
    expect(accepted).toMatchObject({ state: 'accepted', progress: { done: 0, of: 3, nextOrdinal: 1 } });
  });

  it('refuses a clash, and says with what', async () => {
    await clinic.booked(planId, 1, '2027-03-08T14:00:00Z');
    const other = await clinic.plan();
    const clash = await clinic.schedule(other.planId, 1, '2027-03-08T15:00:00Z', desk);
    expect(clash).toMatchObject({ status: 409, body: { code: 'booking.roomTaken', facts: { obstacles: [{}, {}] } } });
    expect(JSON.stringify(clash.body)).not.toContain('Wren');
  });

  it.each([
    [1, '2027-03-08T14:00:00Z', 17.85],
    [2, '2027-03-15T13:00:00Z', 35.7],
    [3, '2027-03-22T13:00:00Z', 71.4],
  ])('gives session %i, with two sets of vitals, the dose and a signed note', async (ordinal, startsAt, mg) => {
    const id =
      ordinal === 1
        ? (await clinic.http.db.query<{ id: string }>('SELECT id FROM session WHERE plan_id = $1', [planId]))[0]?.id
        : await clinic.booked(planId, ordinal, startsAt);
    if (id === undefined) throw new Error('session 1 was booked above');
    await clinic.at(startsAt);
    await clinic.makeReady(id);
    await ok(clinic.do(id, 'vitals', clinic.reading()));
    expect(await ok(clinic.do(id, 'start'))).toMatchObject({ state: 'in_session', orderedMg: mg });
    const givenMl = Math.round((mg / 50) * 100) / 100;
    const givenAt = clinic.http.clock.now().toISOString();
    await ok(clinic.do(id, 'dose', { givenAt, concentrationMgPerMl: 50, drawnMl: givenMl, wastedMl: 0 }));
    await clinic.pass(45);
    await ok(clinic.do(id, 'recovery'));
    await clinic.pass(30);
    await ok(clinic.do(id, 'vitals', clinic.reading({ systolic: 130 })));
    expect(await ok(clinic.do(id, 'discharge', clinic.dischargeBody))).toMatchObject({ state: 'discharged' });
    const plan = await ok(clinician.get(`/treatment-plans/${planId}`));
    expect(plan).toMatchObject({
      state: ordinal === 3 ? 'completed' : 'active',
      progress: { done: ordinal, of: 3 },
    });

    const note = await ok(clinician.post(`/sessions/${id}/integration-notes`));
    const path = `/integration-notes/${String(note['id'])}`;
    const saved = await ok(clinician.put(path, { sections: { themes: 'Letting go' } }, note['version'] as number));
    const signed = await ok(clinician.post(`${path}/sign`, { version: saved['version'] }));
    expect(signed).toMatchObject({ state: 'signed', ordinal, of: 3 });
    expect((await clinician.put(path, { sections: {} }, signed['version'] as number)).status).toBe(409);
    await ok(clinician.post(`${path}/addenda`, { text: 'Called the next day.' }));
    await ok(clinic.do(id, 'close'));
    expect((await desk.get(path)).status).toBe(403);
    expect((await manager.get(path)).status).toBe(403);
  });

  it('counts the plan as completed, and no other', async () => {
    const report = await completion();
    expect(report).toMatchObject({ accepted: 2, open: 1, completion: { n: 1, of: 1, share: 1 } });
    expect(JSON.stringify(report)).not.toMatch(/Wren|Halloway/);
  });

  it('judges the closing score and books a reviewed booster', async () => {
    await clinic.at('2027-04-12T14:00:00Z');
    expect(await score(6, '2027-04-12')).toMatchObject({
      items: [{ total: 6, sinceBaseline: { change: 9, response: true, remission: false } }, { total: 15 }],
    });
    const recommendation = { patientId, source: 'clinician', reason: 'Sleep is slipping.' };
    const booster = await idOf(clinician.post('/boosters', recommendation));
    await ok(clinician.post(`/boosters/${booster}/review`));
    expect(await ok(clinician.post(`/boosters/${booster}/approve`, { note: 'Fading since a week' }))).toMatchObject({
      state: 'approved',
    });
    const clinicianId = clinician.staff.id;
    const place = { roomId: clinic.roomId, clinicianId, startsAt: '2027-04-14T14:00:00Z' };
    const booked = await ok(desk.post(`/boosters/${booster}/book`, place));
    expect(booked).toMatchObject({ state: 'scheduled', sessionId: expect.any(String) });
    expect((await ok(clinician.get(`/treatment-plans/${planId}`)))['progress']).toMatchObject({ done: 3, of: 3 });
  });
});
