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
});
