import { makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';

describe('boosters over HTTP', () => {
  let http: HttpApp;
  let clinician: SignedInClient;
  let roomId: string;
  let patientId: string;

  beforeAll(async () => {
    http = await startHttpApp();
    http.clock.set('2027-03-01T15:00:00Z');
    const location = await makeLocation(http.db, { timeZone: 'America/New_York' });
    roomId = await makeRoom(http.db, location);
    clinician = await http.signInAs('clinician');
  });

  afterAll(() => http.close());

  beforeEach(async () => {
    patientId = await makePatient(http.db);
    const clinicianId = clinician.staff.id;
    const consultationId = await makeEligible(http.db, { patientId, clinicianId });
    const plan = await makePlan(http.db, { patientId, consultationId, prescriberId: clinicianId, state: 'active' });
    await http.db.transaction(async () => {
      for (const [index, slotId] of plan.slotIds.entries()) {
        const doseStartedAt = new Date(Date.UTC(2027, 0, 4 + index * 7, 15));
        await makeDischarged(http.db, { patientId, planId: plan.id, slotId, clinicianId, doseStartedAt });
      }
      await http.app.get(TreatmentPlansService).sessionCounted(plan.id, 3, new Date('2027-01-18T17:00:00Z'));
    });
  });

  const recommend = () => clinician.post('/boosters', { patientId, source: 'clinician', reason: 'Slipping' });
  const visit = (startsAt: string) => ({
    ...{ roomId, clinicianId: clinician.staff.id, startsAt },
  });

  it('is booked only after an approval, within it, and given back when its session is cancelled', async () => {
    const id = String((await recommend()).body['id']);
    const book = (startsAt: string) => clinician.post(`/boosters/${id}/book`, visit(startsAt));
    expect((await book('2027-03-03T15:00:00Z')).body).toMatchObject({ code: 'booster.wrongState' });
    await clinician.post(`/boosters/${id}/review`);
    for (const body of [{}, { note: ' ' }]) {
      expect((await clinician.post(`/boosters/${id}/approve`, body)).body).toMatchObject({
        ...{
          status: 422,
          code: 'request.invalid',
          fieldErrors: { note: expect.arrayContaining([expect.any(String)]) },
        },
      });
    }
    expect((await clinician.post(`/boosters/${id}/approve`, { note: 'One session' })).body).toMatchObject({
      state: 'approved',
      bookBefore: '2027-03-31',
    });
    expect((await book('2027-04-01T15:00:00Z')).body).toMatchObject({ code: 'booster.bookBeforePassed' });
    const booked = await book('2027-03-03T15:00:00Z');
    expect(booked.body).toMatchObject({ state: 'scheduled', sessionId: expect.any(String) });
    expect((await book('2027-03-04T15:00:00Z')).body).toMatchObject({ code: 'booster.wrongState' });

    const sessionId = String(booked.body['sessionId']);
    expect((await clinician.post(`/sessions/${sessionId}/cancel`, { by: 'patient', reason: 'Flu' })).status).toBe(200);
    const open = await clinician.get('/boosters?state=approved,scheduled');
    expect(open.body['items']).toContainEqual(expect.objectContaining({ id, state: 'approved' }));
    expect((await book('2027-03-05T15:00:00Z')).body).toMatchObject({ state: 'scheduled' });
  });

  it('waits for the front desk to book it while the approval holds, without a clinical word', async () => {
    const id = String((await recommend()).body['id']);
    const desk = await http.signInAs('front_desk');
    const mine = async (person = desk) =>
      ((await person.get('/boosters/to-book')).body as unknown as { id: string }[]).find((line) => line.id === id);
    expect(await mine()).toBeUndefined();
    await clinician.post(`/boosters/${id}/review`);
    await clinician.post(`/boosters/${id}/approve`, { note: 'One session' });
    expect(await mine()).toEqual({ id, patientId, patientName: expect.any(String), bookBefore: '2027-03-31' });
    http.clock.set('2027-04-01T15:00:00Z');
    expect(await mine(await http.signInAs('front_desk'))).toBeUndefined();
    http.clock.set('2027-03-01T15:00:00Z');
    expect((await desk.post(`/boosters/${id}/book`, visit('2027-03-09T15:00:00Z'))).status).toBe(200);
    expect(await mine()).toBeUndefined();
  });

  it('is not for the front desk or the manager', async () => {
    for (const role of ['front_desk', 'manager'] as const) {
      const person = await http.signInAs(role);
      expect((await person.get('/boosters')).status).toBe(403);
      expect((await person.post('/boosters', { patientId, source: 'clinician' })).status).toBe(403);
    }
  });

  it('refuses what is not a state or a source', async () => {
    expect((await clinician.get('/boosters?state=lost')).status).toBe(422);
    expect((await clinician.post('/boosters', { patientId, source: 'software' })).status).toBe(422);
  });
});
