import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { newId } from '../platform/database/new-id.js';
import { LocationException } from '../rooms/location-exception.entity.js';
import { instantOf } from '../platform/time/zone.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import { Booking } from '../scheduling/booking.entity.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { Session } from '../sessions/session.entity.js';
import { BoardPlacingQueries } from './board-placing.queries.js';
import { BoardPlacingService } from './board-placing.service.js';
import { PlacingResponse } from './placing.dto.js';

const PHASES = { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 };

describe('what stands in the way of a move, on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let placing: BoardPlacingService;
  let location: string;
  let room: string;
  let patientId: string;
  let planId: string;
  let clinicianId: string;
  const bookings: string[] = [];

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T06:00:00-08:00');
    const { db, clock, audit } = clinic;
    placing = new BoardPlacingService(
      db,
      new RoomsQueries(db),
      new CalendarQueries(db, clock),
      new BoardPlacingQueries(db),
      clock,
      audit,
    );
    location = await makeLocation(db);
    room = await makeRoom(db, location, { name: 'Alder' });
    clinicianId = await makeClinician(db, { displayName: 'Dr Castellan' });
    const prescriberId = await makeClinician(db);
    patientId = await makePatient(db);
    const consultationId = await makeEligible(db, { patientId, clinicianId: prescriberId });
    const plan = await makePlan(db, { patientId, prescriberId, consultationId, state: 'active' });
    planId = plan.id;
    const [first = '', second = '', third = ''] = plan.slotIds;
    // Dosed on the 21st at 12:00; the second session is on the 23rd at 10:15, the third on the 26th.
    await makeDischarged(db, {
      ...{ patientId, planId, slotId: first, clinicianId, doseStartedAt: new Date('2026-11-21T20:00Z') },
    });
    for (const [slotId, startsAt] of [
      [second, new Date('2026-11-23T18:15Z')],
      [third, new Date('2026-11-26T18:15Z')],
    ] as const) {
      bookings.push(await bookSession({ patientId, planId, slotId }, startsAt));
    }
  });

  async function bookSession(of: { patientId: string; planId: string; slotId: string }, startsAt: Date) {
    const [id, booking] = [newId(), newId()];
    const row = { id, kind: 'plan', route: 'iv', orderedMgPerKg: 0.5, clinicianId, ...of };
    await clinic.db.repository(Session).insert(row as never);
    await clinic.db.repository(Booking).insert({
      ...{ id: booking, locationId: location, roomId: room, patientId: of.patientId, clinicianId },
      ...{ purposeKind: 'session', purposeId: id, startsAt, phases: PHASES, state: 'confirmed' },
      endsAt: new Date(startsAt.getTime() + 105 * 60_000),
      roomUntil: new Date(startsAt.getTime() + 120 * 60_000),
    } as never);
    return booking;
  }

  afterAll(() => clinic.close());

  it('lets a session move between the doses on both sides of it, as its plan keeps them apart', async () => {
    const { limits } = PlacingResponse.from(await placing.read('2026-11-23', location), true);
    expect(limits).toEqual([
      // 48 h after 12:00 on the 21st is 12:00 on the 23rd, and dosing begins 15 minutes into the visit.
      {
        bookingId: bookings[0],
        earliest: '2026-11-23T19:45:00.000Z',
        latest: '2026-11-24T18:15:00.000Z',
      },
    ]);
  });

  it('keeps doses apart by the clock on the wall when it changes', async () => {
    const prescriberId = await makeClinician(clinic.db);
    const other = await makePatient(clinic.db);
    const consultationId = await makeEligible(clinic.db, { patientId: other, clinicianId: prescriberId });
    const plan = await makePlan(clinic.db, { patientId: other, prescriberId, consultationId, state: 'active' });
    const of = (slot: number) => ({ patientId: other, planId: plan.id, slotId: plan.slotIds[slot] ?? '' });
    const nine = (date: string) => instantOf(date, '09:00', 'America/Los_Angeles');
    await bookSession(of(0), nine('2027-03-11'));
    const moved = await bookSession(of(1), nine('2027-03-13'));
    await bookSession(of(2), nine('2027-03-16'));
    // The clocks go forward on the 14th: from Saturday to Monday at nine are 47 hours, and 48 on the clock.
    const { limits } = PlacingResponse.from(await placing.read('2027-03-13', location), true);
    expect(limits).toEqual([
      {
        bookingId: moved,
        earliest: nine('2027-03-13').toISOString(),
        latest: nine('2027-03-14').toISOString(),
      },
    ]);
  });

  it('tells who may not book when rooms are closed, and nothing about people', async () => {
    const shown = PlacingResponse.from(await placing.read('2026-11-23', location), false);
    expect(shown).toMatchObject({ clinicians: [], elsewhere: [], limits: [] });
    expect(shown.opening).toEqual([{ from: '2026-11-23T16:00:00.000Z', until: '2026-11-24T02:00:00.000Z' }]);
  });

  it('names the day when its hours are not the usual ones', async () => {
    const exception = { locationId: location, date: '2026-11-26', reason: 'Thanksgiving' };
    await clinic.db.repository(LocationException).insert({ id: newId(), ...exception });
    const shown = PlacingResponse.from(await placing.read('2026-11-26', location), false);
    expect(shown).toMatchObject({ opening: [], exceptions: [{ reason: 'Thanksgiving' }] });
  });

  it('says nothing clinical', async () => {
    const text = JSON.stringify(PlacingResponse.from(await placing.read('2026-11-23', location), true));
    expect(text).not.toMatch(/route|mgPerKg|disorder|dose|"iv"/i);
  });

  it('records whose bookings were read', async () => {
    await placing.read('2026-11-23', location);
    const [line] = await clinic.db
      .repository(AuditEvent)
      .find({ where: { action: 'board.readPlacing' }, order: { id: 'DESC' }, take: 1 });
    expect(line?.changes).toEqual({ date: '2026-11-23', patients: [patientId] });
  });

  it('knows no other place', async () => {
    await expect(placing.read('2026-11-23', newId())).rejects.toMatchObject({ code: 'location.notFound' });
  });
});
