import { makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { SessionClinic } from '../../test/session-clinic.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';

interface Gaps {
  readonly item: { readonly patientName: string; readonly visit: Record<string, unknown> };
  readonly gaps: readonly {
    readonly startsAt: string;
    readonly roomId: string;
    readonly clinicianName: string;
    readonly late: boolean;
  }[];
}

/** What must not stand anywhere in the answer, as key or value. */
const CLINICAL = /gad|disorder|route|"iv"|mgPerKg|weight|score|contraindication|dose/i;

describe('the gaps of a week over HTTP', () => {
  let clinic: SessionClinic;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
  });

  afterAll(() => clinic.close());

  const gapsOf = async (kind: string, id: string, from: string, rest = '') => {
    const { status, body } = await clinic.desk.get(`/room-board/week/gaps?kind=${kind}&id=${id}&from=${from}${rest}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(CLINICAL);
    return body as unknown as Gaps;
  };
  /** A booster that a clinician approved on 1 March, for 30 days. */
  const approvedBooster = async () => {
    const { db } = clinic.http;
    const { id: clinicianId } = clinic.clinician.staff;
    const patientId = await makePatient(db, { state: 'active' });
    const consultationId = await makeEligible(db, { patientId, clinicianId });
    const plan = await makePlan(db, { patientId, consultationId, prescriberId: clinicianId, state: 'active' });
    await db.transaction(async () => {
      for (const [index, slotId] of plan.slotIds.entries()) {
        const doseStartedAt = new Date(Date.UTC(2027, 0, 4 + index * 7, 15));
        await makeDischarged(db, { patientId, planId: plan.id, slotId, clinicianId, doseStartedAt });
      }
      await clinic.http.app.get(TreatmentPlansService).sessionCounted(plan.id, 3, new Date('2027-01-18T17:00:00Z'));
    });
    const { body } = await clinic.clinician.post('/boosters', { patientId, source: 'clinician', reason: 'Slipping' });
    const id = String(body['id']);
    await clinic.clinician.post(`/boosters/${id}/review`);
    await clinic.clinician.post(`/boosters/${id}/approve`, {
      note: 'Slipping since January, and well after the last one.',
    });
    return id;
  };

  it('are those that a session can be booked into, and every one of them can', async () => {
    const { planId } = await clinic.plan();
    await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
    const { item, gaps } = await gapsOf('plan', planId, '2027-03-01');
    expect(item.visit).toMatchObject({ clinicianId: clinic.clinician.staff.id, phases: { prep: 15 } });
    // The dose of the first is at 10:30 on Tuesday: 48 hours later it is Thursday 10:30.
    expect(gaps[0]).toMatchObject({ startsAt: '2027-03-04T15:15:00.000Z', roomId: clinic.roomId, late: false });
    const { roomId, clinicianId, startsAt } = gaps[0] as unknown as Record<string, string>;
    const booked = { planId, ordinal: 2, roomId, clinicianId, startsAt };
    expect((await clinic.desk.post('/sessions', booked)).status).toBe(201);
  });

  it('go no further than the approval of a booster, whose usual clinician has it', async () => {
    const id = await approvedBooster();
    const { item, gaps } = await gapsOf('booster', id, '2027-03-29');
    expect(item.visit['clinicianName']).toBe(gaps[0]?.clinicianName);
    expect(gaps.at(-1)?.startsAt.slice(0, 10)).toBe('2027-03-31');
    const { roomId, clinicianId, startsAt } = gaps.at(-1) as unknown as Record<string, string>;
    const booked = await clinic.desk.post(`/boosters/${id}/book`, { roomId, clinicianId, startsAt });
    expect(booked).toMatchObject({ status: 200, body: { state: 'scheduled' } });
  });

  it('are with anybody for the consultation of an inquiry, or with the one who is asked for', async () => {
    const colleague = await clinic.http.signInAs('clinician', { displayName: 'Dr Ana Castellan' });
    const person = { givenName: 'Saskia', familyName: 'Marsh', phone: '206 555 0100', source: 'web', flags: [] };
    const inquiry = await clinic.desk.post('/inquiries', person);
    const id = String(inquiry.body['id']);
    for (const verb of ['contact', 'screen']) await clinic.desk.post(`/inquiries/${id}/${verb}`);
    const all = await gapsOf('consultation', id, '2027-03-15');
    expect(all.gaps[0]).toMatchObject({ startsAt: '2027-03-15T12:00:00.000Z' });
    const hers = await gapsOf('consultation', id, '2027-03-15', `&clinicianId=${colleague.staff.id}`);
    expect(new Set(hers.gaps.map(({ clinicianName }) => clinicianName))).toEqual(new Set(['Dr Ana Castellan']));
  });

  it('are in every room that is in service', async () => {
    const { planId } = await clinic.plan();
    const [{ locationId } = { locationId: '' }] = await clinic.http.db.query<{ locationId: string }>(
      'SELECT location_id AS "locationId" FROM room WHERE id = $1',
      [clinic.roomId],
    );
    const second = await makeRoom(clinic.http.db, locationId, { name: 'Birch' });
    await makeRoom(clinic.http.db, locationId, { name: 'Cedar', state: 'out_of_service' });
    const { gaps } = await gapsOf('plan', planId, '2027-03-22');
    expect(new Set(gaps.map(({ roomId }) => roomId))).toEqual(new Set([clinic.roomId, second]));
  });

  it('are recorded with whom they were looked for, and not shown to a manager', async () => {
    const { planId, patientId } = await clinic.plan();
    await gapsOf('plan', planId, '2027-03-01');
    const [line] = await clinic.http.db.query<{ patientId: string }>(
      `SELECT patient_id AS "patientId" FROM audit_event WHERE action = 'board.weekGaps' ORDER BY id DESC LIMIT 1`,
    );
    expect(line?.patientId).toBe(patientId);
    const listed = await clinic.http.db.query(`SELECT id FROM audit_event WHERE action = 'booster.toBook'`);
    expect(listed).toEqual([]);
    const manager = await clinic.http.signInAs('manager');
    const path = `/room-board/week/gaps?kind=plan&id=${planId}&from=2027-03-01`;
    expect((await manager.get(path)).status).toBe(403);
  });

  it('are nobody’s when nothing waits', async () => {
    const patientId = await makePatient(clinic.http.db);
    expect(await clinic.desk.get(`/room-board/week/gaps?kind=plan&id=${patientId}&from=2027-03-01`)).toMatchObject({
      ...{ status: 404, body: { code: 'board.nothingWaits' } },
    });
  });
});
