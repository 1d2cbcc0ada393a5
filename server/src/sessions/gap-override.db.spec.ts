import { SessionClinic } from '../../test/session-clinic.js';

const WHY = { reason: 'Patient travels on Thursday' };

/** A gap shorter than the plan's, from the booking to the dose. Session 1 is on Tuesday 2 March at 10:00 in New York. */
describe('a gap that a clinician overrides, on PostgreSQL', () => {
  let clinic: SessionClinic;
  let planId: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    await clinic.at('2027-03-02T14:00:00Z');
    planId = (await clinic.plan()).planId;
  });

  afterEach(async () => {
    await clinic.http.db.query(
      `UPDATE booking SET state = 'cancelled' WHERE state IN ('confirmed', 'in_use', 'turnover')`,
    );
  });

  const book = (ordinal: number, startsAt: string, override?: object, client = clinic.clinician) =>
    client.post('/sessions', {
      ...{ planId, ordinal, roomId: clinic.roomId, clinicianId: clinic.clinician.staff.id, startsAt },
      ...(override && { override }),
    });

  const kept = async (sessionId: string) => {
    const [row] = await clinic.http.db.query<Record<string, unknown>>(
      `SELECT override_reason AS reason, override_codes AS codes, gap_overrides AS words, gap_override_by AS by, version FROM booking WHERE purpose_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [sessionId],
    );
    return row;
  };

  /** Session 1 dosed at 10:30, and session 2 booked on Thursday at 08:00: 45 h 45 min after it on the plan, 15 less than planned. */
  async function overridden(): Promise<string> {
    const first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const reply = await book(2, '2027-03-04T13:00:00Z', WHY);
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    await clinic.at('2027-03-02T15:00:00Z');
    await clinic.makeReady(first);
    await clinic.at('2027-03-02T15:30:00Z');
    await clinic.do(first, 'vitals', clinic.reading());
    await clinic.do(first, 'start');
    await clinic.do(first, 'dose', clinic.dose());
    await clinic.pass(45);
    await clinic.do(first, 'recovery');
    await clinic.pass(30);
    await clinic.do(first, 'vitals', clinic.reading());
    await clinic.do(first, 'discharge', clinic.dischargeBody);
    return reply.body['id'] as string;
  }

  async function startAt(id: string, time: string) {
    await clinic.at('2027-03-04T12:50:00Z');
    await clinic.makeReady(id);
    await clinic.at(time);
    await clinic.do(id, 'vitals', clinic.reading());
    return clinic.do(id, 'start');
  }

  it('is refused without a reason, from the front desk, and with a reason that says nothing', async () => {
    await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const soon = '2027-03-04T13:00:00Z';
    expect(await book(2, soon)).toMatchObject({
      ...{ status: 409, body: { code: 'session.tooSoon', facts: { obstacles: [{ overridable: true }] } } },
    });
    expect(await book(2, soon, WHY, clinic.desk)).toMatchObject({
      ...{ status: 403, body: { code: 'booking.overrideNotAllowed' } },
    });
    expect(await book(2, soon, { reason: 'Hurry' })).toMatchObject({
      body: { code: 'session.tooSoon', fieldErrors: { 'override.reason': [expect.any(String)] } },
    });
    expect((await book(2, '2027-03-04T15:15:00Z', undefined, clinic.desk)).status).toBe(201);
  });

  it('stays with the booking and in the trail, with whose word it is', async () => {
    const id = await overridden();
    const { staff } = clinic.clinician;
    expect(await kept(id)).toEqual({
      ...{ reason: WHY.reason, codes: ['session.tooSoon'], by: staff.id, version: 1 },
      words: [{ to: expect.any(String), toStart: '2027-03-02T15:00:00.000Z', minutes: 45 * 60 + 45 }],
    });
    const [line] = await clinic.http.db.query(
      `SELECT actor_id AS who, reason FROM audit_event WHERE action = 'booking.overrideGap' ORDER BY id DESC LIMIT 1`,
    );
    expect(line).toEqual({ who: staff.id, reason: WHY.reason });
    const console = await clinic.clinician.get(`/sessions/${id}`);
    expect(console.body).toMatchObject({ gapOverride: { byName: staff.displayName, reason: WHY.reason } });
  });

  it('lets the dose start when it is as long as was said, and not before', async () => {
    const id = await overridden();
    // 45 h 45 min after 10:30 on Tuesday is 08:15 on Thursday.
    expect((await startAt(id, '2027-03-04T13:14:00Z')).body).toMatchObject({ code: 'session.tooSoon' });
    await clinic.pass(1);
    expect((await clinic.do(id, 'start')).status).toBe(200);
  });

  it('does not let a dose start whose booking carries no word', async () => {
    const id = await overridden();
    await clinic.http.db.query(
      `UPDATE booking SET override_codes = '{}', override_reason = NULL, gap_overrides = '[]', gap_override_by = NULL`,
    );
    expect((await startAt(id, '2027-03-04T13:20:00Z')).body).toMatchObject({ code: 'session.tooSoon' });
  });

  it('goes along to another room at the same time, and is asked for anew at another time', async () => {
    await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const id = (await book(2, '2027-03-04T13:00:00Z', WHY)).body['id'] as string;
    const to = (startsAt: string, override?: object) =>
      clinic.do(id, 'move', { roomId: clinic.roomId, startsAt, ...(override && { override }) }, clinic.clinician);
    expect(
      (await clinic.do(id, 'move', { roomId: clinic.roomId, startsAt: '2027-03-04T13:00:00Z' }, clinic.desk)).status,
    ).toBe(200);
    expect(await kept(id)).toMatchObject({ words: [{ minutes: 45 * 60 + 45 }], reason: WHY.reason });
    expect((await to('2027-03-04T13:15:00Z')).body).toMatchObject({ code: 'session.tooSoon' });
    expect((await to('2027-03-04T13:15:00Z', WHY)).status).toBe(200);
    expect(await kept(id)).toMatchObject({ words: [{ minutes: 46 * 60 }] });
    expect((await to('2027-03-05T15:15:00Z')).status).toBe(200);
    expect(await kept(id)).toMatchObject({ words: [], by: null, reason: null, codes: [] });
  });

  const move = (id: string, startsAt: string, client = clinic.desk, override?: object) =>
    clinic.do(id, 'move', { roomId: clinic.roomId, startsAt, ...(override && { override }) }, client);

  it('goes along when the other dose of the pair stays at its time, and is asked for anew at another', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    await book(2, '2027-03-04T13:00:00Z', WHY);
    expect((await move(first, '2027-03-02T15:00:00Z')).status).toBe(200);
    for (const other of ['2027-03-02T14:45:00Z', '2027-03-02T15:15:00Z']) {
      expect((await move(first, other)).body).toMatchObject({ code: 'session.tooSoon' });
    }
    expect((await move(first, '2027-03-02T15:15:00Z', clinic.clinician, WHY)).status).toBe(200);
  });

  it('is of one pair: it shortens no gap to a third dose, and is gone with the first', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    // A day after the first one, and the third a day after that: both doses at 10:30.
    const second = (await book(2, '2027-03-03T15:15:00Z', WHY)).body['id'] as string;
    const third = '2027-03-04T15:15:00Z';
    expect((await book(3, third, undefined, clinic.desk)).body).toMatchObject({
      ...{ code: 'session.tooSoon', facts: { hours: 24, minGapHours: 48 } },
    });
    expect((await book(3, third, WHY)).status).toBe(201);
    await clinic.do(first, 'cancel', { by: 'patient', reason: 'Travels' });
    expect((await book(1, '2027-03-02T15:00:00Z', undefined, clinic.desk)).body).toMatchObject({
      ...{ code: 'session.tooSoon', facts: { hours: 24 } },
    });
    expect(await kept(second)).toMatchObject({ words: [{ to: first }] });
  });

  it('is kept of each gap when the doses on both sides are too close', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const second = (await book(2, '2027-03-03T15:15:00Z', WHY)).body['id'] as string;
    const third = (await book(3, '2027-03-04T15:15:00Z', WHY)).body['id'] as string;
    const later = '2027-03-03T15:30:00Z';
    expect((await move(second, later)).body).toMatchObject({ code: 'session.tooSoon' });
    expect((await move(second, later, clinic.clinician, WHY)).status).toBe(200);
    const { words } = (await kept(second)) ?? {};
    expect(words).toHaveLength(2);
    expect(words).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: first, minutes: 24 * 60 + 15 }),
        expect.objectContaining({ to: third, minutes: 24 * 60 - 15 }),
      ]),
    );
  });

  it('is known to the preview of a move that keeps the time', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const second = (await book(2, '2027-03-03T15:15:00Z', WHY)).body['id'] as string;
    await book(3, '2027-03-05T15:15:00Z');
    const preview = async (id: string, startsAt: string) => {
      const reply = await clinic.do(id, 'ripple/preview', { roomId: clinic.roomId, startsAt }, clinic.desk);
      const options = reply.body['options'] as { mode: string; steps: { moves: boolean; problems: string[] }[] }[];
      return options.map(({ mode, steps }) => [
        mode,
        steps.map(({ moves, problems }) => [moves, ...problems].join(' ')).join(', '),
      ]);
    };
    const modes = ['leave', 'shift', 'compress'];
    expect(await preview(second, '2027-03-03T15:15:00Z')).toEqual(modes.map((mode) => [mode, 'true, false']));
    expect(await preview(first, '2027-03-02T15:00:00Z')).toEqual(modes.map((mode) => [mode, 'true, false, false']));
    const [leave] = await preview(second, '2027-03-03T15:30:00Z');
    expect(leave).toEqual(['leave', 'true session.tooSoon, false session.tooSoon']);
  });

  it('never sets the order of slots aside', async () => {
    await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    expect((await book(3, '2027-03-04T13:00:00Z', WHY)).body).toMatchObject({ code: 'session.outOfOrder' });
  });
});
