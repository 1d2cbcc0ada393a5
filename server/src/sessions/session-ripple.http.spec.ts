import { SessionClinic } from '../../test/session-clinic.js';

interface Step {
  readonly sessionId: string;
  readonly ordinal: number;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: string;
  readonly moves: boolean;
  readonly bookingVersion: number;
  readonly problems: readonly string[];
  readonly overridable: boolean;
}
interface Option {
  readonly mode: string;
  readonly steps: readonly Step[];
  readonly bookable: boolean;
  readonly drift: string;
}

describe('moving a session with those behind it', () => {
  let clinic: SessionClinic;
  let planId: string;
  let ids: string[];

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  /** Tue, Fri and Tue at 10:00 in New York; the clocks change on 14 March. */
  beforeEach(async () => {
    await clinic.at('2027-03-01T14:00:00Z');
    planId = (await clinic.plan()).planId;
    ids = [];
    for (const [index, start] of ['03-02T15:00', '03-05T15:00', '03-09T15:00'].entries()) {
      ids.push(await clinic.booked(planId, index + 1, `2027-${start}:00Z`));
    }
  });

  afterEach(() => clinic.http.db.query(`UPDATE booking SET state = 'cancelled' WHERE state = 'confirmed'`));

  const options = async (id: string, startsAt: string, client = clinic.desk) => {
    const reply = await clinic.do(id, 'ripple/preview', { roomId: clinic.roomId, startsAt }, client);
    expect(reply.status).toBe(200);
    return reply.body['options'] as readonly Option[];
  };
  const option = async (mode: string, id: string, startsAt: string) => {
    const found = (await options(id, startsAt)).find((one) => one.mode === mode);
    if (!found) throw new Error(`no ${mode}`);
    return found;
  };
  const moves = ({ steps }: Option) =>
    steps
      .filter(({ moves: goes }) => goes)
      .map(({ sessionId, roomId, clinicianId, startsAt, bookingVersion }) => ({
        ...{ sessionId, roomId, clinicianId, startsAt, bookingVersion },
      }));
  const booked = async () => {
    const rows = await clinic.http.db.query<{ utc: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'MM-DD"T"HH24:MI') AS utc FROM booking
        WHERE purpose_id = ANY($1) AND state = 'confirmed' ORDER BY starts_at`,
      [ids],
    );
    return rows.map(({ utc }) => utc);
  };

  it('shows the front desk three ways to go on, and tells nothing clinical', async () => {
    const found = await options(ids[0] ?? '', '2027-03-04T15:00:00Z');
    expect(found.map(({ mode, bookable }) => [mode, bookable])).toEqual([
      ['leave', false],
      ['shift', true],
      ['compress', true],
    ]);
    expect(found[0]?.steps.map(({ problems }) => problems)).toEqual([['session.tooSoon'], ['session.tooSoon'], []]);
    expect(found[0]?.steps.map(({ overridable }) => overridable)).toEqual([false, true, false]);
    expect(JSON.stringify(found)).not.toMatch(/route|mgPerKg|disorder|dose"/i);
  });

  it('moves all of them at once, each at its own time of day', async () => {
    const shift = await option('shift', ids[1] ?? '', '2027-03-11T16:00:00Z');
    expect((await clinic.do(ids[1] ?? '', 'ripple', { moves: moves(shift) }, clinic.desk)).status).toBe(200);
    // The third keeps ten o'clock, which is an hour earlier in UTC once the clocks have changed.
    expect(await booked()).toEqual(['03-02T15:00', '03-11T16:00', '03-15T14:00']);
  });

  it('moves none when one of them cannot', async () => {
    const compress = await option('compress', ids[0] ?? '', '2027-03-04T15:00:00Z');
    const wanted = moves(compress);
    const taken = wanted.at(-1);
    const other = (await clinic.plan()).planId;
    expect((await clinic.schedule(other, 1, taken?.startsAt ?? '')).status).toBe(201);
    const before = await booked();
    const reply = await clinic.do(ids[0] ?? '', 'ripple', { moves: wanted }, clinic.desk);
    expect(reply).toMatchObject({ status: 409, body: { code: 'booking.roomTaken' } });
    expect(await booked()).toEqual(before);
  });

  it('refuses a preview that somebody else has overtaken', async () => {
    const shift = await option('shift', ids[1] ?? '', '2027-03-11T15:00:00Z');
    await clinic.do(ids[2] ?? '', 'move', { roomId: clinic.roomId, startsAt: '2027-03-10T15:00:00Z' });
    const reply = await clinic.do(ids[1] ?? '', 'ripple', { moves: moves(shift) }, clinic.desk);
    expect(reply).toMatchObject({ status: 409, body: { code: 'booking.changed' } });
  });

  it('never moves a session that has begun, nor one of another plan', async () => {
    await clinic.at('2027-03-02T14:45:00Z');
    await clinic.do(ids[0] ?? '', 'check-in');
    const begun = { roomId: clinic.roomId, startsAt: '2027-03-03T15:00:00Z' };
    expect((await clinic.do(ids[0] ?? '', 'ripple/preview', begun)).body['code']).toBe('booking.notThisDay');
    const behind = await option('shift', ids[1] ?? '', '2027-03-08T15:00:00Z');
    expect(behind.steps.map(({ ordinal }) => ordinal)).toEqual([2, 3]);
    const stranger = await clinic.booked((await clinic.plan()).planId, 1, '2027-03-03T19:00:00Z');
    const [first, ...rest] = moves(behind);
    const mixed = [first, ...rest.map((move) => ({ ...move, sessionId: stranger }))];
    const reply = await clinic.do(ids[1] ?? '', 'ripple', { moves: mixed });
    expect(reply).toMatchObject({ status: 422, body: { code: 'session.notOfPlan' } });
  });
});
