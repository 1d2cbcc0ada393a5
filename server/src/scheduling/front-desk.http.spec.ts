import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { newId } from '../platform/database/new-id.js';

describe('what the front desk asks over HTTP', () => {
  let app: HttpApp;
  let desk: SignedInClient;

  beforeAll(async () => {
    app = await startHttpApp();
    desk = await app.signInAs('front_desk');
  });

  afterAll(() => app.close());

  it('lists rooms with zone and hours, and shows an empty board', async () => {
    const location = await makeLocation(app.db, { timeZone: 'America/New_York' });
    await makeRoom(app.db, location, { name: 'Alder' });
    const rooms = await desk.get('/rooms');
    expect(rooms).toMatchObject({ status: 200, body: [{ timeZone: 'America/New_York', rooms: [{ name: 'Alder' }] }] });
    const board = await desk.get('/room-board?date=2027-03-02');
    expect(board).toMatchObject({ status: 200, body: { date: '2027-03-02', today: '2027-03-01', visits: [] } });
    expect(await desk.get('/room-board?date=2027-02-30')).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', fieldErrors: { date: ['Enter a date that exists.'] } },
    });
  });

  it('lets one of many requests for one slot through and answers the others with what is in the way', async () => {
    const room = await makeRoom(app.db, await makeLocation(app.db), { name: 'Birch' });
    const startsAt = '2027-03-02T18:00:00Z';
    const bodies = await Promise.all(
      Array.from({ length: 12 }, async () => ({
        ...{ roomId: room, startsAt, patientId: await makePatient(app.db), clinicianId: await makeClinician(app.db) },
      })),
    );
    const replies = await Promise.all(bodies.map((body) => desk.post('/consultations', body)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    const refused = replies.find(({ status }) => status === 409);
    expect(refused?.headers['content-type']).toContain('application/problem+json');
    expect(refused?.body).toMatchObject({
      ...{ code: 'booking.roomTaken', status: 409, type: 'urn:throughline:problem:booking.roomTaken' },
      detail: expect.stringMatching(/^Birch is taken from 10:00 to 11:15\. .+ booked it just now\.$/) as string,
      facts: { obstacles: [{ roomName: 'Birch', startsAt: '2027-03-02T18:00:00.000Z', what: 'consultation' }] },
    });
  });

  it('puts a message at each field that is wrong, and refuses fields it does not know', async () => {
    const reply = await desk.post('/inquiries', { givenName: ' ', email: 'nobody', source: 'dream', note: 'x' });
    expect(reply).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(Object.keys(reply.body['fieldErrors'] as object).sort()).toEqual([
      'email',
      'familyName',
      'givenName',
      'note',
      'source',
    ]);
    expect(await desk.post('/patients/search', { text: 'a', size: 1000 })).toMatchObject({ status: 422 });
  });

  it('records an inquiry once however often the same key is sent', async () => {
    const body = { givenName: 'Saskia', familyName: 'Thorne', phone: '206 555 0100', source: 'web' };
    const key = { 'idempotency-key': newId() };
    const [first, again] = [await desk.post('/inquiries', body, key), await desk.post('/inquiries', body, key)];
    expect(first).toMatchObject({ status: 201, body: { state: 'new', allowedActions: ['contact', 'close'] } });
    expect(again.body['id']).toBe(first.body['id']);
    const id = String(first.body['id']);
    expect(await desk.post(`/inquiries/${id}/convert`)).toMatchObject({
      status: 409,
      body: { code: 'inquiry.wrongState' },
    });
    expect(await desk.post(`/inquiries/${id}/close`, { reason: 'not_suitable' })).toMatchObject({
      status: 403,
      body: { code: 'inquiry.clinicianDecides' },
    });
  });

  it('changes a patient only in the version that was read, and keeps alerts for clinicians', async () => {
    const created = await desk.post('/patients', { givenName: 'Ada', familyName: 'Wexcombe' });
    const id = String(created.body['id']);
    expect(created).toMatchObject({ status: 201, headers: { etag: '"v1"' } });
    expect(created.body).not.toHaveProperty('alerts');
    const update = { givenName: 'Ada', familyName: 'Wexcombe', birthDate: '1990-02-28' };
    expect(await desk.send('PUT', `/patients/${id}`, { body: update })).toMatchObject({ status: 428 });
    expect(await desk.put(`/patients/${id}`, update, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await desk.put(`/patients/${id}`, update, 1)).toMatchObject({
      status: 412,
      body: { code: 'request.stale' },
    });
    const clinician = await app.signInAs('clinician');
    expect((await clinician.get(`/patients/${id}`)).body).toHaveProperty('alerts', null);
  });

  it('shows a manager the board by initials, and no patients or inquiries', async () => {
    const manager = await app.signInAs('manager');
    expect(await manager.get('/room-board')).toMatchObject({ status: 200 });
    expect(await manager.post('/patients/search', { text: 'a' })).toMatchObject({ status: 403 });
    expect(await manager.get('/inquiries')).toMatchObject({ status: 403 });
    expect(await app.anonymous.get('/room-board')).toMatchObject({ status: 401 });
  });
});
