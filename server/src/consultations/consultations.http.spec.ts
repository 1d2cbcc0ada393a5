import { makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { newId } from '../platform/database/new-id.js';

const PERSON = { givenName: 'Saskia', phone: '206 555 0100', source: 'web', flags: [] };

describe('consultations at the desk', () => {
  let http: HttpApp;
  let desk: SignedInClient;
  let clinician: SignedInClient;
  let rooms: string[];

  beforeAll(async () => {
    http = await startHttpApp();
    http.clock.set('2027-03-01T15:00:00Z');
    const location = await makeLocation(http.db, { timeZone: 'America/New_York' });
    rooms = [await makeRoom(http.db, location), await makeRoom(http.db, location)];
    desk = await http.signInAs('front_desk');
    clinician = await http.signInAs('clinician');
  });

  afterAll(() => http.close());

  let hour = 0;
  /** A free hour: each call gives the next day at 11:00 in New York. */
  const nextDay = () => new Date(Date.UTC(2027, 2, 2 + hour++, 16)).toISOString();
  const place = (startsAt = nextDay()) => ({ clinicianId: clinician.staff.id, roomId: rooms[0], startsAt });
  const booked = async (patientId: string, startsAt = nextDay()) => {
    const { status, body } = await desk.post('/consultations', { patientId, ...place(startsAt) });
    expect(status).toBe(201);
    return String(body['id']);
  };
  const screened = async (familyName: string) => {
    const { body } = await desk.post('/inquiries', { ...PERSON, familyName });
    const id = String(body['id']);
    await desk.post(`/inquiries/${id}/contact`);
    expect((await desk.post(`/inquiries/${id}/screen`)).body).toMatchObject({
      state: 'screening',
      allowedActions: ['bookConsultation', 'convert', 'close'],
    });
    return id;
  };
  const inquiry = async (id: string) => (await desk.get(`/inquiries/${id}`)).body;
  const trailOf = (id: string) =>
    http.db.query<{ action: string }>('SELECT action FROM audit_event WHERE resource_id = $1 ORDER BY id', [id]);

  it('moves to another time, room and clinician while nobody has come', async () => {
    const id = await booked(await makePatient(http.db));
    const other = await http.signInAs('clinician');
    const startsAt = nextDay();
    const moved = await desk.post(`/consultations/${id}/move`, {
      ...{ roomId: rooms[1], startsAt, clinicianId: other.staff.id },
    });
    expect(moved).toMatchObject({
      status: 200,
      body: { state: 'scheduled', version: 2, allowedActions: ['check-in', 'cancel', 'no-show', 'move'] },
    });
    expect((await clinician.get(`/consultations/${id}`)).body).toMatchObject({
      startsAt,
      clinicianId: other.staff.id,
    });
    expect((await trailOf(id)).map(({ action }) => action)).toContain('consultation.move');

    await desk.post(`/consultations/${id}/check-in`);
    expect((await desk.post(`/consultations/${id}/undo-check-in`)).body).toMatchObject({
      ...{ state: 'scheduled', allowedActions: ['check-in', 'cancel', 'no-show', 'move'] },
    });
    expect((await desk.post(`/consultations/${id}/check-in`)).body).toMatchObject({
      state: 'checked_in',
      allowedActions: ['undo-check-in', 'move'],
    });
    expect(await desk.post(`/consultations/${id}/move`, { roomId: rooms[0], startsAt: nextDay() })).toMatchObject({
      status: 422,
      body: { code: 'booking.notThisDay', fieldErrors: { startsAt: [expect.stringContaining('this day')] } },
    });
  });

  it('says what is in the way of a move, and leaves everything as it was', async () => {
    const taken = nextDay();
    await booked(await makePatient(http.db), taken);
    const startsAt = nextDay();
    const id = await booked(await makePatient(http.db), startsAt);
    expect(await desk.post(`/consultations/${id}/move`, { roomId: rooms[0], startsAt: taken })).toMatchObject({
      status: 409,
      body: { code: 'booking.roomTaken' },
    });
    expect((await clinician.get(`/consultations/${id}`)).body).toMatchObject({ startsAt, version: 1 });
  });

  it('is held by whoever starts it, whose time it takes', async () => {
    const other = await http.signInAs('clinician');
    const visit = { ...place('2027-03-01T15:30:00Z'), roomId: rooms[1], patientId: await makePatient(http.db) };
    const id = String((await desk.post('/consultations', visit)).body['id']);
    await desk.post(`/consultations/${id}/check-in`);
    expect((await other.post(`/consultations/${id}/start`)).status).toBe(200);
    const [booking] = await http.db.query('SELECT clinician_id AS who FROM booking WHERE purpose_id = $1', [id]);
    expect(booking).toEqual({ who: other.staff.id });
  });

  it.each([
    ['a room', { startsAt: '2027-03-20T16:00:00Z' }, 'roomId'],
    ['a zone', { roomId: newId(), startsAt: '2027-03-20T16:00:00' }, 'startsAt'],
  ])('asks for %s', async (_, body, field) => {
    const refused = await desk.post(`/consultations/${newId()}/move`, body);
    expect(refused).toMatchObject({ status: 422, body: { fieldErrors: { [field]: [expect.any(String)] } } });
  });

  it('is not moved by who only looks', async () => {
    for (const role of ['manager', 'admin'] as const) {
      const client = await http.signInAs(role);
      expect((await client.post(`/consultations/${newId()}/move`, place())).status).toBe(403);
    }
  });

  it('opens a chart for a screened inquiry, which is then booked and converts to the same chart', async () => {
    const id = await screened('Thorne');
    const visit = await desk.post('/consultations', { inquiryId: id, ...place() });
    expect(visit).toMatchObject({ status: 201, body: { state: 'scheduled' } });
    const { patientId } = visit.body;
    expect(await inquiry(id)).toMatchObject({
      ...{ state: 'consultation_booked', patientId, allowedActions: ['convert', 'close'] },
    });
    expect((await desk.get(`/patients/${String(patientId)}`)).body).toMatchObject({
      ...{ givenName: 'Saskia', familyName: 'Thorne', state: 'prospective', phone: '206 555 0100' },
    });
    const other = await makePatient(http.db);
    expect((await desk.post(`/inquiries/${id}/convert`, { patientId: other })).body).toMatchObject({
      code: 'inquiry.chartOpened',
    });
    expect((await desk.post(`/inquiries/${id}/convert`, { birthDate: '1990-05-01' })).body).toMatchObject({
      code: 'inquiry.chartOpened',
    });
    expect((await desk.post(`/inquiries/${id}/convert`)).body).toMatchObject({ state: 'converted', patientId });
  });

  it('links the chart that the person already has', async () => {
    const id = await screened('Marsh');
    const patientId = await makePatient(http.db, { familyName: 'Marsh' });
    expect((await desk.post('/consultations', { inquiryId: id, patientId, ...place() })).body).toMatchObject({
      patientId,
    });
    expect(await inquiry(id)).toMatchObject({ state: 'consultation_booked', patientId });
  });

  it('leaves the inquiry alone when the time is taken', async () => {
    const startsAt = nextDay();
    await booked(await makePatient(http.db), startsAt);
    const id = await screened('Clash');
    expect((await desk.post('/consultations', { inquiryId: id, ...place(startsAt) })).status).toBe(409);
    expect(await inquiry(id)).toMatchObject({ state: 'screening', patientId: null });
    expect(await http.db.query(`SELECT 1 FROM patient WHERE family_name = 'Clash'`)).toEqual([]);
  });

  it('books only for an inquiry that was screened, and for somebody', async () => {
    const { body } = await desk.post('/inquiries', { ...PERSON, familyName: 'Early' });
    expect((await desk.post('/consultations', { inquiryId: body['id'], ...place() })).body).toMatchObject({
      code: 'inquiry.wrongState',
    });
    expect(await desk.post('/consultations', place())).toMatchObject({
      status: 422,
      body: { fieldErrors: { patientId: [expect.any(String)] } },
    });
  });

  it('makes the inquiry somebody to call again when the visit is cancelled, over closed as the states allow', async () => {
    const id = await screened('Again');
    const visit = await desk.post('/consultations', { inquiryId: id, ...place() });
    const { patientId } = visit.body;
    const cancel = { by: 'patient', reason: 'Cannot come' };
    await desk.post(`/consultations/${String(visit.body['id'])}/cancel`, cancel);
    expect(await inquiry(id)).toMatchObject({ state: 'contacted', patientId, closedReason: null });
    expect((await trailOf(id)).map(({ action }) => action).filter((action) => action !== 'inquiry.read')).toEqual([
      ...['inquiry.record', 'inquiry.contact', 'inquiry.screen', 'inquiry.bookConsultation'],
      ...['inquiry.close', 'inquiry.reopen'],
    ]);

    await desk.post(`/inquiries/${id}/screen`);
    const [first, second] = [nextDay(), nextDay()];
    const again = await desk.post('/consultations', { inquiryId: id, ...place(first) });
    expect(again.body).toMatchObject({ patientId });
    await booked(String(patientId), second);
    await desk.post(`/consultations/${String(again.body['id'])}/cancel`, cancel);
    expect(await inquiry(id)).toMatchObject({ state: 'consultation_booked' });
  });

  it('does the same for a no-show', async () => {
    const id = await screened('Absent');
    const startsAt = '2027-03-01T15:05:00Z';
    const visit = await desk.post('/consultations', { inquiryId: id, ...place(startsAt) });
    http.clock.set('2027-03-01T15:10:00Z');
    expect((await desk.post(`/consultations/${String(visit.body['id'])}/no-show`)).status).toBe(200);
    expect(await inquiry(id)).toMatchObject({ state: 'contacted' });
  });
});
