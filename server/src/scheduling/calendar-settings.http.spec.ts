import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type Reply, type SignedInClient, startHttpApp } from '../../test/http-app.js';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name?: string;
  readonly timeZone?: string;
  readonly openingHours?: unknown;
  readonly purpose?: string;
  readonly allowedActions?: readonly string[];
  readonly exceptions?: readonly Row[];
  readonly outages?: readonly Row[];
  readonly blocks?: readonly Row[];
  readonly shifts?: readonly Row[];
  readonly absences?: readonly Row[];
}

describe('/calendar', () => {
  let http: HttpApp;
  let manager: SignedInClient;
  let desk: SignedInClient;
  let location: string;
  let room: string;
  let clinician: string;

  beforeAll(async () => {
    http = await startHttpApp();
    location = await makeLocation(http.db, { timeZone: 'America/New_York' });
    room = await makeRoom(http.db, location, { name: 'Alder' });
    clinician = await makeClinician(http.db, { displayName: 'Dr Vale' });
    manager = await http.signInAs('manager', { displayName: 'Rosalind Hatch' });
    desk = await http.signInAs('front_desk');
  });

  afterAll(() => http.close());

  const list = async (path: string, client = manager) => rows(await client.get(`/calendar/${path}`));
  const remove = (path: string, version: number) =>
    manager.send('DELETE', path, { headers: { 'if-match': `"v${version}"` } });

  it('is changed by managers, and read by whoever books', async () => {
    const [seen] = await list('locations', desk);
    expect(seen).toMatchObject({ id: location, monitorLimit: 2, timeZone: 'America/New_York', allowedActions: [] });
    const body = { date: '2027-03-05', opens: null, closes: null, reason: 'Team day' };
    expect((await desk.post(`/calendar/locations/${location}/exceptions`, body)).status).toBe(403);
    expect((await list('locations'))[0]?.allowedActions).toEqual(['edit']);
  });

  it('closes a date, tells the board, and opens it again', async () => {
    const body = { date: '2027-03-05', opens: null, closes: null, reason: 'Team day' };
    expect((await manager.post(`/calendar/locations/${location}/exceptions`, body)).status).toBe(204);
    expect(await manager.post(`/calendar/locations/${location}/exceptions`, body)).toMatchObject({
      ...{ status: 409, body: { code: 'calendar.dateTaken' } },
    });
    const board = await desk.get('/room-board?date=2027-03-05');
    expect(board.body).toMatchObject({ opens: null });
    const [exception] = (await list('locations'))[0]?.exceptions ?? [];
    const half = { ...body, opens: '10:00', closes: '14:00' };
    expect((await manager.put(`/calendar/exceptions/${exception?.id}`, half, 1)).status).toBe(204);
    expect((await manager.put(`/calendar/exceptions/${exception?.id}`, half, 1)).status).toBe(412);
    const removed = await manager.send('POST', `/calendar/exceptions/${exception?.id}/remove`, {
      ...{ body: {}, headers: { 'if-match': '"v2"' } },
    });
    expect(removed.status).toBe(204);
    expect((await list('locations'))[0]?.exceptions).toEqual([]);
  });

  it.each([
    ['hours that run backwards', { opens: '14:00', closes: '10:00' }, 'closes'],
    ['half a day', { opens: '14:00', closes: null }, 'closes'],
    ['no time at all', { opens: '25:00', closes: '26:00' }, 'opens'],
    ['no reason', { opens: null, closes: null, reason: ' ' }, 'reason'],
    ['a date that is none', { opens: null, closes: null, date: '2027-02-30' }, 'date'],
  ])('refuses %s, at its field', async (_, values, field) => {
    const body = { date: '2027-04-02', reason: 'Short day', ...values };
    const reply = await manager.post(`/calendar/locations/${location}/exceptions`, body);
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body['fieldErrors'] as object)).toContain(field);
  });

  it('changes a location as a whole, against the version that was read', async () => {
    const [found] = await list('locations');
    const { name, timeZone, openingHours } = found ?? {};
    const path = `/calendar/locations/${location}`;
    const body = { name, timeZone, openingHours, monitorLimit: 3 };
    expect((await manager.put(path, body, found?.version ?? 0)).status).toBe(204);
    expect((await manager.put(path, body, found?.version ?? 0)).status).toBe(412);
    expect((await manager.put(path, { ...body, monitorLimit: 0 }, 2)).body).toMatchObject({
      fieldErrors: { monitorLimit: ['At least 1.'] },
    });
    const twice = { ...body, openingHours: [{ weekday: 1, opens: '10:00', closes: '09:00' }] };
    expect((await manager.put(path, twice, 2)).body).toMatchObject({
      fieldErrors: { 'openingHours.0.closes': ['Closing comes after opening.'] },
    });
    expect((await manager.send('PUT', path, { body })).status).toBe(428);
  });

  it('keeps rooms: new, changed, out of service, retired, each name once', async () => {
    const body = { locationId: location, name: 'Birch', features: ['recliner'], turnoverMinutes: 20 };
    expect((await manager.post('/calendar/rooms', body)).status).toBe(204);
    expect((await manager.post('/calendar/rooms', body)).body).toMatchObject({ code: 'room.nameTaken' });
    const birch = (await list('rooms')).find(({ name }) => name === 'Birch');
    expect(birch).toMatchObject({ features: ['recliner'], turnoverMinutes: 20, state: 'active' });
    const service = `/calendar/rooms/${birch?.id}/service`;
    expect((await manager.put(service, { inService: false }, 1)).status).toBe(204);
    expect((await manager.put(service, { inService: true }, 2)).status).toBe(204);
    const retired = await manager.post(`/calendar/rooms/${birch?.id}/retire`, {}, { 'if-match': '"v3"' });
    expect(retired.status).toBe(204);
    expect((await list('rooms')).find(({ name }) => name === 'Birch')).toMatchObject({ allowedActions: [] });
  });

  it('keeps outages and blocks, with what is booked in them', async () => {
    const body = { startsAt: '2027-03-02T14:00:00Z', endsAt: '2027-03-02T16:00:00Z', reason: 'Chair repaired' };
    const patientId = await makePatient(http.db);
    const booking = { patientId, clinicianId: clinician, roomId: room, startsAt: '2027-03-02T15:00:00Z' };
    expect((await desk.post('/consultations', booking)).status).toBe(201);
    const refused = await manager.post(`/calendar/rooms/${room}/outages`, body);
    expect(refused).toMatchObject({ status: 409, body: { code: 'calendar.bookingsAffected', facts: { total: 1 } } });
    const { ids } = refused.body['facts'] as { ids: string[] };
    const seen = { ...body, acknowledged: ids };
    expect((await manager.post(`/calendar/rooms/${room}/outages`, seen)).status).toBe(204);
    const next = { ...body, startsAt: '2027-03-02T18:00:00Z', endsAt: '2027-03-02T19:00:00Z', reason: 'Delivery' };
    expect((await manager.post(`/calendar/rooms/${room}/blocks`, next)).status).toBe(204);
    const [found] = await list('rooms');
    const [outage, block] = [found?.outages?.[0], found?.blocks?.[0]];
    expect(outage).toMatchObject({ reason: 'Chair repaired', startsAt: '2027-03-02T14:00:00.000Z' });
    const backwards = { ...next, endsAt: next.startsAt };
    expect((await manager.put(`/calendar/blocks/${block?.id}`, backwards, 1)).body).toMatchObject({
      fieldErrors: { endsAt: ['The end comes after the beginning.'] },
    });
    const other = { ...booking, patientId: await makePatient(http.db), startsAt: '2027-03-02T18:30:00Z' };
    expect((await desk.post('/consultations', other)).body).toMatchObject({
      ...{ code: 'booking.roomBlocked', detail: 'Alder is blocked from 13:00 to 14:00: Delivery.' },
    });
    expect((await remove(`/calendar/blocks/${block?.id}`, 1)).status).toBe(204);
    expect((await remove(`/calendar/outages/${outage?.id}`, 2)).status).toBe(412);
    expect((await remove(`/calendar/outages/${outage?.id}`, 1)).status).toBe(204);
    expect((await desk.post('/consultations', other)).status).toBe(201);
  });

  it('keeps shifts and absences; why somebody is away is for managers', async () => {
    const shift = { locationId: location, weekday: 4, starts: '09:00', ends: '13:00', validFrom: '2027-01-01' };
    const path = `/calendar/clinicians/${clinician}`;
    expect((await manager.post(`${path}/shifts`, shift)).status).toBe(204);
    expect((await manager.post(`${path}/shifts`, shift)).body).toMatchObject({
      fieldErrors: { starts: ['There is a shift from 09:00 to 13:00 already.'] },
    });
    const absence = { startsAt: '2027-03-04T14:00:00Z', endsAt: '2027-03-04T18:00:00Z', kind: 'sick' };
    expect((await manager.post(`${path}/absences`, absence)).status).toBe(204);
    const mine = (await list('clinicians')).find(({ id }) => id === clinician);
    const theirs = (await list('clinicians', desk)).find(({ id }) => id === clinician);
    expect(mine).toMatchObject({
      shifts: [{ weekday: 4, starts: '09:00', validUntil: null }],
      absences: [{ kind: 'sick' }],
    });
    expect(theirs).toMatchObject({ absences: [{ kind: null }] });
    const first = mine?.shifts?.[0];
    expect((await manager.put(`/calendar/shifts/${first?.id}`, { ...shift, ends: '14:00' }, 1)).status).toBe(204);
    expect((await remove(`/calendar/shifts/${first?.id}`, 2)).status).toBe(204);
    const away = mine?.absences?.[0];
    expect((await manager.put(`/calendar/absences/${away?.id}`, { ...absence, kind: 'leave' }, 1)).status).toBe(204);
    expect((await remove(`/calendar/absences/${away?.id}`, 2)).status).toBe(204);
  });

  it('changes the minutes of a visit for bookings from now on, and tells who did', async () => {
    const template = (await list('visit-templates')).find(({ purpose }) => purpose === 'consultation');
    const phases = { prep: 0, session: 50, recovery: 0, integration: 0, turnover: 10 };
    const path = `/calendar/visit-templates/${template?.id}`;
    expect((await manager.put(path, { ...phases, session: 0 }, 1)).body).toMatchObject({
      fieldErrors: { session: ['A visit lasts 5 to 600 minutes; this one 0.'] },
    });
    expect((await manager.put(path, phases, 1)).status).toBe(204);
    const history = await manager.get(`/calendar/history/${template?.id}`);
    expect(history.body).toMatchObject({
      total: 1,
      items: [
        {
          ...{ actorName: 'Rosalind Hatch', action: 'calendar.changeTemplate' },
          changes: [
            { field: 'session', before: '60', after: '50' },
            { field: 'turnover', before: '15', after: '10' },
          ],
        },
      ],
    });
    expect((await desk.get(`/calendar/history/${template?.id}`)).status).toBe(403);
    const dosed = (await list('visit-templates')).find(({ purpose }) => purpose === 'session');
    const unwatched = { prep: 15, session: 45, recovery: 0, integration: 15, turnover: 15 };
    expect((await manager.put(`/calendar/visit-templates/${dosed?.id}`, unwatched, 1)).body).toMatchObject({
      fieldErrors: { recovery: ['A dosing visit has a recovery that is watched.'] },
    });
  });
});

function rows(reply: Reply): Row[] {
  expect(reply.status).toBe(200);
  return reply.body as unknown as Row[];
}
