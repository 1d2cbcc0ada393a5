import { makePatient } from '../../test/factories/clinic.factory.js';
import type { SignedInClient } from '../../test/http-app.js';
import { SessionClinic } from '../../test/session-clinic.js';
import { SlotOffersService } from '../scheduling/slot-offers.service.js';

interface Line {
  readonly kind: string;
  readonly sourceId: string;
  readonly patientId: string;
  readonly reason: string;
  readonly answered: string | null;
}

/** What must not stand anywhere in the answer, as key or value. */
const CLINICAL = /gad|disorder|route|"iv"|mgPerKg|weight|score|contraindication|drift|dose/i;

describe('a freed time', () => {
  let clinic: SessionClinic;
  let other: SignedInClient;
  let day = 1;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    other = await clinic.http.signInAs('front_desk');
  });

  afterAll(() => clinic.close());

  /** A session at 10:00 of a day of its own that the patient cancels; and whose plan it was. */
  const freed = async () => {
    day += 1;
    const startsAt = `2027-03-${String(day).padStart(2, '0')}T15:00:00Z`;
    const { planId, patientId } = await clinic.plan();
    const sessionId = await clinic.booked(planId, 1, startsAt);
    const cancelled = await clinic.do(sessionId, 'cancel', { by: 'patient', reason: 'Has a cold' }, clinic.desk);
    expect(cancelled.status).toBe(200);
    const [booking] = await clinic.http.db.query<{ id: string }>('SELECT id FROM booking WHERE purpose_id = $1', [
      sessionId,
    ]);
    return { bookingId: booking?.id ?? '', patientId, startsAt };
  };
  const refills = async (bookingId: string) => {
    const { status, body } = await clinic.desk.get(`/room-board/refills?bookingId=${bookingId}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(CLINICAL);
    return body as { state: string; offer: { id: string } | null; items: Line[] };
  };
  const offer = (bookingId: string, { kind, sourceId }: Pick<Line, 'kind' | 'sourceId'>, client = clinic.desk) =>
    client.post('/room-board/offers', { bookingId, kind, sourceId });
  const offered = async (bookingId: string, line: Pick<Line, 'kind' | 'sourceId'>) => {
    const { status, body } = await offer(bookingId, line);
    expect([status, body['state']]).toEqual([201, 'offered']);
    return (body['offer'] as { id: string }).id;
  };
  const answer = (id: string, verb: string) => clinic.desk.post(`/room-board/offers/${id}/${verb}`);
  const waits = async (values: object = {}) => {
    const patientId = await makePatient(clinic.http.db);
    const entry = { patientId, wants: 'consultation', noticeHours: 2, ...values };
    const { status, body } = await clinic.desk.post('/waitlist', entry);
    expect(status).toBe(201);
    return { patientId, entryId: body['id'] as string, kind: 'consultation', sourceId: patientId };
  };
  const entryState = async (id: string) =>
    (await clinic.http.db.query<{ state: string }>('SELECT state FROM waitlist_entry WHERE id = $1', [id]))[0]?.state;
  const holds = (patientId: string) =>
    clinic.http.db.query<{ id: string; state: string }>(
      `SELECT id, state FROM booking WHERE patient_id = $1 AND state IN ('hold', 'confirmed')`,
      [patientId],
    );

  it('is offered to a plan whose next session nobody booked, then to who waits; never to who gave it up', async () => {
    const { planId, patientId } = await clinic.plan();
    const entry = await waits();
    const time = await freed();
    const { state, items } = await refills(time.bookingId);
    expect(state).toBe('free');
    expect(items.map((item) => item.patientId)).not.toContain(time.patientId);
    const places = [patientId, entry.patientId].map((id) => items.findIndex((item) => item.patientId === id));
    expect(items[places[0] ?? -1]).toMatchObject({ kind: 'plan', sourceId: planId, reason: 'unbooked' });
    expect(items[places[1] ?? -1]).toMatchObject({ kind: 'consultation', reason: 'waitlist' });
    expect(places[0]).toBeLessThan(places[1] ?? -1);
    const [trail] = await clinic.http.db.query<{ changes: { shown: string[] } }>(
      `SELECT changes FROM audit_event WHERE action = 'board.refills' ORDER BY at DESC LIMIT 1`,
    );
    expect(trail?.changes.shown).toEqual(items.map((item) => item.patientId));
  });

  it('is not offered to who died while waiting', async () => {
    const [entry, dead] = [await waits(), await waits()];
    await clinic.http.db.query(`UPDATE patient SET state = 'deceased' WHERE id = $1`, [dead.patientId]);
    const asked = (await refills((await freed()).bookingId)).items.map((item) => item.patientId);
    expect(asked).toContain(entry.patientId);
    expect(asked).not.toContain(dead.patientId);
  });

  it('is kept while somebody thinks, and becomes the visit on the same row', async () => {
    const { planId, patientId } = await clinic.plan();
    const time = await freed();
    const id = await offered(time.bookingId, { kind: 'plan', sourceId: planId });
    const [hold] = await holds(patientId);
    expect(hold?.state).toBe('hold');
    const rival = await clinic.plan();
    expect((await clinic.schedule(rival.planId, 1, time.startsAt)).body).toMatchObject({ code: 'booking.roomTaken' });
    expect((await offer(time.bookingId, { kind: 'plan', sourceId: rival.planId })).body).toMatchObject({
      ...{ status: 409, code: 'offer.alreadyOffered' },
    });
    expect(await answer(id, 'confirm')).toMatchObject({ status: 200, body: { state: 'taken', offer: null } });
    expect(await holds(patientId)).toEqual([{ id: hold?.id, state: 'confirmed' }]);
    const sessions = await clinic.http.db.query(
      `SELECT s.state, slot.ordinal FROM session s JOIN plan_slot slot ON slot.id = s.slot_id
         JOIN booking b ON b.purpose_id = s.id WHERE b.id = $1`,
      [hold?.id],
    );
    expect(sessions).toEqual([{ state: 'scheduled', ordinal: 1 }]);
    expect((await answer(id, 'confirm')).body).toMatchObject({ status: 409, code: 'offer.wrongState' });
  });

  it('goes to the next when somebody says no', async () => {
    const entry = await waits();
    const time = await freed();
    const id = await offered(time.bookingId, entry);
    expect(await entryState(entry.entryId)).toBe('offered');
    for (const verb of ['withdraw', 'resume']) {
      expect((await clinic.desk.post(`/waitlist/${entry.entryId}/${verb}`)).status).toBe(409);
    }
    const { body } = await answer(id, 'decline');
    expect(body['state']).toBe('free');
    expect((body['items'] as Line[]).map((item) => item.patientId)).not.toContain(entry.patientId);
    expect([await entryState(entry.entryId), await holds(entry.patientId)]).toEqual(['waiting', []]);
  });

  it('is free again when an offer runs out; who did not answer waits again when the desk says so', async () => {
    const entry = await waits();
    const time = await freed();
    const id = await offered(time.bookingId, entry);
    await clinic.pass(30);
    expect((await refills(time.bookingId)).state).toBe('free');
    expect((await answer(id, 'confirm')).body).toMatchObject({ status: 409, code: 'offer.expired' });
    const sweep = clinic.http.app.get(SlotOffersService);
    await Promise.all([sweep.expireDue(), sweep.expireDue()]);
    expect([await entryState(entry.entryId), await holds(entry.patientId)]).toEqual(['expired', []]);
    const { body } = await clinic.desk.get('/waitlist?size=100');
    expect(body['items']).toContainEqual(
      expect.objectContaining({ id: entry.entryId, state: 'expired', allowedActions: ['resume', 'withdraw'] }),
    );
    expect((await clinic.desk.post(`/waitlist/${entry.entryId}/resume`)).status).toBe(204);
    expect((await refills(time.bookingId)).items).toContainEqual(
      expect.objectContaining({ patientId: entry.patientId, answered: 'expired' }),
    );
    expect((await answer(await offered(time.bookingId, entry), 'confirm')).status).toBe(200);
    expect(await entryState(entry.entryId)).toBe('booked');
  });

  it('is offered once when two desks offer it at the same moment', async () => {
    const [first, second] = [await waits(), await waits()];
    const time = await freed();
    const replies = await Promise.all([offer(time.bookingId, first), offer(time.bookingId, second, other)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = replies.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'offer.alreadyOffered' });
    expect(String(lost?.body['detail'])).toMatch(/colleague/i);
    const states = await Promise.all([first, second].map(({ entryId }) => entryState(entryId)));
    expect(states.sort()).toEqual(['offered', 'waiting']);
    expect([...(await holds(first.patientId)), ...(await holds(second.patientId))]).toHaveLength(1);
  });

  it('is booked or offered, never both', async () => {
    for (let round = 0; round < 3; round++) {
      const [entry, rival] = [await waits(), await clinic.plan()];
      const time = await freed();
      const [a, b] = await Promise.all([
        offer(time.bookingId, entry, other),
        clinic.schedule(rival.planId, 1, time.startsAt),
      ]);
      expect([a.status, b.status].sort()).toEqual([201, 409]);
      const taken = [...(await holds(entry.patientId)), ...(await holds(rival.patientId))];
      expect(taken.map(({ state }) => state)).toEqual([a.status === 201 ? 'hold' : 'confirmed']);
    }
  });

  it('is that of a visit which does not take place', async () => {
    const { planId } = await clinic.plan();
    day += 1;
    const sessionId = await clinic.booked(planId, 1, `2027-03-${String(day).padStart(2, '0')}T15:00:00Z`);
    const [booking] = await clinic.http.db.query<{ id: string }>('SELECT id FROM booking WHERE purpose_id = $1', [
      sessionId,
    ]);
    const reply = await clinic.desk.get(`/room-board/refills?bookingId=${booking?.id ?? ''}`);
    expect(reply.body).toMatchObject({ status: 409, code: 'offer.notFree' });
  });
});

describe('the waitlist', () => {
  let clinic: SessionClinic;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  it('has each patient once for each wish, with times that make sense', async () => {
    const patientId = await makePatient(clinic.http.db, { givenName: 'Saskia', familyName: 'Thorne' });
    const wish = { patientId, wants: 'session', noticeHours: 24, weekdays: [3, 1, 3], earliestTime: '09:00' };
    const { status, body } = await clinic.desk.post('/waitlist', { ...wish, note: 'Works nearby' });
    expect(status).toBe(201);
    expect((await clinic.clinician.post('/waitlist', wish)).body).toMatchObject({ code: 'waitlist.alreadyWaiting' });
    const reversed = await clinic.desk.post('/waitlist', { ...wish, wants: 'consultation', latestTime: '08:00' });
    expect(reversed.body).toMatchObject({ status: 422, fieldErrors: { latestTime: [expect.any(String)] } });
    const list = (await clinic.desk.get('/waitlist')).body;
    expect(list).toMatchObject({
      ...{ total: 1, page: 1 },
      items: [
        { id: body['id'], patientName: 'Saskia Thorne', weekdays: [1, 3], note: 'Works nearby', state: 'waiting' },
      ],
    });
    expect((await clinic.desk.post(`/waitlist/${String(body['id'])}/withdraw`)).status).toBe(204);
    expect((await clinic.desk.get('/waitlist')).body).toMatchObject({ total: 0, items: [] });
    expect((await clinic.desk.post('/waitlist', wish)).status).toBe(201);
  });
});
