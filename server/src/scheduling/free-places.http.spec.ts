import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { newId } from '../platform/database/new-id.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { Booking } from './booking.entity.js';
import { CONSULTATION_PHASES } from './rules/visit-phases.js';
import { plannedTimes } from './rules/visit-times.js';

describe('what is free instead', () => {
  let app: HttpApp;
  let desk: SignedInClient;
  let rooms: Record<'birch' | 'cedar' | 'oak', string>;
  let clinicians: string[];
  let consultation: string;

  beforeAll(async () => {
    app = await startHttpApp();
    app.clock.set('2027-03-01T14:00:00Z');
    desk = await app.signInAs('front_desk');
    const location = await makeLocation(app.db, { timeZone: 'America/New_York' });
    const room = (name: string, position: number) => makeRoom(app.db, location, { name, position });
    rooms = { birch: await room('Birch', 1), cedar: await room('Cedar', 2), oak: await room('Oak', 3) };
    clinicians = [await makeClinician(app.db), await makeClinician(app.db)];
    const book = async (roomId: string, clinicianId: string | undefined, startsAt: string) => {
      const patientId = await makePatient(app.db);
      return (await desk.post('/consultations', { roomId, patientId, clinicianId, startsAt })).body['id'] as string;
    };
    consultation = await book(rooms.birch, clinicians[0], '2027-03-02T15:00:00Z');
  });

  afterAll(() => app.close());

  const ask = (values: Record<string, string> = {}) => {
    const question = {
      ...{ roomId: rooms.birch, clinicianId: clinicians[1] ?? '', startsAt: '2027-03-02T15:00:00Z' },
      ...{ purpose: 'consultation', ...values },
    };
    return desk.get(`/free-places?${new URLSearchParams(question).toString()}`);
  };

  it('names the other rooms at that time, and the next time in the room', async () => {
    expect(await ask()).toMatchObject({
      status: 200,
      body: {
        rooms: [
          { roomId: rooms.cedar, name: 'Cedar' },
          { roomId: rooms.oak, name: 'Oak' },
        ],
        nextAt: '2027-03-02T16:15:00.000Z',
      },
    });
  });

  it('names no room for a clinician who is taken', async () => {
    expect((await ask({ roomId: rooms.oak, clinicianId: clinicians[0] ?? '' })).body).toEqual({
      ...{ rooms: [], nextAt: '2027-03-02T16:00:00.000Z' },
    });
  });

  it('looks past the visit that is moved', async () => {
    const moved = { clinicianId: clinicians[0] ?? '', purposeId: consultation };
    expect((await ask(moved)).body).toMatchObject({ nextAt: '2027-03-02T15:15:00.000Z' });
  });

  it('names a room whose hold ran out, and none that the booking would refuse', async () => {
    const [patientId, startsAt] = [await makePatient(app.db), '2027-03-02T15:00:00Z'];
    const { locationId } = await app.db.repository(Booking).findOneByOrFail({ purposeId: consultation });
    const hold = async (roomId: string, holdUntil: string, whose: string) =>
      app.db.repository(Booking).insert({
        ...{ id: newId(), locationId, roomId, clinicianId: await makeClinician(app.db), patientId: whose },
        ...{ purposeKind: 'session', purposeId: newId(), phases: CONSULTATION_PHASES },
        ...plannedTimes(new Date(startsAt), CONSULTATION_PHASES),
        ...{ state: 'hold', heldBy: desk.staff.id, holdUntil: new Date(holdUntil) },
      });
    await hold(rooms.oak, '2027-03-01T14:00:00Z', await makePatient(app.db));
    expect((await ask({ patientId })).body).toMatchObject({ rooms: [{ name: 'Cedar' }, { name: 'Oak' }] });
    // Kept by the same desk for a series of this patient: a single booking does not take it.
    await hold(rooms.cedar, '2027-03-01T14:05:00Z', patientId);
    expect((await ask({ patientId })).body).toMatchObject({ rooms: [] });
    const wanted = { roomId: rooms.oak, clinicianId: clinicians[1], patientId, startsAt };
    expect((await desk.post('/consultations', wanted)).body).toMatchObject({ code: 'booking.patientTaken' });
  });

  it('is for whoever books, and knows its rooms', async () => {
    expect((await ask({ roomId: newId() })).status).toBe(404);
    expect((await ask({ purpose: 'walk' })).status).toBe(422);
    const manager = await app.signInAs('manager');
    expect((await manager.get(`/free-places?roomId=${rooms.oak}`)).status).toBe(403);
  });
});
