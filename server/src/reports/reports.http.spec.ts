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
});
