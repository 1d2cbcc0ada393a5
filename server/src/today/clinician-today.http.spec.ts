import { makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';
import { newId } from '../platform/database/new-id.js';

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
    // Discharged on Monday: on Tuesday and Wednesday there is another day for the call.
    await clinic.pass(25 * 60);
    expect((await today())['contacts']).toEqual([]);
    await clinic.pass(24 * 60);
    expect((await today())['contacts']).toEqual([]);
    await clinic.at('2027-03-04T14:00:00Z');
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
    // The chart says the same, also when the next plan has been drawn up.
    await makePlan(db, { patientId, prescriberId: clinicianId, consultationId, state: 'draft' });
    const chart = (await clinic.clinician.get(`/chart/${patientId}`)).body as { scores: { due: object } };
    expect(chart.scores.due).toMatchObject({ kind: 'closing', until: '2027-03-08' });
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

  it('shows consultations from the booking to the signature, and leaves out what was cancelled', async () => {
    await clinic.at('2027-03-08T13:00:00Z');
    const book = async (startsAt: string) => {
      const patientId = await makePatient(clinic.http.db, { state: 'active' });
      const place = { clinicianId: clinic.clinician.staff.id, roomId: clinic.roomId };
      return (await clinic.desk.post('/consultations', { ...place, patientId, startsAt })).body['id'] as string;
    };
    const talk = await book('2027-03-08T15:00:00Z');
    const cancelled = await book('2027-03-08T17:00:00Z');
    await clinic.desk.post(`/consultations/${cancelled}/cancel`, { by: 'patient', reason: 'Ill' });
    const states = async () =>
      ((await today())['consultations'] as { consultationId: string; state: string }[]).map(
        ({ consultationId, state }) => [consultationId, state],
      );
    expect(await states()).toEqual([[talk, 'scheduled']]);
    await clinic.desk.post(`/consultations/${talk}/check-in`);
    expect(await states()).toEqual([[talk, 'checked_in']]);
    const other = await clinic.http.signInAs('clinician');
    expect((await today('mine', other))['consultations']).toEqual([]);
    expect((await today('all', other))['consultations']).toMatchObject([{ consultationId: talk }]);
  });

  it('lists plans of the prescriber that drift, with the reason', async () => {
    const late = await clinic.plan();
    await clinic.http.db.query(`UPDATE treatment_plan SET state = 'paused', pause_reason = 'travels' WHERE id = $1`, [
      late.planId,
    ]);
    expect((await today())['drifting']).toContainEqual(
      expect.objectContaining({ planId: late.planId, patientId: late.patientId, level: 'drifting', sessionCount: 3 }),
    );
    const other = await clinic.http.signInAs('clinician');
    expect((await today('all', other))['drifting']).toEqual([]);
  });

  it('asks on Friday for the call whose window closes on the weekend', async () => {
    await clinic.http.db.query(
      `UPDATE location SET opening_hours = (SELECT jsonb_agg(h) FROM jsonb_array_elements(opening_hours) h
        WHERE (h ->> 'weekday')::int <= 5)`,
    );
    const { planId } = await clinic.plan();
    await clinic.at('2027-03-11T14:00:00Z');
    const thursday = await clinic.booked(planId, 1, '2027-03-11T15:00:00Z');
    await clinic.pass(60);
    await clinic.discharged(thursday);
    await clinic.at('2027-03-12T20:30:00Z');
    expect((await today())['contacts']).toMatchObject([{ sessionId: thursday }]);
    await clinic.http.db.query(
      `INSERT INTO location_exception (id, location_id, date, opens, closes, reason)
       SELECT $1, id, '2027-03-13', '09:00', '12:00', 'Open Saturday' FROM location`,
      [newId()],
    );
    expect((await today())['contacts']).toEqual([]);
  });

  it.each(['front_desk', 'manager', 'admin'] as const)('is not for %s', async (role) => {
    const client = await clinic.http.signInAs(role);
    expect((await client.get('/today/clinician')).status).toBe(403);
  });
});
