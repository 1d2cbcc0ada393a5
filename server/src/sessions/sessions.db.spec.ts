import pg from 'pg';
import { SessionClinic } from '../../test/session-clinic.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { SessionsService } from './sessions.service.js';

/** Invariants 3, 5 and 10 of domain.md 5.3, through the services and past them. */
describe('sessions on PostgreSQL', () => {
  let clinic: SessionClinic;
  let planId: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    await clinic.at('2027-03-01T14:00:00Z');
    planId = (await clinic.plan()).planId;
  });

  afterEach(async () => {
    await clinic.http.db.query(
      `UPDATE booking SET state = 'cancelled' WHERE state IN ('confirmed', 'in_use', 'turnover')`,
    );
  });

  const planNow = () => clinic.http.db.repository(TreatmentPlan).findOneByOrFail({ id: planId });

  it('books a slot once when it is asked for twice at once', async () => {
    const service = clinic.http.app.get(SessionsService);
    const { roomId } = clinic;
    const clinicianId = clinic.clinician.staff.id;
    const times = ['2027-03-02T15:00:00Z', '2027-03-02T18:00:00Z'].map((time) => new Date(time));
    const results = await Promise.allSettled(
      times.map((startsAt) =>
        clinic.as(clinicianId, () => service.schedule({ planId, ordinal: 1, roomId, clinicianId, startsAt })),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(results.filter((result) => result.status === 'rejected')).toMatchObject([
      { reason: { code: 'session.slotTaken' } },
    ]);
  });

  it('completes the plan with the third counted session, and not before', async () => {
    const states: string[] = [];
    for (const [index, date] of ['2027-03-02', '2027-03-05', '2027-03-09'].entries()) {
      await clinic.at(`${date}T14:30:00Z`);
      await clinic.discharged(await clinic.booked(planId, index + 1, `${date}T15:00:00Z`));
      states.push((await planNow()).state);
    }
    expect(states).toEqual(['active', 'active', 'completed']);
  });

  it('never counts a no-show, a cancelled or an aborted session that a clinician left out', async () => {
    const missed = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.pass(80);
    expect((await clinic.do(missed, 'no-show')).body['state']).toBe('no_show');
    await clinic.at('2027-03-02T14:00:00Z');
    const called = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    await clinic.do(called, 'cancel', { by: 'patient', reason: 'Ill' });
    const aborted = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    await clinic.makeReady(aborted);
    await clinic.do(aborted, 'vitals', clinic.reading());
    await clinic.do(aborted, 'start');
    await clinic.pass(5);
    await clinic.do(aborted, 'abort', { reason: 'Vomiting', countsTowardPlan: false });
    await clinic.do(aborted, 'recovery');
    await clinic.pass(30);
    await clinic.do(aborted, 'vitals', clinic.reading());
    expect((await clinic.do(aborted, 'discharge', clinic.dischargeBody)).status).toBe(200);
    expect(await planNow()).toMatchObject({ state: 'active', countedSessions: 0 });
    expect((await clinic.schedule(planId, 1, '2027-03-05T15:00:00Z')).status).toBe(201);
  });

  it('tells of an aborted session when it was, and of a held one only why', async () => {
    const held = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.makeReady(held);
    const console = await clinic.do(held, 'hold', { reason: 'Blood pressure' });
    expect(console.body).toMatchObject({ state: 'held', abortedAt: null, reason: 'Blood pressure' });
    const aborted = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.makeReady(aborted);
    await clinic.do(aborted, 'vitals', clinic.reading());
    await clinic.do(aborted, 'start');
    await clinic.pass(5);
    await clinic.do(aborted, 'abort', { reason: 'Vomiting', countsTowardPlan: true });
    const { body } = await clinic.do(aborted, 'recovery');
    expect(body).toMatchObject({ state: 'recovering', abortedAt: expect.any(String), reason: 'Vomiting' });
  });

  it('names the version of its booking with a visit: one that was changed since is not moved', async () => {
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    const { bookingVersion } = (await clinic.clinician.get(`/sessions/${id}/visit`)).body;
    const { roomId } = clinic;
    const to = (startsAt: string) => clinic.do(id, 'move', { roomId, startsAt, bookingVersion });
    expect((await to('2027-03-01T18:00:00Z')).body).toMatchObject({ bookingVersion: Number(bookingVersion) + 1 });
    expect((await to('2027-03-01T20:00:00Z')).body['code']).toBe('booking.changed');
  });

  it('names the next visit on the console', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    const nextOf = async () => (await clinic.clinician.get(`/sessions/${first}`)).body['nextVisitAt'];
    expect(await nextOf()).toBeNull();
    await clinic.booked(planId, 2, '2027-03-04T15:00:00Z');
    expect(await nextOf()).toBe('2027-03-04T15:00:00.000Z');
  });

  it('refuses a slot out of order and a dose within 48 h', async () => {
    expect((await clinic.schedule(planId, 2, '2027-03-02T15:00:00Z')).body['code']).toBe('session.outOfOrder');
    await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const tooSoon = await clinic.schedule(planId, 2, '2027-03-04T15:00:00Z');
    expect(tooSoon.body).toMatchObject({ code: 'session.tooSoon', facts: { minGapHours: 48 } });
    // The first session prepares 15 minutes longer, so 48 h between doses are 48:15 between the arrivals.
    expect((await clinic.schedule(planId, 2, '2027-03-04T15:15:00Z')).status).toBe(201);
    expect((await clinic.schedule(planId, 3, '2027-03-03T20:00:00Z')).body['code']).toBe('session.outOfOrder');
  });

  it('does not start a later slot while an earlier one is open', async () => {
    const first = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    const second = await clinic.booked(planId, 2, '2027-03-04T15:00:00Z');
    await clinic.pass(90);
    await clinic.do(first, 'no-show');
    await clinic.at('2027-03-04T15:00:00Z');
    await clinic.makeReady(second);
    await clinic.do(second, 'vitals', clinic.reading());
    expect((await clinic.do(second, 'start')).body).toMatchObject({
      code: 'session.outOfOrder',
      facts: { ordinal: 1 },
    });
  });

  it('moves a session; reschedules a held one into a new row of the same slot', async () => {
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    const place = { roomId: clinic.roomId };
    expect((await clinic.do(id, 'move', { ...place, startsAt: '2027-03-01T16:00:00Z' })).body).toMatchObject({
      ...{ id, startsAt: '2027-03-01T16:00:00.000Z' },
    });
    await clinic.pass(120);
    await clinic.do(id, 'check-in');
    expect((await clinic.do(id, 'hold', { reason: 'Systolic 190' })).body['state']).toBe('held');
    const again = await clinic.do(id, 'move', { ...place, startsAt: '2027-03-02T15:00:00Z' });
    expect(again.body).toMatchObject({ state: 'scheduled', ordinal: 1 });
    expect(again.body['id']).not.toBe(id);
    expect((await clinic.clinician.get(`/sessions/${id}`)).body['state']).toBe('rescheduled');
    const chain = await clinic.http.db.query(
      `SELECT b.purpose_id AS "from" FROM booking b JOIN booking after ON after.rescheduled_from_id = b.id
        WHERE after.purpose_id = $1`,
      [again.body['id']],
    );
    expect(chain).toEqual([{ from: id }]);
  });

  it('takes the dose that an old record lacks after its discharge, once, so that it can be signed', async () => {
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.pass(60);
    await clinic.discharged(id);
    const { dischargedAt, doseStartedAt, allowedActions } = (await clinic.clinician.get(`/sessions/${id}`)).body;
    expect(allowedActions).not.toContain('dose');
    const dose = { ...clinic.dose(), givenAt: doseStartedAt };
    await clinic.pass(60);
    expect((await clinic.do(id, 'dose', dose)).status).toBe(409);

    const owner = new pg.Client(clinic.http.ownerUrl);
    await owner.connect();
    await owner.query('ALTER TABLE dose DISABLE TRIGGER USER');
    await owner.query('DELETE FROM dose WHERE session_id = $1', [id]);
    await owner.query('ALTER TABLE dose ENABLE TRIGGER USER');
    await owner.end();
    expect((await clinic.do(id, 'close')).body).toMatchObject({ code: 'session.notDosed' });
    expect((await clinic.clinician.get(`/sessions/${id}`)).body['allowedActions']).toContain('dose');
    const after = { ...dose, givenAt: new Date(Date.parse(dischargedAt as string) + 1).toISOString() };
    expect((await clinic.do(id, 'dose', after)).body['fieldErrors']).toEqual({
      givenAt: ['Enter a time between the dose start and the discharge.'],
    });
    const recorded = await clinic.do(id, 'dose', dose);
    expect(recorded).toMatchObject({ status: 200, body: { state: 'discharged', givenMg: 20 } });
    expect(recorded.body['allowedActions']).not.toContain('dose');
    expect((await clinic.do(id, 'dose', dose)).status).toBe(409);
    expect((await clinic.do(id, 'close')).body['state']).toBe('closed');
  });

  it('adds nothing to a signed record, not even past the service', async () => {
    const id = await clinic.booked(planId, 1, '2027-03-01T15:00:00Z');
    await clinic.pass(60);
    await clinic.discharged(id);
    await clinic.do(id, 'close');
    const owner = new pg.Client(clinic.http.ownerUrl);
    await owner.connect();
    const locked = { constraint: 'session_closed_immutable' };
    await expect(owner.query(`UPDATE session SET discharge_score = 10 WHERE id = $1`, [id])).rejects.toMatchObject(
      locked,
    );
    await expect(
      owner.query(
        `INSERT INTO session_event (id, session_id, at, recorded_by, kind) VALUES (gen_random_uuid(), $1, now(), $2, 'water')`,
        [id, clinic.clinician.staff.id],
      ),
    ).rejects.toMatchObject(locked);
    await owner.query(
      `INSERT INTO session_event (id, session_id, at, recorded_by, kind)
       VALUES (gen_random_uuid(), $1, now(), $2, 'integration_contact')`,
      [id, clinic.clinician.staff.id],
    );
    await owner.end();
  });
});
