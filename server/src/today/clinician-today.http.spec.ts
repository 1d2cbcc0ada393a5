import { makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';

describe("a clinician's day", () => {
  let clinic: SessionClinic;
  let id: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    const { planId } = await clinic.plan();
    id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
  });

  afterAll(() => clinic.close());

  const today = async (scope = 'mine', client = clinic.clinician) =>
    (await client.get(`/today/clinician?scope=${scope}`)).body;

  it('follows a session from the booking to the contact afterwards', async () => {
    expect(await today()).toMatchObject({
      ...{ date: '2027-03-01', unsigned: [], contacts: [] },
      sessions: [{ sessionId: id, state: 'scheduled', ordinal: 1, sessionCount: 3, noteId: null }],
    });
    await clinic.pass(60);
    await clinic.discharged(id);
    expect((await today())['unsigned']).toMatchObject([
      { kind: 'note', noteId: null, sessionId: id },
      { kind: 'record', sessionId: id },
    ]);
    const note = (await clinic.clinician.post(`/sessions/${id}/integration-notes`)).body;
    expect((await today())['unsigned']).toMatchObject([{ kind: 'note', noteId: note['id'] }, { kind: 'record' }]);
    await clinic.do(id, 'close');
    expect((await today())['unsigned']).toHaveLength(1);
    await clinic.pass(23 * 60);
    expect((await today())['contacts']).toEqual([]);
    await clinic.pass(2 * 60);
    expect((await today())['contacts']).toMatchObject([{ sessionId: id, ordinal: 1 }]);
    await clinic.do(id, 'events', { kind: 'integration_contact' });
    expect((await today())['contacts']).toEqual([]);
  });

  it('asks for the closing GAD-7 of a completed plan while its window is open', async () => {
    const { db } = clinic.http;
    const clinicianId = clinic.clinician.staff.id;
    const patientId = await makePatient(db, { givenName: 'Wren', familyName: 'Halloway' });
    const consultationId = await makeEligible(db, { patientId, clinicianId });
    const closed = { state: 'completed' as const, countedSessions: 3, closedAt: new Date('2027-02-05T16:00:00Z') };
    const planId = await db.transaction(async () => {
      const plan = await makePlan(db, { patientId, prescriberId: clinicianId, consultationId, ...closed });
      for (const [index, slotId] of plan.slotIds.entries()) {
        const doseStartedAt = new Date(Date.UTC(2027, 0, 22 + index * 7, 15));
        await makeDischarged(db, { patientId, planId: plan.id, slotId, clinicianId, doseStartedAt });
      }
      return plan.id;
    });
    const due = async (client = clinic.clinician) => (await today('mine', client))['closingScores'];

    await clinic.at('2027-02-18T18:00:00Z');
    expect(await due()).toEqual([]);
    await clinic.at('2027-02-19T18:00:00Z');
    expect(await due()).toEqual([{ planId, patientId, patientName: 'Wren Halloway', until: '2027-03-08' }]);
    expect(await due(await clinic.http.signInAs('clinician'))).toEqual([]);
    await clinic.at('2027-03-09T18:00:00Z');
    expect(await due()).toEqual([]);
    await clinic.at('2027-03-08T18:00:00Z');
    await clinic.clinician.post(`/patients/${patientId}/scores`, { total: 6, takenOn: '2027-03-08' });
    expect(await due()).toEqual([]);
  });

  it("shows another clinician's sessions only when asked for everybody's", async () => {
    await clinic.at('2027-03-01T20:00:00Z');
    const other = await clinic.http.signInAs('clinician');
    expect((await today('mine', other))['sessions']).toEqual([]);
    expect((await today('all', other))['sessions']).toMatchObject([{ sessionId: id }]);
  });

  it.each(['front_desk', 'manager', 'admin'] as const)('is not for %s', async (role) => {
    const client = await clinic.http.signInAs(role);
    expect((await client.get('/today/clinician')).status).toBe(403);
  });
});
