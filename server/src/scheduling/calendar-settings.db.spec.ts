import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import type { DomainError } from '../platform/errors/domain-error.js';
import { newId } from '../platform/database/new-id.js';
import { CalendarRecords } from '../rooms/calendar-records.service.js';
import { LocationsService } from '../rooms/locations.service.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { AffectedBookings } from './affected-bookings.queries.js';
import { Booking } from './booking.entity.js';
import { BookingObstacles } from './booking-obstacles.service.js';
import { BookingTrail } from './booking-trail.js';
import { BookingLocks } from './booking-locks.queries.js';
import { CalendarSettingsQueries } from './calendar-settings.queries.js';
import { CalendarQueries } from './calendar.queries.js';
import { LocationSettingsService } from './location-settings.service.js';
import { RoomSettingsService } from './room-settings.service.js';
import { SESSION_PHASES } from './rules/visit-phases.js';
import { SchedulingService } from './scheduling.service.js';
import { StaffHoursService } from './staff-hours.service.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' }));

describe('changing rooms and time on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let scheduling: SchedulingService;
  let rooms: RoomSettingsService;
  let locations: LocationSettingsService;
  let staff: StaffHoursService;
  let queries: CalendarSettingsQueries;
  let location: string;
  let room: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00', 20);
    const { db, clock, audit, events } = clinic;
    const locks = new BookingLocks(db);
    const records = new CalendarRecords(db, audit, events);
    const [reads, affected] = [new RoomsQueries(db), new AffectedBookings(db)];
    const [calendar, trail] = [new CalendarQueries(db, clock), new BookingTrail(audit, events)];
    const obstacles = new BookingObstacles(locks, calendar, clock, trail);
    scheduling = new SchedulingService(db, locks, calendar, obstacles, clock, trail);
    rooms = new RoomSettingsService(db, clock, new RoomsService(db, records), reads, affected);
    const writes = new LocationsService(db, records);
    locations = new LocationSettingsService(db, clock, locks, writes, reads, affected);
    staff = new StaffHoursService(db, records, reads, affected);
    queries = new CalendarSettingsQueries(db, new StaffQueries(db));
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    await clinic.db.repository(Booking).createQueryBuilder().delete().execute();
    location = await makeLocation(clinic.db);
    room = await makeRoom(clinic.db, location, { name: 'Alder' });
  });

  const book = async (start = '10:15', clinicianId?: string) =>
    scheduling.book({
      ...{ roomId: room, patientId: await makePatient(clinic.db), startsAt: at(start), phases: SESSION_PHASES },
      ...{ clinicianId: clinicianId ?? (await makeClinician(clinic.db)), purpose: { kind: 'session', id: newId() } },
    });
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: DomainError) => error,
    );
  const span = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until), reason: 'Repair' });

  it.each(['outage', 'block'] as const)(
    'lets either a booking or an %s of its room through, never both',
    async (kind) => {
      for (let turn = 0; turn < 12; turn++) {
        await clinic.db.repository(Booking).createQueryBuilder().delete().execute();
        room = await makeRoom(clinic.db, location);
        const clinicianId = await makeClinician(clinic.db);
        const adding = () => refusal(rooms.addSpan(kind, room, span('11:00', '13:00'), []));
        const booking = () => refusal(book('10:15', clinicianId));
        const started = turn % 2 === 0 ? [adding(), booking()] : [booking(), adding()];
        const codes = (await Promise.all(started)).flatMap((error) => (error ? [error.code] : []));
        expect(codes).toHaveLength(1);
        const refusedBooking = kind === 'outage' ? 'booking.roomNotInService' : 'booking.roomBlocked';
        expect(['calendar.bookingsAffected', refusedBooking]).toContain(codes[0]);
      }
    },
  );

  it('lists the bookings in an outage, and lets it stand over those that were looked at', async () => {
    const [first, second] = [await book('08:00'), await book('10:15')];
    const refused = await refusal(rooms.addSpan('outage', room, span('09:30', '13:00'), []));
    expect(refused?.context.facts).toMatchObject({
      ...{ total: 2, ids: [first.id, second.id] },
      bookings: [{ roomName: 'Alder', what: 'session', startsAt: at('08:00').toISOString() }, { id: second.id }],
    });
    expect(JSON.stringify(refused?.context.facts)).not.toContain('Quince');
    expect(await refusal(rooms.addSpan('outage', room, span('09:30', '13:00'), [first.id]))).toMatchObject({
      code: 'calendar.bookingsAffected',
    });
    await rooms.addSpan('outage', room, span('09:30', '13:00'), [first.id, second.id]);
    expect(await refusal(scheduling.move(second.purposeId, { roomId: room, startsAt: at('12:00') }))).toMatchObject({
      ...{ code: 'booking.roomNotInService', message: 'Alder is out of service from 09:30 to 13:00: Repair.' },
    });
    await scheduling.move(second.purposeId, { roomId: room, startsAt: at('13:00') });
  });

  it('refuses to close hours over bookings that nobody looked at, and books nothing while it closes', async () => {
    const late = await book('16:00');
    const settings = { name: 'Fernhill', timeZone: 'America/Los_Angeles', monitorLimit: 2 };
    const shorter = { ...settings, openingHours: EVERY_DAY.map((day) => ({ ...day, closes: '17:00' })) };
    expect(await refusal(locations.change(location, 1, shorter, []))).toMatchObject({
      ...{ code: 'calendar.bookingsAffected', context: { facts: { ids: [late.id] } } },
    });
    const holiday = { date: '2026-11-23', opens: null, closes: null, reason: 'Holiday' };
    expect(await refusal(locations.addException(location, holiday, []))).toMatchObject({
      code: 'calendar.bookingsAffected',
    });
    const clinicianId = await makeClinician(clinic.db);
    const race = [refusal(locations.addException(location, holiday, [late.id])), refusal(book('10:15', clinicianId))];
    const codes = (await Promise.all(race)).flatMap((error) => (error ? [error.code] : []));
    expect(codes).toHaveLength(1);
    expect(['calendar.bookingsAffected', 'booking.closed']).toContain(codes[0]);
  });

  it('keeps the time zone while bookings lie ahead, and says how many', async () => {
    const settings = { name: 'Fernhill', openingHours: EVERY_DAY, monitorLimit: 2 };
    const elsewhere = { ...settings, timeZone: 'America/New_York' };
    const booked = await book();
    expect(await refusal(locations.change(location, 1, elsewhere, [booked.id]))).toMatchObject({
      code: 'calendar.zoneInUse',
      context: { fieldErrors: { timeZone: ['A booking lies ahead in the present zone.'] } },
    });
    await scheduling.cancel(booked.purposeId, { by: 'clinic', reason: 'x', at: at('06:00') });
    await locations.change(location, 1, elsewhere, []);
    expect(await refusal(locations.change(location, 2, { ...settings, timeZone: '+05:00' }, []))).toMatchObject({
      code: 'calendar.notValid',
    });
    expect(await refusal(locations.change(location, 1, elsewhere, []))).toMatchObject({ code: 'request.stale' });
  });

  it('knows whom an absence keeps from their bookings', async () => {
    const clinicianId = await makeClinician(clinic.db);
    const booked = await book('10:15', clinicianId);
    const away = { startsAt: at('08:00'), endsAt: at('12:00'), kind: 'training' as const };
    expect(await refusal(staff.addAbsence(clinicianId, away, []))).toMatchObject({ code: 'calendar.bookingsAffected' });
    await staff.addAbsence(clinicianId, away, [booked.id]);
    expect(await refusal(book('08:00', clinicianId))).toMatchObject({ code: 'booking.clinicianAbsent' });
  });

  it('retires no room that has bookings ahead', async () => {
    await book();
    expect(await refusal(rooms.retire(room, 1))).toMatchObject({ code: 'room.bookingsAhead' });
    const empty = await makeRoom(clinic.db, location);
    await rooms.retire(empty, 1);
    expect(await refusal(rooms.change(empty, 2, { name: 'Back', features: [], turnoverMinutes: 15 }))).toMatchObject({
      code: 'room.retired',
    });
  });

  it('keeps the history of a room: what was, what is, in order', async () => {
    await rooms.change(room, 1, { name: 'Alder', features: ['recliner'], turnoverMinutes: 20 });
    const id = await rooms.addSpan('block', room, span('12:00', '13:00'), []);
    await rooms.removeSpan('block', id, 1);
    const { rows, total } = await queries.findHistory(room, 1, 25);
    expect(total).toBe(3);
    expect(rows.map(({ action }) => action)).toEqual([
      'calendar.removeBlock',
      'calendar.addBlock',
      'calendar.changeRoom',
    ]);
    expect(rows[2]?.changes).toEqual({ features: ['', 'recliner'], turnoverMinutes: [15, 20] });
    expect(rows[0]?.changes).toMatchObject({ reason: ['Repair', null] });
  });

  it('orders the columns of the board, all of them or none', async () => {
    const other = await makeRoom(clinic.db, location, { name: 'Birch' });
    await rooms.order(location, [other, room]);
    const names = (await new RoomsQueries(clinic.db).findLocationWithRooms(location)).rooms.map(({ name }) => name);
    expect(names).toEqual(['Birch', 'Alder']);
    expect(await refusal(rooms.order(location, [room]))).toMatchObject({ code: 'calendar.notValid' });
  });
});
