import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import type { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { LocationException } from '../rooms/location-exception.entity.js';
import { RoomBlock } from '../rooms/room-block.entity.js';
import { RoomOutage } from '../rooms/room-outage.entity.js';
import { Booking } from './booking.entity.js';
import { CalendarQueries } from './calendar.queries.js';
import { SESSION_PHASES } from './rules/visit-phases.js';
import { plannedTimes } from './rules/visit-times.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffShift } from './staff-shift.entity.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);
const ms = (time: string) => at(time).getTime();

describe('the calendar on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let calendar: CalendarQueries;
  let location: string;
  let room: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00');
    calendar = new CalendarQueries(clinic.db, clinic.clock);
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    clinic.clock.set('2026-11-23T06:00:00-08:00');
    await clinic.db.repository(Booking).createQueryBuilder().delete().execute();
    location = await makeLocation(clinic.db);
    room = await makeRoom(clinic.db, location, { name: 'Alder', features: ['recliner'] });
  });

  const monday = () => calendar.load({ locationId: location, from: at('00:00'), until: at('23:59') });
  const book = async (values: Partial<Booking> = {}) => {
    const booking = {
      ...{ id: newId(), locationId: location, roomId: room, purposeKind: 'session', purposeId: newId() },
      ...{ patientId: await makePatient(clinic.db), clinicianId: await makeClinician(clinic.db) },
      ...{ phases: SESSION_PHASES, ...plannedTimes(values.startsAt ?? at('10:00'), SESSION_PHASES) },
      ...values,
    };
    await clinic.db.repository(Booking).insert(booking as never);
    return booking;
  };

  it('has hours, rooms and the monitor limit of the location', async () => {
    await makeRoom(clinic.db, location, { name: 'Birch', state: 'out_of_service' });
    await makeRoom(clinic.db, location, { name: 'Cedar', state: 'retired' });
    expect(await monday()).toMatchObject({
      opening: [{ from: ms('08:00'), until: ms('18:00') }],
      rooms: [
        { id: room, name: 'Alder', features: ['recliner'], inService: true, outages: [], blocks: [] },
        { name: 'Birch', inService: false },
      ],
      ...{ taken: [], monitorLimit: 2 },
    });
    const nowhere = calendar.load({ locationId: newId(), from: at('00:00'), until: at('01:00') });
    await expect(nowhere).rejects.toMatchObject({ code: 'location.notFound' });
  });

  it('has exceptions of the dates in the zone of the location', async () => {
    const holiday = { locationId: location, date: '2026-11-23', opens: null, closes: null, reason: 'Holiday' };
    await clinic.db.repository(LocationException).insert({ id: newId(), ...holiday });
    expect(await monday()).toMatchObject({
      ...{ opening: [], exceptions: [{ from: ms('00:00'), until: ms('24:00'), reason: 'Holiday' }] },
    });
    const tuesday = await calendar.load({
      locationId: location,
      from: at('24:00'),
      until: new Date(ms('24:00') + 60_000),
    });
    expect(tuesday.opening).toHaveLength(1);
  });

  it('has outages and blocks that reach into the range', async () => {
    const repair = { roomId: room, startsAt: at('12:00'), endsAt: at('14:00'), reason: 'Chair repaired' };
    await clinic.db.repository(RoomOutage).insert({ id: newId(), ...repair });
    await clinic.db.repository(RoomBlock).insert({ id: newId(), ...repair, reason: 'Meeting' });
    const { rooms } = await monday();
    expect(rooms[0]).toMatchObject({
      outages: [{ from: ms('12:00'), until: ms('14:00'), reason: 'Chair repaired' }],
      blocks: [{ from: ms('12:00'), until: ms('14:00'), reason: 'Meeting' }],
    });
    const later = await calendar.load({ locationId: location, from: at('14:00'), until: at('15:00') });
    expect(later.rooms[0]).toMatchObject({ outages: [], blocks: [] });
  });

  it('knows people without shifts, with shifts here, and with shifts elsewhere only', async () => {
    const [free, here, elsewhere] = await Promise.all(Array.from({ length: 3 }, () => makeClinician(clinic.db)));
    const shift = { weekday: 1, starts: '09:00', ends: '13:00', validFrom: '2026-01-01' };
    const other = await makeLocation(clinic.db);
    const shifts = clinic.db.repository(StaffShift);
    await shifts.insert({ id: newId(), staffId: here ?? '', locationId: location, ...shift });
    await shifts.insert({ id: newId(), staffId: elsewhere ?? '', locationId: other, ...shift });
    const leave = { staffId: here ?? '', startsAt: at('10:00'), endsAt: at('11:00'), kind: 'leave' as const };
    await clinic.db.repository(StaffAbsence).insert({ id: newId(), ...leave });
    const people = new Map((await monday()).clinicians.map((person) => [person.id, person]));
    expect(people.get(free ?? '')).toMatchObject({ shifts: undefined, absences: [] });
    expect(people.get(here ?? '')).toMatchObject({
      shifts: [{ from: ms('09:00'), until: ms('13:00') }],
      absences: [{ from: ms('10:00'), until: ms('11:00') }],
    });
    expect(people.get(elsewhere ?? '')?.shifts).toEqual([]);
  });

  it('has live bookings with what is watched of them, here; elsewhere they only take people', async () => {
    const booking = await book();
    const away = await makeLocation(clinic.db);
    const there = await book({ locationId: away, roomId: await makeRoom(clinic.db, away), startsAt: at('12:00') });
    await book({ startsAt: at('14:00'), state: 'cancelled' });
    const talk = await book({ startsAt: at('15:00'), purposeKind: 'consultation' });
    const { taken } = await monday();
    expect(taken.map(({ bookingId, watched }) => [bookingId, watched])).toEqual([
      [booking.id, { from: ms('10:15'), until: ms('11:30') }],
      [there.id, undefined],
      [talk.id, undefined],
    ]);
    expect(taken[0]).toMatchObject({ roomId: room, from: ms('10:00'), until: ms('11:45'), roomUntil: ms('12:00') });
  });

  it('keeps the room of a visit that overruns until it could be turned over', async () => {
    const booking = await book({ state: 'in_use' });
    clinic.clock.set(at('13:00'));
    const late = await calendar.load({ locationId: location, from: at('13:05'), until: at('15:00') });
    expect(late.taken).toMatchObject([{ bookingId: booking.id, roomUntil: ms('13:15') }]);
  });

  it('asks one statement however long the range is', async () => {
    let asked = 0;
    const run: Pick<Database, 'run'>['run'] = (statement, values) => {
      asked += 1;
      return clinic.db.run(statement, values);
    };
    const year = { from: at('00:00'), until: new Date(ms('00:00') + 365 * 86_400_000) };
    const { opening } = await new CalendarQueries({ run } as Database, clinic.clock).load({
      locationId: location,
      ...year,
    });
    expect(opening).toHaveLength(365);
    expect(asked).toBe(1);
  });

  it('has the minutes that each kind of visit is booked with', async () => {
    expect(await calendar.phasesFor('first_session')).toEqual({
      ...{ prep: 30, session: 45, recovery: 30, integration: 15, turnover: 15, leastTurnover: 15 },
    });
    expect(await calendar.phasesFor('consultation')).toMatchObject({ prep: 0, session: 60, recovery: 0 });
  });

  it('refuses spans that run backwards, and hours that are none', async () => {
    const outage = { id: newId(), roomId: room, startsAt: at('12:00'), endsAt: at('12:00'), reason: 'x' };
    await expect(clinic.db.repository(RoomOutage).insert(outage)).rejects.toThrow('room_outage_times_ordered');
    const day = { id: newId(), locationId: location, date: '2026-12-24', opens: '25:00', closes: '26:00', reason: 'x' };
    await expect(clinic.db.repository(LocationException).insert(day)).rejects.toThrow('location_exception_hours');
  });
});
