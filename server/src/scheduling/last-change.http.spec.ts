import { SessionClinic } from '../../test/session-clinic.js';

/** Session 1 of a plan on Tuesday 2 March at 10:00 in New York; session 2 less than the 48 hours of the plan later. */
describe('who changed a session last', () => {
  let clinic: SessionClinic;
  let planId: string;
  let first: string;

  beforeAll(async () => {
    clinic = await SessionClinic.open();
    planId = (await clinic.plan()).planId;
    first = await clinic.booked(planId, 1, '2027-03-02T15:00:00Z');
  });

  afterAll(() => clinic.close());

  const override = { reason: 'Patient travels on Thursday' };
  const book = (plan: string, ordinal: number, values: object) => {
    const place = { roomId: clinic.roomId, clinicianId: clinic.clinician.staff.id };
    return clinic.clinician.post('/sessions', { planId: plan, ordinal, ...place, ...values });
  };

  it('booked or moved it, although a shorter gap was let stand with that', async () => {
    const startsAt = '2027-03-04T13:00:00Z';
    const second = await book(planId, 2, { startsAt, override });
    expect(second.status).toBe(201);
    const { displayName } = clinic.clinician.staff;
    expect((await book((await clinic.plan()).planId, 1, { startsAt })).body).toMatchObject({
      ...{ status: 409, code: 'booking.roomTaken' },
      detail: expect.stringContaining(`${displayName} booked it just now.`) as string,
    });
    const move = (values: object) =>
      clinic.do(String(second.body['id']), 'move', { roomId: clinic.roomId, bookingVersion: 1, ...values });
    expect((await move({ startsAt: '2027-03-04T13:15:00Z', override })).status).toBe(200);
    expect((await move({ startsAt: '2027-03-04T16:00:00Z' })).body).toMatchObject({
      ...{ status: 409, code: 'booking.changed' },
      detail: expect.stringMatching(`^${displayName} moved it to `) as string,
    });
  });

  it('cancelled it, and hears so who would move it', async () => {
    await clinic.do(first, 'cancel', { by: 'patient', reason: 'Has a cold' }, clinic.desk);
    const wanted = { roomId: clinic.roomId, startsAt: '2027-03-02T17:00:00Z' };
    expect((await clinic.do(first, 'move', { ...wanted, bookingVersion: 1 })).body).toMatchObject({
      ...{ status: 409, code: 'booking.changed' },
      detail: `${clinic.desk.staff.displayName} cancelled it just now.`,
    });
    expect((await clinic.do(first, 'move', wanted)).body).toMatchObject({ code: 'session.wrongState' });
  });
});
