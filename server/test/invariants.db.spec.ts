import pg from 'pg';
import { newId } from '../src/platform/database/new-id.js';
import { createTestDatabase, type TestDatabase } from './template-database.js';

/** Invariants of domain.md 5.3 that the database itself keeps, each raced or attacked past every service. */
describe('invariants of the database', () => {
  let test: TestDatabase;
  let first: pg.Client;
  let second: pg.Client;
  const location = newId();
  const [alder, birch] = [newId(), newId()];
  const [noor, dara] = [newId(), newId()];
  let patient: string;
  let other: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    [first, second] = [new pg.Client(test.url), new pg.Client(test.url)];
    await Promise.all([first.connect(), second.connect()]);
    await first.query(
      `INSERT INTO location (id, name, time_zone, opening_hours) VALUES ($1, 'Fernhill', 'America/New_York', '[]')`,
      [location],
    );
    for (const [room, name] of [
      [alder, 'Alder'],
      [birch, 'Birch'],
    ]) {
      await first.query(`INSERT INTO room (id, location_id, name, position) VALUES ($1, $2, $3, 1)`, [
        room,
        location,
        name,
      ]);
    }
    for (const [staff, name] of [
      [noor, 'noor'],
      [dara, 'dara'],
    ]) {
      await first.query(
        `INSERT INTO staff_member (id, username, display_name, role, password_hash) VALUES ($1, $2, $2, 'clinician', '-')`,
        [staff, name],
      );
    }
  });

  afterAll(async () => {
    await Promise.all([first.end(), second.end()]);
    await test.drop();
  });

  beforeEach(async () => {
    [patient, other] = [await insertPatient(), await insertPatient()];
    await first.query(`UPDATE booking SET state = 'cancelled' WHERE state = 'confirmed'`);
  });

  async function insertPatient(): Promise<string> {
    const id = newId();
    await first.query(`INSERT INTO patient (id, given_name, family_name) VALUES ($1, 'Wren', 'Halloway')`, [id]);
    return id;
  }

  const book = (
    client: pg.Client,
    values: { room?: string; patient?: string; clinician?: string; from?: string } = {},
  ) =>
    client.query(
      `INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at,
         ends_at, room_until, phases)
       VALUES ($1, $2, $3, $4, $5, 'session', $1, $6::timestamptz, $6::timestamptz + interval '105 min',
         $6::timestamptz + interval '120 min', '{}')`,
      [
        ...[newId(), location, values.room ?? alder, values.patient ?? patient, values.clinician ?? noor],
        values.from ?? '2027-03-01T14:00Z',
      ],
    );

  /** Both statements are under way at once, each in a transaction of its own connection; what came of each. */
  async function race(one: (c: pg.Client) => Promise<unknown>, two: (c: pg.Client) => Promise<unknown>) {
    const run = async (client: pg.Client, work: (c: pg.Client) => Promise<unknown>) => {
      await client.query('BEGIN');
      try {
        await work(client);
        await client.query('COMMIT');
        return 'saved';
      } catch (error) {
        await client.query('ROLLBACK');
        return (error as pg.DatabaseError).constraint ?? (error as pg.DatabaseError).code;
      }
    };
    return (await Promise.all([run(first, one), run(second, two)])).sort();
  }

  async function insertPlan(
    owner: string,
    { state = 'accepted', size = 3, slots }: { state?: string; size?: number; slots?: number } = {},
  ): Promise<string> {
    const [consultation, plan] = [newId(), newId()];
    await first.query(`INSERT INTO consultation (id, patient_id, clinician_id) VALUES ($1, $2, $3)`, [
      ...[consultation, owner, noor],
    ]);
    await first.query('BEGIN');
    try {
      await first.query(
        `INSERT INTO treatment_plan (id, patient_id, consultation_id, prescriber_id, disorder, session_count, route,
           max_gap_days, state, consent_signed_at, closed_reason)
         VALUES ($1, $2, $3, $4, 'gad', $5, 'sc', 14, $6, now(), 'spec')`,
        [plan, owner, consultation, noor, size, state],
      );
      await first.query(
        `INSERT INTO plan_slot (id, plan_id, ordinal, ordered_mg_per_kg)
         SELECT gen_random_uuid(), $1, n, 0.5 FROM generate_series(1, $2::int) AS n`,
        [plan, slots ?? size],
      );
      await first.query('COMMIT');
    } catch (error) {
      await first.query('ROLLBACK');
      throw error;
    }
    return plan;
  }

  const insertSession = (
    client: pg.Client,
    plan: string,
    ordinal: number,
    state = 'scheduled',
    { counts = true, dosed = state === 'discharged', aborted = false } = {},
  ) =>
    client.query(
      `WITH added AS (
         INSERT INTO session (id, patient_id, kind, plan_id, slot_id, clinician_id, route, ordered_mg_per_kg, state,
           counts_toward_plan, dose_started_at, recovery_ended_at, discharge_score, escort_name, instructions_given,
           discharged_at, discharged_by, aborted_at)
         SELECT gen_random_uuid(), p.patient_id, 'plan', p.id, s.id, $3, 'sc', 0.5, $4, $5, now() - interval '2 hours',
           now() - interval '1 hour', 10, 'Dara', true, now(), $3, CASE WHEN $7 THEN now() END
         FROM treatment_plan p JOIN plan_slot s ON s.plan_id = p.id AND s.ordinal = $2 WHERE p.id = $1 RETURNING id)
       INSERT INTO dose (id, session_id, given_at, recorded_at, recorded_by, route, weight_kg, ordered_mg_per_kg,
         ordered_mg, given_mg, concentration_mg_per_ml, drawn_ml, given_ml)
       SELECT gen_random_uuid(), id, now(), now(), $3, 'sc', 70, 0.5, 35, 35, 50, 0.7, 0.7 FROM added WHERE $6`,
      [plan, ordinal, noor, state, counts, dosed, aborted],
    );

  describe('1: a plan has exactly 3 or 6 slots, and a slot one counted session', () => {
    it.each([2, 4, 5, 7])('refuses a plan of %i', async (size) => {
      await expect(insertPlan(patient, { size })).rejects.toMatchObject({ constraint: 'treatment_plan_size' });
    });

    it('refuses a plan of 6 with 5 slots', async () => {
      await expect(insertPlan(patient, { size: 6, slots: 5 })).rejects.toMatchObject({
        constraint: 'treatment_plan_slots_complete',
      });
    });

    it('gives a slot to one of two sessions scheduled at once', async () => {
      const plan = await insertPlan(patient);
      const schedule = (client: pg.Client) => insertSession(client, plan, 1);
      expect(await race(schedule, schedule)).toEqual(['saved', 'session_slot_once']);
    });

    it.each(['no_show', 'cancelled', 'held'])('leaves the slot of a %s session open', async (state) => {
      const plan = await insertPlan(patient);
      await insertSession(first, plan, 1, state);
      await insertSession(first, plan, 1);
      const { rows } = await first.query(`SELECT state FROM session WHERE plan_id = $1 ORDER BY id`, [plan]);
      expect(rows.map((row: { state: string }) => row.state).sort()).toEqual([state, 'scheduled'].sort());
    });
  });

  it('2: of two plans accepted at once for one patient, one is', async () => {
    const [a, b] = [await insertPlan(patient, { state: 'proposed' }), await insertPlan(patient, { state: 'proposed' })];
    const accept = (plan: string) => (client: pg.Client) =>
      client.query(`UPDATE treatment_plan SET state = 'accepted' WHERE id = $1`, [plan]);
    expect(await race(accept(a), accept(b))).toEqual(['saved', 'treatment_plan_one_open']);
  });

  describe('3: a plan is completed when, and only when, N counted sessions are discharged', () => {
    it('refuses to complete one with two of three', async () => {
      const plan = await insertPlan(patient, { state: 'active' });
      await insertSession(first, plan, 1, 'discharged');
      await insertSession(first, plan, 2, 'discharged');
      await insertSession(first, plan, 3, 'discharged', { counts: false });
      const complete = first.query(`UPDATE treatment_plan SET state = 'completed' WHERE id = $1`, [plan]);
      await expect(complete).rejects.toMatchObject({ constraint: 'treatment_plan_completed_by_sessions' });
    });

    it('refuses the third discharge that leaves the plan active', async () => {
      const plan = await insertPlan(patient, { state: 'active' });
      await insertSession(first, plan, 1, 'discharged');
      await insertSession(first, plan, 2, 'discharged');
      await expect(insertSession(first, plan, 3, 'discharged')).rejects.toMatchObject({
        constraint: 'treatment_plan_completed_by_sessions',
      });
    });
  });

  describe('3: a session is a dosing visit', () => {
    it.each(['recovering', 'discharged'])('refuses one that is %s without a dose', async (state) => {
      const plan = await insertPlan(patient, { state: 'active' });
      await expect(insertSession(first, plan, 1, state, { dosed: false })).rejects.toMatchObject({
        constraint: 'session_dosed',
      });
    });

    it('lets one go on that was aborted before anything was given', async () => {
      const plan = await insertPlan(patient, { state: 'active' });
      await insertSession(first, plan, 1, 'discharged', { dosed: false, aborted: true });
    });
  });

  describe('4: a booster follows a completed plan, with none open', () => {
    const recommend = (plan: string, owner: string) =>
      first.query(
        `INSERT INTO booster (id, patient_id, plan_id, source) VALUES (gen_random_uuid(), $1, $2, 'clinician')`,
        [owner, plan],
      );

    it('refuses one in the middle of a plan', async () => {
      const plan = await insertPlan(patient, { state: 'active' });
      await expect(recommend(plan, patient)).rejects.toMatchObject({ constraint: 'booster_after_completed_plan' });
    });

    it('refuses one that stands on the plan of somebody else', async () => {
      const plan = await insertPlan(other, { state: 'discontinued' });
      await expect(recommend(plan, patient)).rejects.toMatchObject({ constraint: 'booster_after_completed_plan' });
    });
  });

  describe('6: nobody and no room is in two places', () => {
    it('gives a room to one of two patients who ask at once', async () => {
      const results = await race(
        (client) => book(client),
        (client) => book(client, { patient: other, clinician: dara }),
      );
      expect(results).toEqual(['booking_room_free', 'saved']);
    });

    it('gives a patient one of two rooms', async () => {
      const results = await race(
        (client) => book(client),
        (client) => book(client, { room: birch, clinician: dara }),
      );
      expect(results).toEqual(['booking_patient_free', 'saved']);
    });

    it('gives a clinician one of two patients', async () => {
      const results = await race(
        (client) => book(client),
        (client) => book(client, { room: birch, patient: other }),
      );
      expect(results).toEqual(['booking_clinician_free', 'saved']);
    });

    it('keeps the turnover in the room range only', async () => {
      await book(first);
      const duringTurnover = '2027-03-01T15:45Z';
      await expect(book(first, { patient: other, clinician: dara, from: duringTurnover })).rejects.toMatchObject({
        constraint: 'booking_room_free',
      });
      await book(first, { room: birch, from: duringTurnover });
      await book(first, { patient: other, clinician: dara, from: '2027-03-01T16:00Z' });
    });
  });

  describe('10 and 14: what is signed or recorded stays', () => {
    it.each([`DELETE FROM audit_event`, `UPDATE audit_event SET action = 'other'`, `TRUNCATE audit_event`])(
      'refuses the application %s',
      async (statement) => {
        await expect(first.query(statement)).rejects.toMatchObject({ code: '42501' });
      },
    );

    it('refuses even the owner to change the trail', async () => {
      const owner = new pg.Client(test.ownerUrl);
      await owner.connect();
      await owner.query(`INSERT INTO audit_event (action, resource_type) VALUES ('spec', 'spec')`);
      await expect(owner.query(`DELETE FROM audit_event`)).rejects.toMatchObject({
        constraint: 'audit_event_append_only',
      });
      await expect(owner.query(`TRUNCATE audit_event`)).rejects.toMatchObject({
        constraint: 'audit_event_append_only',
      });
      await owner.end();
    });

    it('refuses a signed note whose hash is not that of its text', async () => {
      await expect(insertNote(`'\\x00'`)).rejects.toMatchObject({ constraint: 'integration_note_hash_true' });
    });

    it('refuses to change a signed note, except to mark it as entered in error', async () => {
      const note = await insertNote(`sha256('text')`);
      await expect(
        first.query(`UPDATE integration_note SET sections = '{"x": "y"}' WHERE id = $1`, [note]),
      ).rejects.toMatchObject({ constraint: 'integration_note_signed_immutable' });
      await expect(first.query(`DELETE FROM integration_note WHERE id = $1`, [note])).rejects.toMatchObject({
        constraint: 'integration_note_signed_immutable',
      });
      await first.query(`UPDATE integration_note SET state = 'entered_in_error' WHERE id = $1`, [note]);
    });

    async function insertNote(hash: string): Promise<string> {
      const plan = await insertPlan(patient, { state: 'active' });
      await insertSession(first, plan, 1, 'discharged');
      const note = newId();
      await first.query(
        `INSERT INTO integration_note (id, session_id, patient_id, author_id, state, canonical, content_hash, signed_at,
           signed_by, saved_at, created_at)
         SELECT $1, id, patient_id, $2, 'signed', 'text', ${hash}, now(), $2, now(), now()
         FROM session WHERE plan_id = $3`,
        [note, noor, plan],
      );
      return note;
    }
  });
});
