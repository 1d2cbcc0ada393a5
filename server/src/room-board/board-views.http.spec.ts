import { AuditEvent } from '../audit/audit-event.entity.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { sentStatements } from '../../test/sent-statements.js';
import { newId } from '../platform/database/new-id.js';
import { LocationException } from '../rooms/location-exception.entity.js';
import { RoomBlock } from '../rooms/room-block.entity.js';
import { Booking } from '../scheduling/booking.entity.js';
import { CONSULTATION_PHASES } from '../scheduling/rules/visit-phases.js';
import { plannedTimes } from '../scheduling/rules/visit-times.js';
import { StaffShift } from '../scheduling/staff-shift.entity.js';
import { AgendaService } from './agenda.service.js';
import { WeekService } from './week.service.js';

interface Cell {
  readonly date: string;
  readonly openMinutes: number;
  readonly bookedMinutes: number;
  readonly freeMinutes: number;
  readonly visits: readonly { readonly initials: string }[];
}

interface Week {
  readonly days: readonly { readonly date: string; readonly opens: string | null; readonly closes: string | null }[];
  readonly rooms: readonly { readonly cells: readonly Cell[] }[];
}

describe('week and agenda over HTTP', () => {
  let app: HttpApp;
  let desk: SignedInClient;
  let manager: SignedInClient;
  let clinician: SignedInClient;
  let location: string;
  let room: string;
  let patientId: string;

  beforeAll(async () => {
    app = await startHttpApp();
    app.clock.set('2026-11-23T14:00:00Z');
    location = await makeLocation(app.db, { name: 'Aspen', timeZone: 'America/New_York' });
    room = await makeRoom(app.db, location, { name: 'Alder' });
    await makeRoom(app.db, location, { name: 'Birch', state: 'out_of_service' });
    desk = await app.signInAs('front_desk');
    manager = await app.signInAs('manager');
    clinician = await app.signInAs('clinician', { displayName: 'Dr Ana Castellan' });
    patientId = await makePatient(app.db, { givenName: 'Odette', familyName: 'Marlowe' });
    await book({ startsAt: new Date('2026-11-24T14:00:00Z') });
    await book({ startsAt: new Date('2026-11-25T14:00:00Z'), state: 'cancelled' });
  });

  afterAll(() => app.close());

  async function book(values: Partial<Booking> & { startsAt: Date }): Promise<void> {
    const booking = {
      ...{ id: newId(), locationId: location, roomId: room, purposeKind: 'consultation', purposeId: newId() },
      ...{ patientId, clinicianId: clinician.staff.id, phases: CONSULTATION_PHASES },
      ...plannedTimes(values.startsAt, CONSULTATION_PHASES),
      ...values,
    };
    await app.db.repository(Booking).insert(booking as never);
  }

  async function weekOf(path: string): Promise<Week> {
    const reply = await desk.get(path);
    expect(reply.status).toBe(200);
    return reply.body as unknown as Week;
  }

  it('shows rooms by days with minutes that add up, from the Monday of this week', async () => {
    const reply = await desk.get('/room-board/week');
    expect(reply).toMatchObject({
      status: 200,
      body: { from: '2026-11-23', today: '2026-11-23', locationName: 'Aspen', timeZone: 'America/New_York' },
    });
    const week = reply.body as unknown as Week;
    expect(week.days).toHaveLength(7);
    expect(week.days[1]).toEqual({ date: '2026-11-24', opens: '08:00', closes: '18:00', reason: null });
    expect(week.rooms[0]?.cells.slice(0, 3)).toMatchObject([
      // 09:00 in New York: an hour of the day is over.
      { openMinutes: 600, bookedMinutes: 0, freeMinutes: 540, visits: [] },
      {
        ...{ openMinutes: 600, bookedMinutes: 75, freeMinutes: 525, longestFreeMinutes: 465 },
        visits: [{ initials: 'O. M.', kind: 'consultation', state: 'scheduled', startsAt: '2026-11-24T14:00:00.000Z' }],
      },
      { bookedMinutes: 0, freeMinutes: 600, visits: [] },
    ]);
    expect(week.rooms[1]?.cells[1]).toMatchObject({ openMinutes: 0, freeMinutes: 0, closed: [{ reason: null }] });
  });

  it('counts a holiday and a blocked morning as not open', async () => {
    await app.db
      .repository(LocationException)
      .insert({ id: newId(), locationId: location, date: '2026-11-26', reason: 'Thanksgiving' });
    await app.db.repository(RoomBlock).insert({
      ...{ id: newId(), roomId: room, reason: 'Paint' },
      ...{ startsAt: new Date('2026-11-27T10:00:00Z'), endsAt: new Date('2026-11-27T17:00:00Z') },
    });
    const week = await weekOf('/room-board/week?from=2026-11-23');
    expect(week.days[3]).toEqual({ date: '2026-11-26', opens: null, closes: null, reason: 'Thanksgiving' });
    expect(week.rooms[0]?.cells[3]).toMatchObject({ openMinutes: 0, freeMinutes: 0, closed: [] });
    expect(week.rooms[0]?.cells[4]).toMatchObject({
      openMinutes: 360,
      closed: [{ startsAt: '2026-11-27T13:00:00.000Z', endsAt: '2026-11-27T17:00:00.000Z', reason: 'Paint' }],
    });
  });

  it('tells nobody a name, and writes down whose visits were read', async () => {
    for (const client of [desk, manager, clinician]) {
      const text = JSON.stringify((await client.get('/room-board/week?from=2026-11-23')).body);
      expect(text).not.toMatch(/Odette|Marlowe/);
      expect(text).not.toContain(patientId);
    }
    const [entry] = await app.db.repository(AuditEvent).find({ order: { id: 'DESC' }, take: 1 });
    expect(entry).toMatchObject({
      ...{ action: 'board.read', resourceType: 'location', resourceId: location, actorId: clinician.staff.id },
      changes: { from: '2026-11-23', until: '2026-11-29', patients: [patientId] },
    });
  });

  it('shows a clinician the own agenda, with names and the time between the visits', async () => {
    const reply = await clinician.get('/room-board/agenda?from=2026-11-24&days=1');
    expect(reply).toMatchObject({
      status: 200,
      body: {
        ...{ clinicianName: 'Dr Ana Castellan', from: '2026-11-24', timeZone: 'America/New_York' },
        days: [
          {
            ...{ date: '2026-11-24', openMinutes: 600, bookedMinutes: 60, freeMinutes: 540 },
            visits: [{ patientName: 'Odette Marlowe', roomName: 'Alder', kind: 'consultation' }],
            gaps: [
              { startsAt: '2026-11-24T13:00:00.000Z', endsAt: '2026-11-24T14:00:00.000Z' },
              { startsAt: '2026-11-24T15:00:00.000Z', endsAt: '2026-11-24T23:00:00.000Z' },
            ],
          },
        ],
      },
    });
    const [entry] = await app.db.repository(AuditEvent).find({ order: { id: 'DESC' }, take: 1 });
    expect(entry).toMatchObject({ resourceType: 'staff_member', changes: { patients: [patientId] } });
  });

  it('keeps to the shifts of a clinician, cancelled visits shown and not counted', async () => {
    const id = await makeClinician(app.db);
    await app.db.repository(StaffShift).insert({
      ...{ id: newId(), staffId: id, locationId: location, weekday: 3, starts: '13:00', ends: '20:00' },
      ...{ validFrom: '2026-01-01', validUntil: null },
    });
    await book({ startsAt: new Date('2026-11-25T19:00:00Z'), clinicianId: id, state: 'cancelled' });
    const reply = await desk.get(`/room-board/agenda?clinicianId=${id}&from=2026-11-23`);
    const days = reply.body['days'] as { openMinutes: number; visits: { state: string }[] }[];
    expect(days.map(({ openMinutes }) => openMinutes)).toEqual([0, 0, 300, 0, 0, 0, 0]);
    expect(days[2]?.visits).toMatchObject([{ state: 'cancelled', patientName: 'Odette Marlowe' }]);
  });

  it('tells a manager initials in an agenda and nothing to do', async () => {
    const { status, body } = await manager.get(`/room-board/agenda?clinicianId=${clinician.staff.id}&from=2026-11-23`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/Odette|Marlowe/);
    expect(body).toMatchObject({
      days: [{}, { visits: [{ patientName: 'O. M.', patientId: null, allowedActions: [] }] }, {}, {}, {}, {}, {}],
    });
  });

  it('asks the database the same few times however full the week is', async () => {
    const [weeks, agendas] = [app.app.get(WeekService), app.app.get(AgendaService)];
    const clinicianId = clinician.staff.id;
    const sent = async (from: string) => [
      (await sentStatements(() => weeks.readWeek(from))).length,
      (await sentStatements(() => agendas.read({ clinicianId, from, days: 7 }))).length,
    ];
    const full = await sent('2026-11-23');
    expect(await sent('2027-06-07')).toEqual(full);
    expect(Math.max(...full)).toBeLessThanOrEqual(8);
  });

  it('asks whose agenda it is, and refuses what is none', async () => {
    expect(await desk.get('/room-board/agenda')).toMatchObject({
      ...{ status: 422, body: { code: 'board.clinicianNeeded' } },
    });
    expect(await desk.get(`/room-board/agenda?clinicianId=${desk.staff.id}`)).toMatchObject({
      ...{ status: 404, body: { code: 'board.clinicianNotFound' } },
    });
    expect(await desk.get(`/room-board/agenda?clinicianId=${newId()}&days=400`)).toMatchObject({ status: 422 });
    expect(await desk.get('/room-board/week?from=2026-02-30')).toMatchObject({ status: 422 });
    const admin = await app.signInAs('admin');
    expect([await admin.get('/room-board/week'), await admin.get('/room-board/agenda')]).toMatchObject([
      { status: 403 },
      { status: 403 },
    ]);
  });

  it('gives a hallway screen initials and no way to anybody, and writes down what it read', async () => {
    app.clock.set('2026-11-24T14:30:00Z');
    const screen = await app.signInHallway();
    const { status, body } = await screen.get('/room-board/hallway');
    const late = await app.signInAs('front_desk');
    const full = JSON.stringify((await late.get('/room-board')).body);
    app.clock.set('2026-11-23T14:00:00Z');
    expect(status).toBe(200);
    expect(full).toContain('Odette Marlowe');
    expect(JSON.stringify(body)).not.toMatch(/Odette|Marlowe|Castellan/);
    for (const id of [patientId, clinician.staff.id]) expect(JSON.stringify(body)).not.toContain(id);
    expect(body).toMatchObject({
      locationName: 'Aspen',
      visits: [{ roomId: room, initials: 'O. M.', kind: 'consultation' }],
    });
    const [line] = await app.db.query(
      `SELECT actor_role AS role, changes->'patients' AS patients FROM audit_event
        WHERE action = 'board.read' AND actor_id = $1`,
      [screen.staff.id],
    );
    expect(line).toEqual({ role: 'hallway', patients: [patientId] });
  });

  it.each([
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T09:30:00Z', '01:30'],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T09:30:00Z', '01:30'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T15:45:00Z', '02:45'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T15:00:00Z', '01:30'],
  ])('has the hours of the wall in %s on %s, when its clock changes', async (timeZone, sunday, startsAt) => {
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }));
    const place = await makeLocation(app.db, { name: `Zone ${newId()}`, timeZone, openingHours: hours });
    const there = await makeRoom(app.db, place, { name: 'Cedar' });
    const clinicianId = await makeClinician(app.db);
    app.clock.set('2026-01-01T00:00:00Z');
    await book({ ...{ locationId: place, roomId: there, clinicianId }, startsAt: new Date(startsAt) });
    const week = await weekOf(`/room-board/week?from=${sunday}&locationId=${place}`);
    app.clock.set('2026-11-23T14:00:00Z');
    const [cell, monday] = week.rooms[0]?.cells ?? [];
    const minutes = { 'America/Los_Angeles': [1380, 1500], 'Australia/Lord_Howe': [1410, 1470] }[timeZone];
    const length = minutes?.[sunday.includes('-03-') || sunday.includes('-10-') ? 0 : 1] ?? 0;
    expect(week.days[0]).toEqual({ date: sunday, opens: '00:00', closes: '24:00', reason: null });
    expect(cell).toMatchObject({ date: sunday, openMinutes: length, bookedMinutes: 75, freeMinutes: length - 75 });
    expect(cell?.visits).toHaveLength(1);
    expect(monday).toMatchObject({ openMinutes: 1440, bookedMinutes: 0 });
  });
});
