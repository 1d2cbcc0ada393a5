import { SessionClinic } from '../../test/session-clinic.js';
import { RoomFlowService } from './room-flow.service.js';

describe('a room in use', () => {
  let clinic: SessionClinic;
  let bookingId: string;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    const { planId } = await clinic.plan();
    // 09:30 to 11:30 at the clinic, a first session; the room until 11:45.
    sessionId = await clinic.booked(planId, 1, '2027-03-01T14:30:00Z');
    bookingId = (await booking()).id;
  });

  afterAll(() => clinic.close());

  const booking = async () => {
    const [row] = await clinic.http.db.query<{
      id: string;
      startsAt: Date;
      endsAt: Date;
      roomUntil: Date;
      state: string;
    }>(
      `SELECT id, state, starts_at AS "startsAt", ends_at AS "endsAt", room_until AS "roomUntil" FROM booking WHERE purpose_id = $1`,
      [sessionId],
    );
    if (!row) throw new Error('no booking');
    return row;
  };
  const extend = (minutes = 15) => clinic.desk.post(`/bookings/${bookingId}/extend`, { minutes });

  const dose = async () => {
    await clinic.do(sessionId, 'vitals', clinic.reading());
    await clinic.do(sessionId, 'start');
    await clinic.do(sessionId, 'dose', clinic.dose());
    await clinic.pass(45);
    await clinic.do(sessionId, 'recovery');
    await clinic.pass(30);
    await clinic.do(sessionId, 'vitals', clinic.reading());
  };

  it('is not extended before anybody is in it', async () => {
    expect((await extend()).body).toMatchObject({ status: 409, code: 'booking.wrongState' });
    expect((await extend(0)).status).toBe(422);
  });

  it('is kept longer, until what comes next', async () => {
    await clinic.makeReady(sessionId);
    const { endsAt } = await booking();
    const next = await clinic.plan();
    const following = new Date(endsAt.getTime() + 45 * 60_000);
    await clinic.booked(next.planId, 1, following.toISOString());
    expect(await extend()).toMatchObject({
      ...{ status: 200, body: { state: 'in_use', endsAt: new Date(endsAt.getTime() + 15 * 60_000).toISOString() } },
    });
    expect((await extend()).status).toBe(200);
    const refused = await extend();
    expect(refused.body).toMatchObject({ status: 409, code: 'booking.roomTaken' });
    expect(String(refused.body['detail'])).toMatch(/is taken from \d\d:\d\d to \d\d:\d\d/);
    expect((await booking()).endsAt).toEqual(new Date(endsAt.getTime() + 30 * 60_000));
  });

  it('is free by itself when turnover is over, once', async () => {
    await dose();
    await clinic.do(sessionId, 'discharge', clinic.dischargeBody);
    const { state, roomUntil } = await booking();
    expect(state).toBe('turnover');
    const rooms = clinic.http.app.get(RoomFlowService);
    await clinic.at(new Date(roomUntil.getTime() - 1));
    await rooms.releaseDue();
    expect((await booking()).state).toBe('turnover');
    await clinic.at(roomUntil);
    await Promise.all([rooms.releaseDue(), rooms.releaseDue()]);
    await rooms.releaseDue();
    expect(await booking()).toMatchObject({ state: 'released', roomUntil });
    const trail = await clinic.http.db.query(
      `SELECT resource_id AS id, actor_id AS actor FROM audit_event WHERE action = 'booking.turnoverEnded'`,
    );
    expect(trail).toEqual([{ id: bookingId, actor: null }]);
  });

  it('is kept for twelve hours at most, and given back however late it is', async () => {
    // Booked for 09:30, begun at 09:00.
    await clinic.at('2027-03-02T14:00:00Z');
    sessionId = await clinic.booked((await clinic.plan()).planId, 1, '2027-03-02T14:30:00Z');
    bookingId = (await booking()).id;
    await clinic.makeReady(sessionId);
    for (let hours = 0; hours < 9; hours++) expect((await extend(60)).status).toBe(200);
    expect((await extend(60)).body).toMatchObject({ status: 409, code: 'booking.tooLong' });
    await dose();
    await clinic.pass(13 * 60);
    await clinic.do(sessionId, 'vitals', clinic.reading());
    expect((await clinic.do(sessionId, 'discharge', clinic.dischargeBody)).status).toBe(200);
    expect(await booking()).toMatchObject({ state: 'turnover', roomUntil: new Date('2027-03-03T02:00:00Z') });
  });

  it('hours before its time is free when the visit really ended', async () => {
    await clinic.at('2027-03-03T15:00:00Z');
    sessionId = await clinic.booked((await clinic.plan()).planId, 1, '2027-03-03T19:00:00Z');
    await clinic.discharged(sessionId);
    expect(await booking()).toMatchObject({
      startsAt: new Date('2027-03-03T15:00:00Z'),
      endsAt: new Date('2027-03-03T16:15:00Z'),
      roomUntil: new Date('2027-03-03T16:30:00Z'),
    });
  });
});
