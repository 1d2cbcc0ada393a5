import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { type HttpApp, type Reply, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { seeded } from '../../test/seeded.js';
import { newId } from '../platform/database/new-id.js';

const ATTEMPTS = 40;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SESSIONS = `session WHERE state = 'scheduled'`;
const NOW = '2027-03-01T14:00:00Z';

interface Visit {
  readonly ordinal: number;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: string;
}

describe('series of a plan on PostgreSQL', () => {
  let http: HttpApp;
  let poppy: SignedInClient;
  let jasper: SignedInClient;
  let rooms: string[];
  let clinicians: string[];

  beforeAll(async () => {
    http = await startHttpApp();
    const { db } = http;
    const location = await makeLocation(db, { timeZone: 'America/New_York', monitorLimit: 50 });
    const many = <T>(count: number, make: (index: number) => Promise<T>) =>
      Promise.all(Array.from({ length: count }, (_, index) => make(index)));
    rooms = await many(4, (n) => makeRoom(db, location, { name: ['Alder', 'Birch', 'Cedar', 'Fir'][n] ?? '' }));
    clinicians = await many(6, () => makeClinician(db));
    poppy = await http.signInAs('front_desk', { displayName: 'Poppy Drake' });
    jasper = await http.signInAs('front_desk', { displayName: 'Jasper Lund' });
  });

  afterAll(() => http.close());

  beforeEach(async () => {
    await at(NOW);
    await http.db.query(`UPDATE session SET state = 'cancelled' WHERE state = 'scheduled'`);
    await http.db.query('DELETE FROM booking');
  });

  async function at(now: string | Date): Promise<void> {
    http.clock.set(now);
    await http.db.query(
      `UPDATE sign_in SET last_active_at = $1::timestamptz, expires_at = $1::timestamptz + interval '8 hours'`,
      [http.clock.now()],
    );
  }

  const pass = (minutes: number) => at(new Date(http.clock.now().getTime() + minutes * MINUTE));

  async function plan(sessionCount: 3 | 6 = 6): Promise<string> {
    const { db } = http;
    const [prescriberId = ''] = clinicians;
    const patientId = await makePatient(db, { state: 'active' });
    const consultationId = await makeEligible(db, { patientId, clinicianId: prescriberId, expiresOn: '2027-06-01' });
    return (await makePlan(db, { patientId, prescriberId, consultationId, sessionCount, maxGapDays: 7 })).id;
  }

  /** Visits at 10:00 in New York every third day, all in one room and by one clinician. */
  const visitsFrom = (day: number, { room = 0, clinician = 0, count = 6 } = {}): Visit[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ ordinal: index + 1, roomId: rooms[room] ?? '', clinicianId: clinicians[clinician] ?? '' },
      startsAt: new Date(Date.parse('2027-03-01T15:00:00Z') + (day + 3 * index) * DAY).toISOString(),
    }));

  const series = (planId: string, what: string, visits: readonly Visit[], client = poppy): Promise<Reply> =>
    client.post(`/treatment-plans/${planId}/series${what}`, { visits });

  const countOf = async (which: string): Promise<number> => {
    const [row] = await http.db.query<{ n: string }>(`SELECT count(*) AS n FROM ${which}`);
    return Number(row?.n);
  };

  it('books what it proposes, all in one answer, with a session in every slot', async () => {
    const planId = await plan();
    const found = await poppy.post(`/treatment-plans/${planId}/series/proposals`, {
      ...{ sameClinician: 'must', weekdays: [1, 2, 4, 5], startsFrom: '10:00', startsUntil: '13:00' },
    });
    expect(found).toMatchObject({ status: 200, body: { ordinals: [1, 2, 3, 4, 5, 6], loosenings: [] } });
    const proposals = found.body['proposals'] as { visits: Visit[] }[];
    expect(proposals).toHaveLength(3);
    for (const { visits } of proposals) {
      const checked = await series(planId, '/check', visits.map(pick));
      expect(checked.body).toEqual(visits.map(({ ordinal }) => ({ ordinal, problems: [] })));
    }
    const visits = (proposals[0]?.visits ?? []).map(pick);
    const booked = await series(planId, '', visits);
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject(visits.map(({ ordinal, startsAt }) => ({ ordinal, startsAt })));
    const rows = await http.db.query(
      `SELECT slot.ordinal, b.starts_at AS "startsAt", s.state FROM session s
         JOIN booking b ON b.purpose_id = s.id AND b.state = 'confirmed' JOIN plan_slot slot ON slot.id = s.slot_id
        WHERE s.plan_id = $1 ORDER BY slot.ordinal`,
      [planId],
    );
    expect(rows).toEqual(
      visits.map(({ ordinal, startsAt }) => ({ ordinal, startsAt: new Date(startsAt), state: 'scheduled' })),
    );
    expect(JSON.stringify(found.body)).not.toMatch(/route|mgPerKg|disorder|gad/i);
    expect((await poppy.post(`/treatment-plans/${planId}/series/proposals`)).body['code']).toBe(
      'session.nothingToBook',
    );
  });

  it('tells another desk who holds the time and until when, and gives it back', async () => {
    const [mine, theirs] = [await plan(), await plan()];
    const visits = visitsFrom(1);
    expect(await series(mine, '/holds', visits)).toMatchObject({
      status: 200,
      body: { heldUntil: '2027-03-01T14:05:00.000Z' },
    });
    const refused = await series(theirs, '/holds', visitsFrom(1, { clinician: 1 }), jasper);
    expect(refused).toMatchObject({ status: 409, body: { code: 'session.seriesClashes' } });
    const facts = refused.body['facts'] as { visits: { ordinal: number; problems: { detail: string }[] }[] };
    expect(facts.visits.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(facts.visits[0]?.problems.map(({ detail }) => detail)).toEqual([
      'Alder is held from 10:00 to 12:15 by Poppy Drake until 09:05.',
    ]);
    expect((await poppy.send('DELETE', `/treatment-plans/${mine}/series/holds`)).status).toBe(204);
    expect(await countOf('booking')).toBe(0);
    expect((await series(theirs, '', visitsFrom(1, { clinician: 1 }), jasper)).status).toBe(201);
  });

  it('says of every visit what it clashes with, all at once, and books none', async () => {
    const [planId, other] = [await plan(), await plan(3)];
    expect((await series(other, '', visitsFrom(4, { clinician: 1, count: 3 }))).status).toBe(201);
    const visits = visitsFrom(1).map((visit) =>
      visit.ordinal === 6 ? { ...visit, startsAt: visitsFrom(14)[0]?.startsAt ?? '' } : visit,
    );
    const refused = await series(planId, '', visits);
    expect(refused.status).toBe(409);
    const facts = refused.body['facts'] as { visits: { ordinal: number; problems: { code: string }[] }[] };
    expect(facts.visits.map(({ ordinal, problems }) => [ordinal, problems.map(({ code }) => code)])).toEqual([
      [2, ['booking.roomTaken']],
      [3, ['booking.roomTaken']],
      [4, ['booking.roomTaken']],
      [5, ['session.tooSoon']],
      [6, ['session.tooSoon']],
    ]);
    expect(await countOf(SESSIONS)).toBe(3);
  });

  it('keeps the rows of holds when it books, moves them when they are held anew, and renews what is still there', async () => {
    const planId = await plan();
    const visits = visitsFrom(1);
    const first = (await series(planId, '/holds', visits)).body['bookingIds'] as string[];
    await pass(4);
    const moved = visits.map((visit) => (visit.ordinal === 6 ? { ...visit, roomId: rooms[1] ?? '' } : visit));
    const second = (await series(planId, '/holds', moved)).body['bookingIds'] as string[];
    expect(second.slice(0, 5)).toEqual(first.slice(0, 5));
    expect(await countOf('booking')).toBe(6);
    await pass(4);
    const renewed = await poppy.post(`/treatment-plans/${planId}/series/holds/renew`);
    expect(renewed.body).toMatchObject({ heldUntil: '2027-03-01T14:13:00.000Z' });
    expect([...(renewed.body['bookingIds'] as string[])].sort()).toEqual([...second].sort());
    const lines = await http.db.query(`SELECT 1 FROM audit_event WHERE action = 'booking.holdRenewed'`);
    expect(lines).toHaveLength(second.length);
    const booked = (await series(planId, '', moved)).body as unknown as { bookingId: string }[];
    expect(booked.map(({ bookingId }) => bookingId)).toEqual(second);
    expect(await http.db.query('SELECT DISTINCT state, hold_until, held_by FROM booking')).toEqual([
      { state: 'confirmed', hold_until: null, held_by: null },
    ]);
  });

  it('lets a hold that ran out stand in nobody’s way, neither of a series nor of a single visit', async () => {
    const [held, his, other, single] = [await plan(), await plan(), await plan(), await plan()];
    await series(held, '/holds', visitsFrom(1));
    await series(his, '/holds', visitsFrom(1, { room: 1, clinician: 1 }), jasper);
    await pass(4);
    expect((await series(other, '', visitsFrom(1, { clinician: 2 }))).status).toBe(409);
    await pass(2);
    const [first] = visitsFrom(1, { room: 1, clinician: 3 });
    expect((await poppy.post('/sessions', { planId: single, ...first })).status).toBe(201);
    // Only the hold that was in the way is gone; nobody has asked for the time of the others yet.
    expect((await jasper.post(`/treatment-plans/${his}/series/holds/renew`)).body['bookingIds']).toHaveLength(5);
    expect((await series(other, '', visitsFrom(1, { clinician: 2 }))).status).toBe(201);
    const renewed = await poppy.post(`/treatment-plans/${held}/series/holds/renew`);
    expect(renewed.body).toEqual({ heldUntil: null, bookingIds: [] });
  });

  it('books once however often it is asked, with the same key and without', async () => {
    const planId = await plan(3);
    const key = { 'idempotency-key': newId() };
    const body = { visits: visitsFrom(1, { count: 3 }) };
    const path = `/treatment-plans/${planId}/series`;
    const [first, again] = await Promise.all([poppy.post(path, body, key), poppy.post(path, body, key)]);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const without = await poppy.post(path, body);
    expect(without).toMatchObject({ status: 409, body: { code: 'session.seriesClashes' } });
    expect([await countOf(SESSIONS), await countOf('booking')]).toEqual([3, 3]);
  });

  it('refuses a clinician’s wishes that the plan forbids, and a plan that is not open', async () => {
    const planId = await plan();
    const path = `/treatment-plans/${planId}/series/proposals`;
    expect(await poppy.post(path, { minGapHours: 24 })).toMatchObject({
      ...{ status: 422, body: { fieldErrors: { minGapHours: ['At least 48 h, as the plan says.'] } } },
    });
    await http.db.query(`UPDATE treatment_plan SET state = 'paused', pause_reason = 'Flu' WHERE id = $1`, [planId]);
    expect(await poppy.post(path)).toMatchObject({ status: 409, body: { code: 'plan.wrongState' } });
    expect(await series(planId, '', visitsFrom(1))).toMatchObject({ status: 409, body: { code: 'plan.wrongState' } });
  });

  it('lets 16 desks book 40 random series each: none overlaps, none is partial, nothing deadlocks', async () => {
    const plans = await Promise.all(Array.from({ length: 16 * 10 }, () => plan()));
    const before = await deadlocks();
    const statuses = new Map<number, number>();
    const desk = async (client: number) => {
      const random = seeded(client + 1);
      const any = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        let day = Math.floor(random() * 40);
        const visits = Array.from({ length: 6 }, (_, index): Visit => {
          if (index > 0) day += any([3, 4, 5]);
          const startsAt = new Date(
            Date.parse('2027-03-02T14:00:00Z') + day * DAY + any([0, 1, 2, 3, 4, 5]) * 60 * MINUTE,
          );
          return {
            ...{ ordinal: index + 1, roomId: any(rooms), clinicianId: any(clinicians) },
            startsAt: startsAt.toISOString(),
          };
        });
        const planId = plans[client * 10 + (attempt % 10)] ?? '';
        const what = any(['', '', '/holds']);
        const { status } = await series(planId, what, visits, client % 2 === 0 ? poppy : jasper);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, client) => desk(client)));
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(16 * ATTEMPTS);
    expect([...statuses.keys()].filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    expect(statuses.get(201)).toBeGreaterThan(10);
    expect(await deadlocks()).toBe(before);
    expect(
      await http.db.query(
        `SELECT plan_id, count(*) FROM session WHERE state = 'scheduled' GROUP BY plan_id HAVING count(*) <> 6`,
      ),
    ).toEqual([]);
    expect(await countOf(SESSIONS)).toBe((statuses.get(201) ?? 0) * 6);
    expect(
      await countOf(`booking a JOIN booking b ON a.id < b.id
        AND ((a.room_id = b.room_id AND tstzrange(a.starts_at, a.room_until) && tstzrange(b.starts_at, b.room_until))
          OR (a.clinician_id = b.clinician_id AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)))`),
    ).toBe(0);
    expect(
      await countOf(
        `session s WHERE s.state = 'scheduled' AND NOT EXISTS (SELECT 1 FROM booking WHERE purpose_id = s.id AND state = 'confirmed')`,
      ),
    ).toBe(0);
  }, 240_000);

  async function deadlocks(): Promise<number> {
    await http.db.query('SELECT pg_stat_force_next_flush()');
    const [row] = await http.db.query<{ n: string }>(
      'SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(row?.n);
  }
});

function pick({ ordinal, roomId, clinicianId, startsAt }: Visit): Visit {
  return { ordinal, roomId, clinicianId, startsAt };
}
