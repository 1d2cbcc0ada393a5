import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { sentStatements } from '../../test/sent-statements.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { newId } from '../platform/database/new-id.js';
import { OutboxEvent } from '../platform/events/outbox-event.entity.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { Booking } from './booking.entity.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { BookingLocks } from './booking-locks.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { RoomFlowService } from './room-flow.service.js';
import { SESSION_PHASES } from './rules/visit-phases.js';
import { SchedulingQueries } from './scheduling.queries.js';
import type { BookingRequest } from './booking-requests.js';
import { SchedulingService } from './scheduling.service.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);

describe('scheduling on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let scheduling: SchedulingService;
  let rooms: RoomFlowService;
  let queries: SchedulingQueries;
  let location: string;
  let room: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00', 20);
    const { db, clock, audit, events } = clinic;
    const locks = new BookingLocks(db);
    const calendar = new CalendarQueries(db, clock);
    const trail = new BookingTrail(audit, events);
    const obstacles = new BookingObstacles(locks, calendar, clock, trail);
    scheduling = new SchedulingService(db, locks, calendar, obstacles, clock, trail);
    rooms = new RoomFlowService(db, locks, obstacles, clock, trail);
    queries = new SchedulingQueries(db, new RoomsQueries(db));
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    clinic.clock.set('2026-11-23T06:00:00-08:00');
    await clinic.db.repository(Booking).createQueryBuilder().delete().execute();
    location = await makeLocation(clinic.db);
    room = await makeRoom(clinic.db, location, { name: 'Alder' });
  });

  const request = async (values: Partial<BookingRequest> = {}): Promise<BookingRequest> => ({
    roomId: room,
    patientId: values.patientId ?? (await makePatient(clinic.db)),
    clinicianId: values.clinicianId ?? (await makeClinician(clinic.db)),
    startsAt: at('10:15'),
    phases: SESSION_PHASES,
    purpose: { kind: 'session', id: newId() },
    ...values,
  });
  const codes = async (work: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(work);
    const names = settled.map((one) =>
      one.status === 'fulfilled' ? 'ok' : ((one.reason as Partial<DomainError>).code ?? String(one.reason)),
    );
    return Object.fromEntries(
      [...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]),
    );
  };
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: DomainError) => error,
    );

  it('books with three statements in a transaction', async () => {
    const wanted = await request();
    const sent = await sentStatements(() => scheduling.book(wanted));
    expect(sent.map((text) => text.trimStart().split(/\s/)[0])).toEqual([
      'START',
      'SELECT',
      'SELECT',
      'WITH',
      'COMMIT',
    ]);
  });

  it('lets exactly one of 40 requests for one slot through, and tells the others that the room is taken', async () => {
    const requests = await Promise.all(Array.from({ length: 40 }, () => request()));
    const before = await deadlocks();
    expect(await codes(requests.map((one) => scheduling.book(one)))).toEqual({ ok: 1, 'booking.roomTaken': 39 });
    expect(await deadlocks()).toBe(before);
    expect(await clinic.db.repository(Booking).countBy({ roomId: room })).toBe(1);
  }, 30_000);

  it('lets one of many rooms have the patient, and one have the clinician', async () => {
    const rooms = await Promise.all(Array.from({ length: 6 }, () => makeRoom(clinic.db, location)));
    const patientId = await makePatient(clinic.db);
    const samePatient = await Promise.all(rooms.map((roomId) => request({ roomId, patientId })));
    expect(await codes(samePatient.map((one) => scheduling.book(one)))).toEqual({ ok: 1, 'booking.patientTaken': 5 });
    const clinicianId = await makeClinician(clinic.db);
    const sameClinician = await Promise.all(
      rooms.map((roomId) => request({ roomId, clinicianId, startsAt: at('14:00') })),
    );
    expect(await codes(sameClinician.map((one) => scheduling.book(one)))).toEqual({
      ok: 1,
      'booking.clinicianTaken': 5,
    });
  });

  it('does not deadlock when two moves swap rooms at once', async () => {
    const other = await makeRoom(clinic.db, location);
    const [first, second] = [await request(), await request({ roomId: other })];
    await scheduling.book(first);
    await scheduling.book(second);
    const before = await deadlocks();
    const result = await codes([
      scheduling.move(first.purpose.id, { roomId: other, startsAt: at('10:15') }),
      scheduling.move(second.purpose.id, { roomId: room, startsAt: at('10:15') }),
    ]);
    expect(result).toEqual({ 'booking.roomTaken': 2 });
    expect(await deadlocks()).toBe(before);
  });

  it('refuses an overlapping row that went past the service, under the same name', async () => {
    const booked = await scheduling.book(await request());
    const again = {
      ...booked,
      id: newId(),
      patientId: await makePatient(clinic.db),
      clinicianId: await makeClinician(clinic.db),
    };
    const raw = refusal(clinic.db.transaction(() => clinic.db.repository(Booking).insert(again as never)));
    expect(await raw).toMatchObject({ code: 'booking.roomTaken' });
  });

  it('says what is in the way: room, time and kind, and nobody by name', async () => {
    const first = await scheduling.book(await request());
    const error = await refusal(scheduling.book(await request({ startsAt: at('12:00') })));
    expect(error).toMatchObject({
      code: 'booking.roomTaken',
      message: 'Alder is taken from 10:15 to 12:15.',
      context: {
        facts: {
          obstacles: [
            {
              ...{ code: 'booking.roomTaken', overridable: false, detail: 'Alder is taken from 10:15 to 12:15.' },
              ...{ startsAt: first.startsAt.toISOString(), endsAt: first.roomUntil.toISOString() },
              ...{ roomName: 'Alder', what: 'session' },
            },
          ],
        },
      },
    });
  });

  it('books back to back after turnover, and the same people in another room before it', async () => {
    const first = await request();
    await scheduling.book(first);
    await scheduling.book(await request({ startsAt: at('12:15') }));
    const other = await makeRoom(clinic.db, location);
    const { patientId, clinicianId } = first;
    await scheduling.book(await request({ roomId: other, patientId, clinicianId, startsAt: at('12:00') }));
    expect(await clinic.db.repository(Booking).count()).toBe(3);
  });

  it('gives the time back when a visit is cancelled, and says whether that was late', async () => {
    const first = await request();
    await scheduling.book(first);
    const cancelled = await scheduling.cancel(first.purpose.id, {
      by: 'patient',
      reason: 'Ill',
      at: clinic.clock.now(),
    });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledLate: true, cancelledBy: 'patient', version: 2 });
    await scheduling.book(await request());
  });

  it('gives the time back after a no-show, and knows none before the visit was to begin', async () => {
    const first = await request();
    await scheduling.book(first);
    expect(await refusal(scheduling.markNoShow(first.purpose.id))).toMatchObject({ code: 'booking.notStarted' });
    clinic.clock.set(at('10:35'));
    await scheduling.markNoShow(first.purpose.id);
    await scheduling.book(await request());
    expect(
      await refusal(scheduling.cancel(first.purpose.id, { by: 'clinic', reason: 'x', at: at('10:36') })),
    ).toMatchObject({
      code: 'booking.wrongState',
    });
  });

  it('moves the same row and leaves nothing behind', async () => {
    const first = await request();
    const booked = await scheduling.book(first);
    const moved = await scheduling.move(first.purpose.id, { roomId: room, startsAt: at('11:15') });
    expect(moved).toMatchObject({ id: booked.id, version: 2, startsAt: at('11:15'), roomUntil: at('13:15') });
    await scheduling.book(await request({ startsAt: at('09:15') }));
    expect(await refusal(scheduling.book(await request({ startsAt: at('13:00') })))).toMatchObject({
      code: 'booking.roomTaken',
    });
    const [entry] = await clinic.db.repository(AuditEvent).findBy({ action: 'booking.move', resourceId: booked.id });
    expect(entry?.changes).toMatchObject({ startsAt: [at('10:15').toISOString(), at('11:15').toISOString()] });
  });

  it('refuses to move a visit that has begun', async () => {
    const first = await request();
    await scheduling.book(first);
    await rooms.begin(first.purpose.id);
    expect(await refusal(scheduling.move(first.purpose.id, { roomId: room, startsAt: at('14:00') }))).toMatchObject({
      code: 'booking.wrongState',
    });
  });

  it('follows the real end, keeps the room through turnover, and frees it when it was turned over', async () => {
    const first = await request();
    const booked = await scheduling.book(first);
    await rooms.begin(first.purpose.id);
    expect(await scheduling.extend(first.purpose.id, at('12:00'), ['recovery'])).toMatchObject({
      endsAt: at('12:30'),
      roomUntil: at('12:45'),
    });
    expect(await scheduling.endVisit(first.purpose.id, at('12:20'))).toMatchObject({
      ...{ state: 'turnover', endsAt: at('12:20'), roomUntil: at('12:35') },
    });
    clinic.clock.set(at('12:25'));
    expect(await scheduling.release(booked.id)).toMatchObject({ state: 'released', roomUntil: at('12:25') });
    await scheduling.book(await request({ startsAt: at('12:25') }));
  });

  it('lets a visit end late although the room is promised to the next one', async () => {
    const first = await request();
    await scheduling.book(first);
    await scheduling.book(await request({ startsAt: at('12:15') }));
    await rooms.begin(first.purpose.id);
    expect(await scheduling.endVisit(first.purpose.id, at('12:40'))).toMatchObject({
      ...{ state: 'turnover', endsAt: at('12:15'), roomUntil: at('12:15') },
    });
  });

  it('does not book a room over a visit that runs late and has not ended', async () => {
    const first = await request();
    await scheduling.book(first);
    await rooms.begin(first.purpose.id);
    clinic.clock.set(at('13:00'));
    expect(await refusal(scheduling.book(await request({ startsAt: at('13:10') })))).toMatchObject({
      code: 'booking.roomTaken',
    });
    await scheduling.book(await request({ startsAt: at('13:15') }));
  });

  it('refuses closed hours, strangers and rooms out of service before it looks for a clash', async () => {
    const shut = await makeRoom(clinic.db, location, { state: 'out_of_service' });
    expect(await refusal(scheduling.book(await request({ startsAt: at('16:30') })))).toMatchObject({
      code: 'booking.closed',
    });
    expect(await refusal(scheduling.book(await request({ roomId: shut })))).toMatchObject({
      code: 'booking.roomNotInService',
    });
    expect(await refusal(scheduling.book(await request({ roomId: newId() })))).toMatchObject({ code: 'room.notFound' });
    expect(await refusal(scheduling.book(await request({ patientId: newId() })))).toMatchObject({
      code: 'patient.notFound',
    });
    expect(await refusal(scheduling.book(await request({ clinicianId: newId() })))).toMatchObject({
      code: 'booking.clinicianNotAvailable',
    });
  });

  it('tells of a booking in the trail and to the board, in the same transaction', async () => {
    const booked = await scheduling.book(await request());
    const [entry] = await clinic.db.repository(AuditEvent).findBy({ resourceId: booked.id });
    expect(entry).toMatchObject({ action: 'booking.book', resourceType: 'booking', patientId: booked.patientId });
    const told = await clinic.db.repository(OutboxEvent).findBy({ entityId: booked.id });
    expect(told.map(({ topic }) => topic).sort()).toEqual(['board', `patient:${booked.patientId}`, 'today']);
  });

  it("lists a day of the clinic's zone and finds bookings by purpose", async () => {
    const evening = await makeLocation(clinic.db, { openingHours: [{ weekday: 1, opens: '00:00', closes: '23:59' }] });
    const roomId = await makeRoom(clinic.db, evening);
    const late = await request({ roomId, startsAt: at('20:00') }); // Tuesday in UTC
    const booked = await scheduling.book(late);
    expect((await queries.dayOf(evening, '2026-11-23')).map(({ id }) => id)).toEqual([booked.id]);
    expect(await queries.dayOf(evening, '2026-11-24')).toEqual([]);
    expect((await queries.bookingOf(late.purpose.id))?.id).toBe(booked.id);
    const found = await queries.bookingsOf([late.purpose.id, newId()]);
    expect([...found.keys()]).toEqual([late.purpose.id]);
  });

  async function deadlocks(): Promise<number> {
    await clinic.db.query('SELECT pg_stat_force_next_flush()');
    const [row] = await clinic.db.query<{ n: string }>(
      'SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(row?.n);
  }
});
