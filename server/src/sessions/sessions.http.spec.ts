import { AuditEvent } from '../audit/audit-event.entity.js';
import { newId } from '../platform/database/new-id.js';
import { addDays } from '../platform/time/dates.js';
import { SessionClinic } from '../../test/session-clinic.js';

describe('sessions over HTTP', () => {
  let clinic: SessionClinic;
  let id: string;
  let day = 0;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    day += 1;
    // The visit of the last test left its room.
    await clinic.http.db.query(`UPDATE booking SET state = 'turnover' WHERE state = 'in_use'`);
    const date = addDays('2027-03-01', day - 1);
    await clinic.at(`${date}T14:00:00Z`);
    const { planId } = await clinic.plan();
    id = await clinic.booked(planId, 1, `${date}T15:00:00Z`);
    await clinic.pass(60);
  });

  it('goes from the door to the signed record', async () => {
    await clinic.makeReady(id);
    expect((await clinic.do(id, 'start')).body).toMatchObject({ code: 'session.cannotStart' });
    const baseline = clinic.reading();
    expect((await clinic.do(id, 'vitals', baseline)).status).toBe(200);
    expect((await clinic.do(id, 'vitals', baseline)).body['readings']).toHaveLength(1);
    await clinic.pass(10);
    const started = await clinic.do(id, 'start');
    expect(started.body).toMatchObject({
      state: 'in_session',
      orderedMg: 35.7,
      slots: [{ ordinal: 1, state: 'this' }, {}, {}],
    });
    await clinic.pass(19);
    const late = await clinic.do(id, 'vitals', clinic.reading({ sedation: 4 }));
    expect(late.body['vitalSlots']).toMatchObject([{}, { key: '15', lateMinutes: 4 }, {}, {}, {}, {}, {}]);
    const witness = await clinic.http.signInAs('clinician');
    const dose = {
      givenAt: clinic.http.clock.now().toISOString(),
      concentrationMgPerMl: 10,
      drawnMl: 4,
      wastedMl: 0.43,
    };
    expect((await clinic.do(id, 'dose', dose)).body['fieldErrors']).toHaveProperty('wasteWitnessId');
    const given = await clinic.do(id, 'dose', { ...dose, wasteWitnessId: witness.staff.id });
    expect(given.body).toMatchObject({ givenMg: 35.7, doses: [{ givenMl: 3.57, wastedMl: 0.43 }] });
    expect((await clinic.do(id, 'dose', { ...dose, wastedMl: 0 })).body['fieldErrors']).toHaveProperty('drawnMl');
    await clinic.pass(26);
    expect((await clinic.do(id, 'recovery')).body['state']).toBe('recovering');
    const tooSoon = await clinic.do(id, 'discharge', clinic.dischargeBody);
    expect(tooSoon).toMatchObject({ status: 409, body: { facts: { checks: ['vitals', 'alert'] } } });
    await clinic.pass(30);
    await clinic.do(id, 'integration');
    await clinic.do(id, 'vitals', clinic.reading());
    const alone = await clinic.do(id, 'discharge', { ...clinic.dischargeBody, escortPresent: false });
    expect(alone.body).toMatchObject({ code: 'session.notDischargeable', facts: { checks: ['escort'] } });
    const discharged = await clinic.do(id, 'discharge', clinic.dischargeBody);
    expect(discharged.body).toMatchObject({
      state: 'discharged',
      dischargeScore: 9,
      slots: [{ state: 'done' }, {}, {}],
    });
    expect((await clinic.do(id, 'close')).body['state']).toBe('closed');
    expect((await clinic.do(id, 'vitals', clinic.reading())).status).toBe(409);
    const trail = await clinic.http.db.repository(AuditEvent).find({ where: { resourceId: id }, order: { id: 'ASC' } });
    expect(trail.map((line) => line.action)).toEqual([
      ...['session.schedule', 'session.checkIn', 'session.readiness', 'session.ready', 'session.vitals'],
      ...['session.start', 'session.vitals', 'session.dose', 'session.recovery', 'session.integration'],
      ...['session.vitals', 'session.discharge', 'session.close'],
    ]);
  });

  it('takes back a check-in at the desk, and says no once somebody was measured', async () => {
    expect((await clinic.do(id, 'check-in', {}, clinic.desk)).body['allowedActions']).toContain('undoCheckIn');
    const undone = await clinic.do(id, 'undo-check-in', {}, clinic.desk);
    expect(undone).toMatchObject({ status: 200, body: { state: 'scheduled' } });
    expect(undone.body['allowedActions']).toContain('noShow');
    const [line] = await clinic.http.db
      .repository(AuditEvent)
      .find({ where: { resourceId: id, action: 'session.undoCheckIn' } });
    expect(line?.changes).toMatchObject({ state: ['checked_in', 'scheduled'] });

    await clinic.do(id, 'check-in', {}, clinic.desk);
    await clinic.do(id, 'vitals', clinic.reading());
    expect(await clinic.do(id, 'undo-check-in', {}, clinic.desk)).toMatchObject({
      ...{ status: 409, body: { code: 'session.wrongState' } },
    });
  });

  it('keeps nothing of the one who was checked in by mistake', async () => {
    await clinic.do(id, 'readiness', { answers: { fasting: 'kept' }, escortName: 'Dara', escortPhone: '555' });
    await clinic.pass(10);
    await clinic.do(id, 'check-in', { escortName: 'Dara', escortPhone: '555' }, clinic.desk);
    const answers = { identity: 'confirmed', screen: 'unchanged', safety: 'no_concern', pregnancy: 'negative' };
    await clinic.do(id, 'readiness', { answers, weightKg: 104 });
    const undone = await clinic.do(id, 'undo-check-in', {}, clinic.desk);
    expect(undone.body).toMatchObject({ state: 'scheduled', escortName: 'Dara', escortPhone: '555' });
    await clinic.do(id, 'check-in', {}, clinic.desk);
    const { body } = await clinic.clinician.get(`/sessions/${id}`);
    expect(body).toMatchObject({ weightKg: null, weightMeasuredAt: null });
    const known = (body['checks'] as { key: string; answer: string | null }[]).filter(({ answer }) => answer !== null);
    expect(known.map(({ key }) => key)).toEqual(['fasting']);

    await clinic.do(id, 'readiness', { escortName: 'Somebody else' }, clinic.desk);
    const again = await clinic.do(id, 'undo-check-in', {}, clinic.desk);
    expect(again.body).toMatchObject({ escortName: null, escortPhone: null });
  });

  it('asks anew when the visit goes to another date, not when it stays on its own', async () => {
    await clinic.do(id, 'readiness', { answers: { fasting: 'kept' }, escortName: 'Dara', escortPhone: '555' });
    const place = { roomId: clinic.roomId };
    const at = (hours: number) => new Date(clinic.http.clock.now().getTime() + hours * 3_600_000).toISOString();
    const answers = ({ body }: { body: Record<string, unknown> }) =>
      (body['checks'] as { answer: string | null }[]).flatMap(({ answer }) => answer ?? []);
    const later = await clinic.do(id, 'move', { ...place, startsAt: at(2) });
    expect([later.status, answers(later), later.body['escortName']]).toEqual([200, ['kept'], 'Dara']);
    const override = { reason: 'The clinic opens for this one' };
    const tomorrow = await clinic.do(id, 'move', { ...place, startsAt: at(24), override });
    expect([tomorrow.status, answers(tomorrow), tomorrow.body['escortName']]).toEqual([200, [], null]);
    await clinic.do(id, 'cancel', { by: 'clinic', reason: 'Its time is that of the next test' });
  });

  it('says at its field that whoever is here stays on this day', async () => {
    await clinic.do(id, 'check-in');
    const startsAt = new Date(clinic.http.clock.now().getTime() + 14 * 3_600_000).toISOString();
    expect(await clinic.do(id, 'move', { roomId: clinic.roomId, startsAt })).toMatchObject({
      status: 422,
      body: {
        code: 'booking.notThisDay',
        fieldErrors: { startsAt: ['The patient is here: choose a time of this day.'] },
      },
    });
  });

  it('starts inside the hold band only with a reason', async () => {
    await clinic.makeReady(id);
    await clinic.do(id, 'vitals', clinic.reading({ systolic: 168 }));
    const refused = await clinic.do(id, 'start');
    expect(refused).toMatchObject({ status: 409, body: { code: 'session.cannotStart', facts: { overridable: true } } });
    const started = await clinic.do(id, 'start', { overrideReason: 'White coat, repeated by hand at 150.' });
    expect(started.body).toMatchObject({ state: 'in_session', overrideReason: 'White coat, repeated by hand at 150.' });
  });

  it('goes on to recovery with a dose in the record, or when it was aborted', async () => {
    await clinic.makeReady(id);
    await clinic.do(id, 'vitals', clinic.reading());
    const started = await clinic.do(id, 'start');
    expect(started.body['allowedActions']).not.toContain('recovery');
    await clinic.pass(5);
    expect(await clinic.do(id, 'recovery')).toMatchObject({ status: 409, body: { code: 'session.notDosed' } });
    const aborted = await clinic.do(id, 'abort', { reason: 'Panic at the first drop', countsTowardPlan: false });
    expect(aborted.body['allowedActions']).toContain('recovery');
    expect((await clinic.do(id, 'recovery')).body['state']).toBe('recovering');
    await clinic.pass(30);
    await clinic.do(id, 'vitals', clinic.reading());
    await clinic.do(id, 'discharge', clinic.dischargeBody);
    expect((await clinic.do(id, 'close')).body).toMatchObject({ state: 'closed', givenMg: 0 });
  });

  it('corrects a reading by another one, and keeps both', async () => {
    await clinic.do(id, 'check-in');
    const wrong = clinic.reading({ systolic: 214 });
    await clinic.do(id, 'vitals', wrong);
    expect(
      (await clinic.do(id, 'vitals', clinic.reading({ replacesId: wrong.id }))).body['fieldErrors'],
    ).toHaveProperty('reason');
    const right = clinic.reading({ replacesId: wrong.id, reason: 'Cuff slipped' });
    const { body } = await clinic.do(id, 'vitals', right);
    expect(body['readings']).toMatchObject([
      { id: wrong.id, replaced: true },
      { id: right.id, replaced: false },
    ]);
    const again = clinic.reading({ replacesId: wrong.id, reason: 'Twice' });
    expect((await clinic.do(id, 'vitals', again)).body['code']).toBe('session.readingElsewhere');
  });

  it('asks about a weight that is far from the last one, and takes it when somebody looked again', async () => {
    await clinic.do(id, 'check-in');
    await clinic.do(id, 'readiness', { weightKg: 88.6 });
    const asked = await clinic.do(id, 'readiness', { weightKg: 71.4 });
    expect(asked).toMatchObject({ status: 422, body: { code: 'session.weightUnlikely' } });
    expect(asked.body['fieldErrors']).toEqual({ weightKg: [expect.stringMatching(/^That is 19 % less than on /)] });
    expect((await clinic.clinician.get(`/sessions/${id}`)).body['weightKg']).toBe(88.6);
    await clinic.do(id, 'readiness', { weightKg: 71.4, weightConfirmed: true });
    expect((await clinic.clinician.get(`/sessions/${id}`)).body['weightKg']).toBe(71.4);
    const [line] = await clinic.http.db
      .repository(AuditEvent)
      .find({ where: { resourceId: id, action: 'session.readiness' }, order: { id: 'DESC' } });
    expect(line?.reason).toBe('Weight confirmed');
    expect(line?.changes).toMatchObject({ weightChange: [null, expect.stringMatching(/^19 % less than on /)] });
  });

  it('keeps an event once, at the time of the tap', async () => {
    await clinic.do(id, 'check-in');
    const event = { id: newId(), at: clinic.http.clock.now().toISOString(), kind: 'water' };
    await clinic.pass(7);
    await clinic.do(id, 'events', event);
    const { body } = await clinic.do(id, 'events', event);
    expect(body['events']).toMatchObject([{ id: event.id, at: event.at, kind: 'water' }]);
  });

  it('does not take another event for one that it knows', async () => {
    await clinic.do(id, 'check-in');
    const event = { id: newId(), kind: 'note', text: 'Calm' };
    await clinic.do(id, 'events', event);
    expect((await clinic.do(id, 'events', event)).status).toBe(200);
    expect(await clinic.do(id, 'events', { ...event, text: 'Restless' })).toMatchObject({
      ...{ status: 409, body: { code: 'session.eventDiffers' } },
    });
  });

  it('takes no event from before the check-in', async () => {
    const at = clinic.http.clock.now().toISOString();
    await clinic.pass(1);
    await clinic.do(id, 'check-in');
    const refused = await clinic.do(id, 'events', { at, kind: 'water' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'session.eventInvalid' } });
    expect(refused.body['fieldErrors']).toHaveProperty('at');
  });

  it('closes an adverse event that came in after the discharge', async () => {
    await clinic.recovering(id);
    const late = { id: newId(), at: clinic.http.clock.now().toISOString() };
    await clinic.do(id, 'discharge', clinic.dischargeBody);
    await clinic.pass(10);
    await clinic.do(id, 'events', { ...late, kind: 'adverse', text: 'Nausea', severity: 'mild' });
    const { status, body } = await clinic.do(id, 'events', { kind: 'resolved', resolvesId: late.id });
    expect(status).toBe(200);
    expect(body['events']).toContainEqual(expect.objectContaining({ id: late.id, open: false }));
  });

  it('keeps a patient in while an adverse event is open', async () => {
    await clinic.recovering(id);
    const { body } = await clinic.do(id, 'events', { kind: 'adverse', text: 'Nausea', severity: 'mild' });
    const [event] = body['events'] as { id: string; open: boolean }[];
    expect((await clinic.do(id, 'discharge', clinic.dischargeBody)).body['facts']).toEqual({ checks: ['adverse'] });
    await clinic.do(id, 'events', { kind: 'resolved', resolvesId: event?.id });
    expect((await clinic.do(id, 'discharge', clinic.dischargeBody)).status).toBe(200);
  });

  describe('the front desk', () => {
    it('receives the patient and sees causes, never clinical answers', async () => {
      await clinic.do(id, 'check-in', { escortName: 'Dara', escortPhone: '555' }, clinic.desk);
      const { status, body } = await clinic.do(id, 'readiness', { answers: { fasting: 'kept' } }, clinic.desk);
      expect(status).toBe(200);
      expect(body['causes']).toContainEqual({ cause: 'see_clinician', light: 'attention' });
      expect(JSON.stringify(body)).not.toMatch(/weight|mg|pregnan|contraindic|medication|score|note/i);
    });

    it('cannot answer for the clinician', async () => {
      await clinic.do(id, 'check-in', {}, clinic.desk);
      const answers = { screen: 'unchanged' };
      expect((await clinic.do(id, 'readiness', { answers }, clinic.desk)).body['code']).toBe('session.checkNotYours');
      expect((await clinic.do(id, 'readiness', { weightKg: 70 }, clinic.desk)).status).toBe(403);
    });

    it.each([
      'ready',
      'start',
      'vitals',
      'dose',
      'events',
      'hold',
      'abort',
      'recovery',
      'integration',
      'discharge',
      'close',
    ])('is refused %s', async (verb) => {
      expect((await clinic.do(id, verb, {}, clinic.desk)).status).toBe(403);
    });

    it('is refused the console and the notes', async () => {
      expect((await clinic.desk.get(`/sessions/${id}`)).status).toBe(403);
      expect((await clinic.desk.get(`/sessions/${id}/integration-notes`)).status).toBe(403);
    });
  });

  it.each([
    ['vitals', { systolic: 10 }, 'systolic'],
    ['vitals', { measuredAt: '2027-03-01 10:00' }, 'measuredAt'],
    ['dose', { drawnMl: 1.234 }, 'drawnMl'],
    ['readiness', { weightKg: 3 }, 'weightKg'],
    ['hold', {}, 'reason'],
    ['discharge', { items: { activity: 3 } }, 'items'],
  ])('refuses %s of %j at its field', async (verb, body, field) => {
    const reply = await clinic.do(id, verb, body);
    expect(reply).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(reply.body['fieldErrors']).toHaveProperty(field);
  });
});
