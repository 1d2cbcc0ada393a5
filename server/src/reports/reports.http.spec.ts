import { makeLocation, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeDischarged } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';

describe('reports over HTTP', () => {
  let clinic: SessionClinic;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    const { planId } = await clinic.plan();
    await clinic.http.db.query(`UPDATE treatment_plan SET accepted_at = '2027-02-10T15:00:00Z' WHERE id = $1`, [
      planId,
    ]);
  });

  afterAll(() => clinic.close());

  const report = async (query: string) =>
    (await clinic.http.signInAs('manager')).get(`/reports/plan-completion?${query}`);

  it('gives the plans behind each figure', async () => {
    expect(await report('from=2027-02&to=2027-02')).toMatchObject({
      status: 200,
      body: { accepted: 1, open: 1, plans: [{ state: 'accepted', onSchedule: false }] },
    });
    expect((await report('from=2027-01&to=2027-01')).body).toMatchObject({ accepted: 0, plans: [] });
  });

  it.each([
    ['from=2027-02&to=2026-11', 'to'],
    ['from=2027-09', 'from'],
  ])('refuses %s at the field %s', async (query, field) => {
    const { status, body } = await report(query);
    expect([status, Object.keys(body['fieldErrors'] as object)]).toEqual([422, [field]]);
  });

  it('says how much of the staffed room time of the last days was used', async () => {
    const { planId } = await clinic.plan();
    await clinic.at('2027-03-01T14:00:00Z');
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.at('2027-03-01T15:00:00Z');
    await clinic.discharged(id);
    await clinic.at('2027-03-01T18:00:00Z');
    const today = await (await clinic.http.signInAs('manager')).get('/today/manager');
    const { roomUse } = today.body as { roomUse: { days: Record<string, unknown>[] } & Record<string, unknown> };
    // One room and one clinician, open from 08:00; a visit of 75 minutes, at 13:00.
    expect(roomUse.days[0]).toMatchObject({ date: '2027-03-01', visits: 1, inUseMinutes: 75, staffedMinutes: 300 });
    expect(roomUse.days).toHaveLength(30);
    expect(roomUse).toMatchObject({ visits: 1, use: { n: 75, of: 29 * 600 + 300 } });
    expect(JSON.stringify(roomUse)).not.toContain(id);
  });

  it('never finds more use than there was room: one clinician is in one place, and a room that closed counts nowhere', async () => {
    const { db } = clinic.http;
    await makeRoom(db, await makeLocation(db, { name: 'Harbour', timeZone: 'America/New_York' }));
    const today = async () => (await (await clinic.http.signInAs('manager')).get('/today/manager')).body;
    const days = async () => ((await today())['roomUse'] as { days: Record<string, unknown>[] }).days;
    expect((await days())[0]).toMatchObject({ visits: 1, inUseMinutes: 75, staffedMinutes: 300 });
    await db.query(`UPDATE room SET state = 'out_of_service' WHERE id = $1`, [clinic.roomId]);
    expect(await days()).toEqual([]);
    await db.query(`UPDATE room SET state = 'active' WHERE id = $1`, [clinic.roomId]);
  });

  it('looks back on the same thirty days everywhere', async () => {
    const { db } = clinic.http;
    const clinicianId = clinic.clinician.staff.id;
    const { planId, patientId } = await clinic.plan();
    const [slot] = await db.query<{ id: string }>('SELECT id FROM plan_slot WHERE plan_id = $1 AND ordinal = 1', [
      planId,
    ]);
    // Thirty days ago at noon: the day before the first one.
    const doseStartedAt = new Date('2027-01-30T19:00:00Z');
    await makeDischarged(db, { patientId, planId, slotId: slot?.id ?? null, clinicianId, doseStartedAt });
    const today = await (await clinic.http.signInAs('manager')).get('/today/manager');
    expect(today.body).toMatchObject({ documentation: { discharged: 1 }, noShow: { of: 1 } });
  });
});
