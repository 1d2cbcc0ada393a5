import { makePatient } from '../../test/factories/clinic.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';

interface Board {
  readonly visits: Record<string, unknown>[];
}

/** What must not stand anywhere in the answer, as key or value. */
const CLINICAL =
  /gad|disorder|route|"iv"|mgPerKg|dose|weight|71\.4|kg"|pregnan|contraindication|screen"|safety|score|conditions|note|concern|Penicillin|panic/i;

describe("the front desk's day", () => {
  let clinic: SessionClinic;
  let sessionId: string;
  let patientId: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    const plan = await clinic.plan();
    patientId = plan.patientId;
    sessionId = await clinic.booked(plan.planId, 1, '2027-03-01T14:30:00Z');
    const { db } = clinic.http;
    await db.query(`UPDATE patient SET alerts = 'Penicillin allergy' WHERE id = $1`, [patientId]);
    const contact = { givenName: 'Saskia', phone: '206 555 0100', source: 'web', concern: 'Panic attacks' };
    await clinic.desk.post('/inquiries', { ...contact, familyName: 'Thorne', flags: ['heart_condition'] });
    const screened = await clinic.desk.post('/inquiries', { ...contact, familyName: 'Marsh', flags: [] });
    for (const verb of ['contact', 'screen']) {
      await clinic.desk.post(`/inquiries/${String(screened.body['id'])}/${verb}`);
    }
    const consultation = { clinicianId: clinic.clinician.staff.id, roomId: clinic.roomId };
    const other = await makePatient(db);
    await clinic.desk.post('/consultations', {
      ...{ ...consultation, patientId: other, startsAt: '2027-03-02T15:00:00Z' },
    });
  });

  afterAll(() => clinic.close());

  const today = async () => {
    const { status, body } = await clinic.desk.get('/today/front-desk');
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(CLINICAL);
    return body as { day: Record<'visits', Record<string, unknown>[]> & { board: Board } } & Record<string, unknown>;
  };
  const visit = async () => {
    const { board, visits } = (await today()).day;
    return { ...board.visits[0], ...visits[0] } as Record<string, unknown>;
  };

  it('shows who comes, who waits for a call and what to book', async () => {
    expect(await today()).toMatchObject({
      day: {
        board: {
          date: '2027-03-01',
          visits: [{ purposeId: sessionId, state: 'scheduled', ordinal: 1, sessionCount: 3 }],
        },
        visits: [{ light: 'attention', lateMinutes: 0 }],
      },
      turningOver: [],
      toSchedule: [
        { kind: 'plan', patientId, ordinal: 2, unbooked: 2, sessionCount: 3 },
        { kind: 'consultation', patientId: null, patientName: 'Saskia Marsh', needsReview: false },
      ],
      inquiries: [{ name: 'Saskia Thorne', needsReview: true, state: 'new' }],
      ...{ inquiriesWaiting: 1, inquiriesUnanswered: 1 },
    });
  });

  it('says how late somebody is, and how ready who has come', async () => {
    expect(await visit()).toMatchObject({ light: 'attention', lateMinutes: 0 });
    await clinic.at('2027-03-01T14:42:00Z');
    expect(await visit()).toMatchObject({ lateMinutes: 12, allowedActions: ['checkIn', 'move', 'cancel', 'noShow'] });

    await clinic.do(sessionId, 'check-in', {}, clinic.desk);
    expect(await visit()).toMatchObject({
      ...{ state: 'arrived', light: 'block', lateMinutes: 0 },
      lights: [
        { cause: 'ride', light: 'block', open: false },
        { cause: 'identity', light: 'block', open: true },
        { cause: 'fasting', light: 'block', open: true },
        { cause: 'consent', light: 'clear', open: false },
        { cause: 'see_clinician', light: 'attention', open: false },
      ],
    });
    const escort = { escortName: 'Dara Halloway', escortPhone: '555 0142' };
    await clinic.do(sessionId, 'readiness', { ...escort, answers: { identity: 'confirmed', fasting: 'kept' } });
    await clinic.do(sessionId, 'readiness', { answers: { screen: 'changed', pregnancy: 'positive' }, weightKg: 71.4 });
    const stopped = await visit();
    expect(stopped).toMatchObject({ light: 'block' });
    expect((stopped['lights'] as { light: string }[]).filter(({ light }) => light === 'block')).toEqual([
      { cause: 'see_clinician', light: 'block', open: false },
    ]);
    await clinic.do(sessionId, 'readiness', {
      answers: { screen: 'unchanged', safety: 'no_concern', medication: 'as_instructed', pregnancy: 'negative' },
    });
    expect(await visit()).toMatchObject({ light: 'clear' });
  });

  it('names the room that has to be made ready, until somebody says it is', async () => {
    await clinic.do(sessionId, 'ready');
    await clinic.do(sessionId, 'vitals', clinic.reading());
    await clinic.do(sessionId, 'start');
    await clinic.do(sessionId, 'dose', clinic.dose());
    expect(await visit()).toMatchObject({ state: 'in_session', light: null, lights: [] });
    await clinic.pass(45);
    await clinic.do(sessionId, 'recovery');
    await clinic.pass(30);
    await clinic.do(sessionId, 'vitals', clinic.reading());
    expect((await clinic.do(sessionId, 'discharge', clinic.dischargeBody)).status).toBe(200);
    const { turningOver, day } = await today();
    expect(turningOver).toMatchObject([{ roomId: clinic.roomId, bookingId: day.visits[0]?.['bookingId'] }]);
    await clinic.desk.post(`/bookings/${String(day.visits[0]?.['bookingId'])}/release`);
    expect(await today()).toMatchObject({ turningOver: [] });
  });

  it('shows another day with its lights', async () => {
    const { body } = await clinic.desk.get('/today/front-desk/visits?date=2027-03-02');
    expect(body).toMatchObject({
      board: { date: '2027-03-02', visits: [{ kind: 'consultation', allowedActions: ['move', 'cancel'] }] },
      visits: [{ light: null, lights: [] }],
    });
    expect(JSON.stringify(body)).not.toMatch(CLINICAL);
    expect((await clinic.desk.get('/today/front-desk/visits?date=soon')).status).toBe(422);
  });

  it('is for the front desk; what to book also for who books', async () => {
    for (const role of ['clinician', 'manager', 'admin'] as const) {
      const client = await clinic.http.signInAs(role);
      expect((await client.get('/today/front-desk')).status).toBe(403);
      expect((await client.get('/room-board/to-schedule')).status).toBe(role === 'clinician' ? 200 : 403);
    }
    const listed = await clinic.desk.get('/room-board/to-schedule');
    expect(listed.body).toMatchObject({ total: 2, items: [{ kind: 'plan' }, { kind: 'consultation' }] });
  });
});
