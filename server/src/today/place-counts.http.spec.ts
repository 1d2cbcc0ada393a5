import { SessionClinic } from '../../test/session-clinic.js';

describe('what waits at the places', () => {
  let clinic: SessionClinic;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  const counts = async (client = clinic.clinician) => (await client.get('/today/counts')).body;

  it('counts inquiries for the desk, and nothing that it may not know of', async () => {
    expect(await counts(clinic.desk)).toEqual({ inquiries: 0, notes: null, boosters: null });
    const contact = { givenName: 'Saskia', familyName: 'Thorne', phone: '206 555 0100', source: 'web', flags: [] };
    const { body } = await clinic.desk.post('/inquiries', { ...contact, concern: 'Panic attacks' });
    expect(await counts(clinic.desk)).toEqual({ inquiries: 1, notes: null, boosters: null });
    await clinic.desk.post(`/inquiries/${String(body['id'])}/contact`);
    expect(await counts(clinic.desk)).toMatchObject({ inquiries: 0 });
  });

  it("counts a clinician's own notes until they are signed", async () => {
    const { planId } = await clinic.plan();
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.pass(60);
    expect(await counts()).toMatchObject({ notes: 0, boosters: 0 });
    await clinic.discharged(id);
    expect(await counts()).toMatchObject({ notes: 1 });
    await clinic.clinician.post(`/sessions/${id}/integration-notes`);
    expect(await counts()).toMatchObject({ notes: 1 });
    expect(await counts(await clinic.http.signInAs('clinician'))).toMatchObject({ notes: 0 });
  });

  it.each(['manager', 'admin'] as const)('is not for %s', async (role) => {
    const client = await clinic.http.signInAs(role);
    expect((await client.get('/today/counts')).status).toBe(403);
  });
});
