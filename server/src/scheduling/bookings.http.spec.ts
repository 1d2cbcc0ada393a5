import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { Booking } from './booking.entity.js';

describe('changing a booking that somebody else may have changed', () => {
  let app: HttpApp;
  let desk: SignedInClient;
  let other: SignedInClient;
  let room: string;
  let clinicianId: string;

  beforeAll(async () => {
    app = await startHttpApp();
    desk = await app.signInAs('front_desk');
    other = await app.signInAs('front_desk', { displayName: 'Poppy Drake' });
    clinicianId = await makeClinician(app.db);
  });

  beforeEach(async () => {
    room = await makeRoom(app.db, await makeLocation(app.db), { name: 'Birch' });
  });

  afterAll(() => app.close());

  /** A consultation of an hour with a quarter of an hour of turnover. */
  async function book(startsAt: string, who = clinicianId): Promise<Booking> {
    const patientId = await makePatient(app.db);
    const booked = await desk.post('/consultations', { roomId: room, patientId, clinicianId: who, startsAt });
    expect(booked.status).toBe(201);
    return app.db.repository(Booking).findOneByOrFail({ purposeId: String(booked.body['id']) });
  }
  const resize = ({ id }: Booking, minutes: number, version?: number) =>
    desk.send('POST', `/bookings/${id}/resize`, {
      body: { minutes },
      ...(version !== undefined && { headers: { 'if-match': `"v${version}"` } }),
    });

  it('plans a visit longer and shorter, and the room with it', async () => {
    const booking = await book('2027-03-02T18:00:00Z');
    expect(await resize(booking, 90, booking.version)).toMatchObject({
      status: 200,
      body: {
        version: booking.version + 1,
        endsAt: '2027-03-02T19:30:00.000Z',
        roomUntil: '2027-03-02T19:45:00.000Z',
      },
    });
    const changed = await app.db.repository(Booking).findOneByOrFail({ id: booking.id });
    expect(changed.phases).toMatchObject({ prep: 0, session: 90, recovery: 0, turnover: 15 });
    expect(await resize(booking, 30, changed.version)).toMatchObject({ body: { endsAt: '2027-03-02T18:30:00.000Z' } });
  });

  it('asks for the version, and for a length that exists', async () => {
    const booking = await book('2027-03-02T18:00:00Z', await makeClinician(app.db));
    expect(await resize(booking, 90)).toMatchObject({ status: 428 });
    expect(await resize(booking, 10, booking.version)).toMatchObject({ status: 422 });
    expect(await resize(booking, 2_000, booking.version)).toMatchObject({ status: 422 });
  });

  it('does not let a visit grow into the next one', async () => {
    const who = await makeClinician(app.db);
    const booking = await book('2027-03-03T18:00:00Z', who);
    await book('2027-03-03T19:15:00Z', who);
    expect(await resize(booking, 75, booking.version)).toMatchObject({
      status: 409,
      body: { code: 'booking.roomTaken' },
    });
  });

  it('keeps what another desk did meanwhile, and says what that is, whose and when', async () => {
    const booking = await book('2027-03-04T18:00:00Z', await makeClinician(app.db));
    const move = (client: SignedInClient, startsAt: string, bookingVersion?: number) =>
      client.post(`/consultations/${booking.purposeId}/move`, { roomId: room, startsAt, bookingVersion });
    expect(await move(other, '2027-03-04T20:00:00Z', booking.version)).toMatchObject({ status: 200 });
    const refused = {
      status: 409,
      body: {
        code: 'booking.changed',
        detail: 'Poppy Drake moved it to Birch, 12:00 to 13:00, just now.',
        facts: {
          ...{ roomName: 'Birch', startsAt: '2027-03-04T20:00:00.000Z' },
          ...{ changedBy: 'Poppy Drake', version: booking.version + 1 },
        },
      },
    };
    expect(await move(desk, '2027-03-04T22:00:00Z', booking.version)).toMatchObject(refused);
    expect(await resize(booking, 90, booking.version)).toMatchObject(refused);
    expect(await move(desk, '2027-03-05T22:00:00Z', booking.version)).toMatchObject({
      body: { detail: 'Poppy Drake moved it to Birch, Thu 4 Mar, 12:00 to 13:00, just now.' },
    });
    expect(await move(desk, '2027-03-04T22:00:00Z')).toMatchObject({ status: 200 });
  });

  it('names who cancelled it, whoever looked at the freed time since', async () => {
    const booking = await book('2027-03-09T18:00:00Z', await makeClinician(app.db));
    const { id, purposeId, version: bookingVersion } = booking;
    const cancelled = await other.post(`/consultations/${purposeId}/cancel`, { by: 'patient', reason: 'Has a cold' });
    expect(cancelled.status).toBe(200);
    expect((await desk.get(`/room-board/refills?bookingId=${id}`)).status).toBe(200);
    const wanted = { roomId: room, startsAt: '2027-03-09T20:00:00Z' };
    expect(await desk.post(`/consultations/${purposeId}/move`, { ...wanted, bookingVersion })).toMatchObject({
      status: 409,
      body: {
        code: 'booking.changed',
        detail: 'Poppy Drake cancelled it just now.',
        facts: { state: 'cancelled', changedBy: 'Poppy Drake' },
      },
    });
    expect(await desk.post(`/consultations/${purposeId}/move`, wanted)).toMatchObject({
      body: { code: 'consultation.wrongState' },
    });
  });

  it('names who took the place', async () => {
    const taken = { roomId: room, startsAt: '2027-03-08T18:00:00Z' };
    const visit = async () => ({
      ...{ patientId: await makePatient(app.db), clinicianId: await makeClinician(app.db) },
      ...taken,
    });
    expect((await other.post('/consultations', await visit())).status).toBe(201);
    expect(await desk.post('/consultations', await visit())).toMatchObject({
      ...{ status: 409 },
      body: { detail: 'Birch is taken from 10:00 to 11:15. Poppy Drake booked it just now.' },
    });
    const booking = await book('2027-03-08T20:00:00Z', await makeClinician(app.db));
    expect(await desk.post(`/consultations/${booking.purposeId}/move`, taken)).toMatchObject({
      body: { detail: expect.stringContaining('Poppy Drake booked it') as string },
    });
  });
});
