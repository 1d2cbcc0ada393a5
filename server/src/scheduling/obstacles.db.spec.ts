import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { newId } from '../platform/database/new-id.js';
import { runInRequest } from '../platform/http/request-context.js';
import { RoomBlock } from '../rooms/room-block.entity.js';
import { Booking } from './booking.entity.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { BookingLocks } from './booking-locks.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { SESSION_PHASES } from './rules/visit-phases.js';
import type { BookingRequest } from './booking-requests.js';
import { SchedulingService } from './scheduling.service.js';
import { StaffShift } from './staff-shift.entity.js';
import { VisitTemplate } from './visit-template.entity.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);
const override = { reason: 'A second monitor stays late' };

describe('booking against the calendar', () => {
  let clinic: ClinicDatabase;
  let scheduling: SchedulingService;
  let location: string;
  let room: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00', 20);
    const { db, clock, audit, events } = clinic;
    const calendar = new CalendarQueries(db, clock);
    const [locks, trail] = [new BookingLocks(db), new BookingTrail(audit, events)];
    const obstacles = new BookingObstacles(locks, calendar, clock, trail);
    scheduling = new SchedulingService(db, locks, calendar, obstacles, clock, trail);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
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
  const actAs = <T>(role: 'clinician' | 'front_desk', work: () => Promise<T>) =>
    runInRequest({ requestId: newId(), ip: '127.0.0.1', actor: { staffId: newId(), role, signInId: newId() } }, work);
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: DomainError) => error,
    );

  it('names every obstacle, the worst first', async () => {
    const block = { id: newId(), roomId: room, startsAt: at('17:00'), endsAt: at('18:00'), reason: 'Team meeting' };
    await clinic.db.repository(RoomBlock).insert(block);
    const error = await refusal(scheduling.book(await request({ startsAt: at('16:30') })));
    expect(error).toMatchObject({
      code: 'booking.roomBlocked',
      message: 'Alder is blocked from 17:00 to 18:00: Team meeting.',
      context: {
        facts: { obstacles: [{ code: 'booking.roomBlocked' }, { code: 'booking.closed', overridable: true }] },
      },
    });
  });

  it('takes a reason from a clinician, keeps it with the booking and tells the trail', async () => {
    const late = await request({ startsAt: at('16:30'), override });
    const booked = await actAs('clinician', () => scheduling.book(late));
    expect(await clinic.db.repository(Booking).findOneBy({ id: booked.id })).toMatchObject({
      ...{ overrideReason: override.reason, overrideCodes: ['booking.closed'] },
    });
    const [entry] = await clinic.db.repository(AuditEvent).findBy({ resourceId: booked.id });
    expect(entry).toMatchObject({ action: 'booking.book', reason: override.reason });
    expect(entry?.changes).toMatchObject({ overrideCodes: [[], ['booking.closed']] });
  });

  it('takes none from the front desk, from a job, or against a taken room', async () => {
    const late = await request({ startsAt: at('16:30'), override });
    expect(await refusal(actAs('front_desk', () => scheduling.book(late)))).toMatchObject({
      code: 'booking.overrideNotAllowed',
      context: { facts: { obstacles: [{ code: 'booking.closed' }] } },
    });
    expect(await refusal(scheduling.book(late))).toMatchObject({ code: 'booking.overrideNotAllowed' });
    await scheduling.book(await request());
    const again = await request({ override });
    expect(await refusal(actAs('clinician', () => scheduling.book(again)))).toMatchObject({
      code: 'booking.roomTaken',
    });
  });

  it('keeps no reason that was not needed, and drops it when the visit moves back', async () => {
    const idle = await request({ startsAt: at('08:00'), override });
    expect(await actAs('clinician', () => scheduling.book(idle))).toMatchObject({
      overrideReason: null,
      overrideCodes: [],
    });
    const late = { roomId: room, startsAt: at('16:30'), override };
    const moved = await actAs('clinician', () => scheduling.move(idle.purpose.id, late));
    expect(moved).toMatchObject({ overrideReason: override.reason, overrideCodes: ['booking.closed'] });
    const back = await scheduling.move(idle.purpose.id, { roomId: room, startsAt: at('10:15') });
    expect(back).toMatchObject({ overrideReason: null, overrideCodes: [] });
  });

  it('knows when a clinician works', async () => {
    const clinicianId = await makeClinician(clinic.db, { displayName: 'Dr Vale' });
    const shift = { weekday: 1, starts: '12:00', ends: '18:00', validFrom: '2026-01-01' };
    await clinic.db
      .repository(StaffShift)
      .insert({ id: newId(), staffId: clinicianId, locationId: location, ...shift });
    expect(await refusal(scheduling.book(await request({ clinicianId })))).toMatchObject({
      ...{ code: 'booking.clinicianOffShift', message: 'Dr Vale works 12:00 to 18:00 on that day.' },
    });
    await scheduling.book(await request({ clinicianId, startsAt: at('12:00') }));
  });

  it('lets no third patient be watched at once, however many ask at the same moment', async () => {
    const rooms = await Promise.all(Array.from({ length: 8 }, () => makeRoom(clinic.db, location)));
    const requests = await Promise.all(rooms.map((roomId) => request({ roomId })));
    const settled = await Promise.all(requests.map((one) => refusal(scheduling.book(one))));
    expect(settled.filter((error) => error === undefined)).toHaveLength(2);
    expect(settled.filter((error) => error?.code === 'booking.monitorLimit')).toHaveLength(6);
    const talk = await request({ purpose: { kind: 'consultation', id: newId() }, phases: 'consultation' });
    expect(await scheduling.book(talk)).toMatchObject({ endsAt: at('11:15') });
  });

  it('books with the minutes of now and moves with those it was booked with', async () => {
    const purpose = { kind: 'consultation' as const, id: newId() };
    const booked = await scheduling.book(await request({ purpose, phases: 'consultation' }));
    expect(booked).toMatchObject({ endsAt: at('11:15'), roomUntil: at('11:30') });
    const templates = clinic.db.repository(VisitTemplate);
    await templates.update({ purpose: 'consultation' }, { session: 90, turnover: 20 });
    const moved = await scheduling.move(purpose.id, { roomId: room, startsAt: at('12:00') });
    expect(moved).toMatchObject({ endsAt: at('13:00'), roomUntil: at('13:15') });
    const other = { kind: 'consultation' as const, id: newId() };
    expect(
      await scheduling.book(await request({ purpose: other, phases: 'consultation', startsAt: at('14:00') })),
    ).toMatchObject({
      ...{ endsAt: at('15:30'), roomUntil: at('15:50') },
    });
    await templates.update({ purpose: 'consultation' }, { session: 60, turnover: 15 });
  });
});
