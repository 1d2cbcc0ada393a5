import pg from 'pg';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { newId } from '../platform/database/new-id.js';
import { BookingLocks } from './booking-locks.queries.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { Booking } from './booking.entity.js';
import { CalendarQueries } from './calendar.queries.js';
import { RoomFlowService } from './room-flow.service.js';
import { SESSION_PHASES } from './rules/visit-phases.js';
import { plannedTimes } from './rules/visit-times.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);

describe('a visit begins', () => {
  let clinic: ClinicDatabase;
  let rooms: RoomFlowService;
  let locationId: string;
  let roomId: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00');
    const { db, clock, audit, events } = clinic;
    const [locks, trail] = [new BookingLocks(db), new BookingTrail(audit, events)];
    const obstacles = new BookingObstacles(locks, new CalendarQueries(db, clock), clock, trail);
    rooms = new RoomFlowService(db, locks, obstacles, clock, trail);
    locationId = await makeLocation(db);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    roomId = await makeRoom(clinic.db, locationId, { name: `Dogwood ${newId()}` });
  });

  /** A visit of 105 minutes and 15 of turnover, confirmed. */
  async function booked(time: string, values: Partial<Booking> = {}): Promise<Booking> {
    const booking = {
      ...{ id: newId(), locationId, roomId, purposeKind: 'session' as const, purposeId: newId() },
      ...{ patientId: await makePatient(clinic.db), clinicianId: await makeClinician(clinic.db) },
      ...{ phases: SESSION_PHASES, ...plannedTimes(at(time), SESSION_PHASES) },
      ...values,
    };
    await clinic.db.repository(Booking).insert(booking);
    return clinic.db.repository(Booking).findOneByOrFail({ id: booking.id });
  }
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => error as DomainError,
    );

  it('early: takes the room from the real start, and is gone from its booked time', async () => {
    const visit = await booked('11:45');
    clinic.clock.set(at('10:07'));
    expect(await rooms.begin(visit.purposeId)).toMatchObject({
      ...{ state: 'in_use', startsAt: at('10:07'), endsAt: at('11:52'), roomUntil: at('12:07') },
      phases: visit.phases,
    });
    const [entry] = await clinic.db.repository(AuditEvent).findBy({ action: 'booking.begin', resourceId: visit.id });
    expect(entry?.changes).toMatchObject({ startsAt: [at('11:45').toISOString(), at('10:07').toISOString()] });
    await booked('12:15');
  });

  it('not on another day than its own', async () => {
    const visit = await booked('11:45');
    clinic.clock.set(new Date(at('11:45').getTime() - 48 * 3_600_000));
    expect(await refusal(rooms.begin(visit.purposeId))).toMatchObject({ code: 'booking.notThisDay' });
  });

  it('late: keeps what was reserved', async () => {
    const visit = await booked('11:45');
    clinic.clock.set(at('11:58'));
    const { startsAt, endsAt, roomUntil } = visit;
    expect(await rooms.begin(visit.purposeId)).toMatchObject({ state: 'in_use', startsAt, endsAt, roomUntil });
  });

  it('not while another visit has the room, whatever was booked', async () => {
    const first = await booked('09:00');
    clinic.clock.set(at('09:00'));
    await rooms.begin(first.purposeId);
    const next = await booked('11:00');
    clinic.clock.set(at('10:10'));
    const early = await refusal(rooms.begin(next.purposeId));
    expect(early).toMatchObject({ code: 'booking.roomInUse' });
    expect(early?.message).toMatch(/ is in use by another visit until about 10:45: move this visit first\.$/);
    clinic.clock.set(at('11:05'));
    const late = await refusal(rooms.begin(next.purposeId));
    expect(late?.message).toMatch(/ is in use by another visit, which runs late: move this visit first\.$/);
    clinic.clock.set(at('11:06'));
    await clinic.db.repository(Booking).update(first.id, { state: 'turnover' });
    expect(await rooms.begin(next.purposeId)).toMatchObject({ state: 'in_use', startsAt: at('11:00') });
  });

  it('although somebody forgot to end the visit of the day before', async () => {
    const forgotten = await booked('09:00');
    clinic.clock.set(at('09:00'));
    await rooms.begin(forgotten.purposeId);
    const next = await booked('11:00');
    const tomorrow = new Date(at('21:00').getTime() + 1);
    clinic.clock.set(tomorrow);
    expect(await rooms.begin(next.purposeId)).toMatchObject({ state: 'in_use' });
    const later = await booked('21:30', { roomId: forgotten.roomId });
    await clinic.db.repository(Booking).update(next.id, { state: 'turnover' });
    expect(await rooms.begin(later.purposeId)).toMatchObject({ startsAt: tomorrow });
  });

  it('not early into the time of a visit that is only booked, of the room or of the clinician', async () => {
    const first = await booked('09:00');
    const next = await booked('11:45');
    clinic.clock.set(at('10:10'));
    expect(await refusal(rooms.begin(next.purposeId))).toMatchObject({ code: 'booking.roomTaken' });
    const elsewhere = await booked('11:45', {
      ...{ roomId: await makeRoom(clinic.db, locationId), clinicianId: first.clinicianId },
    });
    expect(await refusal(rooms.begin(elsewhere.purposeId))).toMatchObject({ code: 'booking.clinicianTaken' });
  });

  it('with another clinician, who must be free for the rest of it, and has it from then on', async () => {
    const visit = await booked('09:00');
    const earlier = await booked('07:20', { roomId: await makeRoom(clinic.db, locationId) });
    const next = await booked('10:30', { roomId: await makeRoom(clinic.db, locationId) });
    clinic.clock.set(at('09:10'));
    expect(await refusal(rooms.begin(visit.purposeId, next.clinicianId))).toMatchObject({
      code: 'booking.clinicianTaken',
    });
    const { clinicianId } = earlier;
    expect(await rooms.begin(visit.purposeId, clinicianId)).toMatchObject({ startsAt: at('09:10'), clinicianId });
    const begun = await clinic.db.repository(Booking).findOneByOrFail({ id: visit.id });
    expect(begun).toMatchObject({ clinicianId, endsAt: visit.endsAt, roomUntil: visit.roomUntil });
  });

  it('early, although the clinician it was booked with has another visit', async () => {
    const first = await booked('09:00', { roomId: await makeRoom(clinic.db, locationId) });
    const visit = await booked('11:00', { clinicianId: first.clinicianId });
    clinic.clock.set(at('10:00'));
    expect(await refusal(rooms.begin(visit.purposeId))).toMatchObject({ code: 'booking.clinicianTaken' });
    const clinicianId = await makeClinician(clinic.db);
    expect(await rooms.begin(visit.purposeId, clinicianId)).toMatchObject({ startsAt: at('10:00'), clinicianId });
  });

  it('early, and is given more time, although somebody kept the time until a while ago', async () => {
    const kept = { state: 'hold' as const, heldBy: await makeClinician(clinic.db) };
    const visit = await booked('13:00');
    const before = await booked('10:00', { ...kept, holdUntil: at('09:50') });
    const after = await booked('15:00', { ...kept, holdUntil: at('11:31') });
    clinic.clock.set(at('11:30'));
    expect(await rooms.begin(visit.purposeId)).toMatchObject({ startsAt: at('11:30'), endsAt: at('13:15') });
    expect((await refusal(rooms.stayLonger(visit.id, 120)))?.code).toBe('booking.roomTaken');
    clinic.clock.set(at('11:31'));
    expect(await rooms.stayLonger(visit.id, 120)).toMatchObject({ endsAt: at('15:15') });
    const trail = await clinic.db.repository(AuditEvent).findBy({ action: 'booking.holdEnded' });
    expect(trail.map(({ resourceId }) => resourceId).sort()).toEqual([before.id, after.id].sort());
  });

  it('once, of two in one room that begin at the same moment', async () => {
    const [first, next] = [await booked('10:00'), await booked('12:00')];
    clinic.clock.set(at('10:01'));
    const settled = await Promise.allSettled([rooms.begin(next.purposeId), rooms.begin(first.purposeId)]);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('once, even past the service: the database refuses the second of two connections', async () => {
    const [first, next] = [await booked('10:00'), await booked('12:00')];
    const { options } = clinic.source;
    const connections = [0, 1].map(() => new pg.Client((options as { url?: string }).url));
    const [a, b] = connections as [pg.Client, pg.Client];
    await Promise.all([a.connect(), b.connect()]);
    const begin = (client: pg.Client, id: string, time: string) =>
      client.query(`UPDATE booking SET state = 'in_use', starts_at = $2 WHERE id = $1`, [id, at(time)]);
    await a.query('BEGIN');
    await begin(a, first.id, '09:50');
    const second = refusal(begin(b, next.id, '09:55'));
    await a.query('COMMIT');
    expect(await second).toMatchObject({ code: '23P01', constraint: 'booking_room_free' });
    await Promise.all([a.end(), b.end()]);
  });
});
