import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { sentStatements } from '../../test/sent-statements.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { Consultation } from '../consultations/consultation.entity.js';
import { newId } from '../platform/database/new-id.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { BookingObstacles } from '../scheduling/booking-obstacles.service.js';
import { BookingTrail } from '../scheduling/booking-trail.js';
import { BookingLocks } from '../scheduling/booking-locks.queries.js';
import { CONSULTATION_PHASES, SESSION_PHASES } from '../scheduling/rules/visit-phases.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { Session } from '../sessions/session.entity.js';
import { BoardDayResponse } from './room-board.dto.js';
import { RoomBoardService } from './room-board.service.js';

/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);
const DESK = { names: true, receive: true, book: true, conduct: false };
const MANAGER = { names: false, receive: false, book: false, conduct: false };

describe('the board on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let board: RoomBoardService;
  let location: string;
  let patientId: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00');
    const { db, clock, audit, events } = clinic;
    board = new RoomBoardService(audit, clock);
    const [locks, trail] = [new BookingLocks(db), new BookingTrail(audit, events)];
    const calendar = new CalendarQueries(db, clock);
    const obstacles = new BookingObstacles(locks, calendar, clock, trail);
    const scheduling = new SchedulingService(db, locks, calendar, obstacles, clock, trail);

    location = await makeLocation(db);
    const [alder, birch] = [
      await makeRoom(db, location, { name: 'Alder' }),
      await makeRoom(db, location, { name: 'Birch' }),
    ];
    await makeRoom(db, location, { name: 'Gone', state: 'retired' });
    const clinicianId = await makeClinician(db);
    patientId = await makePatient(db, { givenName: 'Odette', familyName: 'Marlowe', preferredName: 'Odi' });
    const consultationId = await makeEligible(db, { patientId, clinicianId });
    const plan = await makePlan(db, {
      patientId,
      prescriberId: clinicianId,
      consultationId,
      state: 'active',
      startedAt: at('01:00'),
    });
    const [first = '', second = ''] = plan.slotIds;
    await makeDischarged(db, {
      patientId,
      planId: plan.id,
      slotId: first,
      clinicianId,
      doseStartedAt: new Date('2026-11-19T18:00Z'),
    });
    const sessionId = newId();
    await db.repository(Session).insert({
      ...{
        id: sessionId,
        kind: 'plan',
        route: 'iv',
        orderedMgPerKg: 0.5,
        patientId,
        planId: plan.id,
        slotId: second,
        clinicianId,
      },
    });
    await scheduling.book({
      ...{ roomId: alder, patientId, clinicianId, startsAt: at('10:15'), phases: SESSION_PHASES },
      purpose: { kind: 'session', id: sessionId },
    });
    const other = await makePatient(db, { givenName: 'Basil', familyName: 'Quince' });
    const visit = newId();
    await db.repository(Consultation).insert({ id: visit, patientId: other, clinicianId });
    await scheduling.book({
      ...{ roomId: birch, patientId: other, clinicianId, startsAt: at('08:00'), phases: CONSULTATION_PHASES },
      purpose: { kind: 'consultation', id: visit },
    });
  });

  afterAll(() => clinic.close());

  it('shows rooms and visits of the day with the place in the plan, in time order', async () => {
    const day = BoardDayResponse.from(await board.readDay(), DESK);
    expect(day).toMatchObject({ date: '2026-11-23', today: '2026-11-23', opens: '08:00', closes: '18:00' });
    expect(day.rooms.map(({ name }) => name)).toEqual(['Alder', 'Birch']);
    expect(day.visits).toMatchObject([
      {
        kind: 'consultation',
        patientName: 'Basil Quince',
        ordinal: null,
        allowedActions: ['checkIn', 'move', 'cancel'],
      },
      {
        ...{ kind: 'session', patientName: 'Odi Marlowe', ordinal: 2, sessionCount: 3, state: 'scheduled', patientId },
        allowedActions: ['checkIn', 'move', 'cancel'],
      },
    ]);
  });

  it('never tells the front desk disorder, route or dose', async () => {
    const text = JSON.stringify(BoardDayResponse.from(await board.readDay(), DESK));
    expect(text).not.toMatch(/gad|route|mgPerKg|disorder|dose|iv"/i);
  });

  it('tells a manager initials and nothing to do', async () => {
    const day = BoardDayResponse.from(await board.readDay(), MANAGER);
    expect(day.visits.map((visit) => [visit.patientName, visit.patientId, visit.allowedActions])).toEqual([
      ['B. Q.', null, []],
      ['O. M.', null, []],
    ]);
  });

  it('is empty on another day, and knows no other place', async () => {
    expect((await board.readDay('2026-11-24')).rows).toEqual([]);
    await expect(board.readDay(undefined, newId())).rejects.toMatchObject({ code: 'location.notFound' });
  });

  it('records who was on the board that was read', async () => {
    await board.readDay('2026-11-23', location);
    const [entry] = await clinic.db
      .repository(AuditEvent)
      .find({ where: { action: 'board.read' }, order: { id: 'DESC' }, take: 1 });
    expect(entry?.changes).toMatchObject({
      date: '2026-11-23',
      patients: expect.arrayContaining([patientId]) as unknown,
    });
  });

  it('is read and recorded in one statement', async () => {
    expect(await sentStatements(() => board.readDay('2026-11-23', location))).toHaveLength(1);
  });

  it('begins and ends a day where the clock changes at midnight with that day', async () => {
    const havana = await makeLocation(clinic.db, { name: 'Zanja', timeZone: 'America/Havana' });
    const roomId = await makeRoom(clinic.db, havana);
    const [clinicianId, visitor] = [await makeClinician(clinic.db), await makePatient(clinic.db)];
    // On 1 November 2026 the hour from midnight comes twice: 04:00Z to 06:00Z.
    for (const startsAt of ['2026-11-01T03:30Z', '2026-11-01T04:30Z', '2026-11-01T05:30Z', '2026-11-02T04:30Z']) {
      await clinic.db.query(
        `INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at, ends_at, room_until, phases)
         VALUES ($1, $2, $3, $4, $5, 'session', $1, $6, $6::timestamptz + interval '10 min', $6::timestamptz + interval '15 min', '{}')`,
        [newId(), havana, roomId, visitor, clinicianId, startsAt],
      );
    }
    const { rows } = await board.readDay('2026-11-01', havana);
    expect(rows.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      ...['2026-11-01T04:30:00.000Z', '2026-11-01T05:30:00.000Z', '2026-11-02T04:30:00.000Z'],
    ]);
  });
});
