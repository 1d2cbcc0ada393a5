import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makeLocation, makePatient, makeRoom } from '../../test/factories/clinic.factory.js';
import { newId } from '../platform/database/new-id.js';
import type { Job } from '../platform/jobs/job-runner.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Booking } from './booking.entity.js';
import { BookingTrail } from './booking-trail.js';
import { HoldSweepService } from './hold-sweep.service.js';
import { SESSION_PHASES } from './rules/visit-phases.js';

describe('holds that ran out', () => {
  let clinic: ClinicDatabase;
  let sweep: HoldSweepService;
  const jobs: Job[] = [];
  let place: Pick<Booking, 'locationId' | 'roomId' | 'patientId' | 'clinicianId'>;
  let columns: readonly string[];

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T18:00:00Z');
    const { db, clock, audit, events } = clinic;
    const runner = { add: (job: Job) => void jobs.push(job) } satisfies Pick<JobRunner, 'add'>;
    sweep = new HoldSweepService(runner as unknown as JobRunner, db, clock, new BookingTrail(audit, events));
    sweep.onModuleInit();
    const locationId = await makeLocation(db);
    place = {
      locationId,
      roomId: await makeRoom(db, locationId),
      patientId: await makePatient(db),
      clinicianId: await makeClinician(db),
    };
    const found = await db.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'booking'`,
    );
    columns = found.map(({ name }) => name);
  });

  afterAll(() => clinic.close());

  let day = 1;
  const booking = async (state: 'hold' | 'confirmed', holdUntil: string | null) => {
    const at = (hour: number) => new Date(Date.UTC(2026, 11, day, hour));
    day += 1;
    const id = newId();
    const times = { startsAt: at(17), endsAt: at(19), roomUntil: at(20), phases: SESSION_PHASES };
    const owner = columns.includes('held_by') && state === 'hold' ? { heldBy: place.clinicianId } : {};
    await clinic.db.repository(Booking).insert({
      ...{ id, ...place, ...times, purposeKind: 'session', purposeId: newId(), state, ...owner },
      holdUntil: holdUntil === null ? null : new Date(holdUntil),
    });
    return id;
  };
  const left = async (ids: readonly string[]) => {
    const rows = await clinic.db.query<{ id: string }>('SELECT id FROM booking WHERE id = ANY($1)', [ids]);
    return ids.filter((id) => rows.some((row) => row.id === id));
  };

  it('are removed, once, with a line in the trail; others stay', async () => {
    const ended = await booking('hold', '2026-11-23T18:00:00Z');
    const open = await booking('hold', '2026-11-23T18:00:01Z');
    const confirmed = await booking('confirmed', null);
    await Promise.all([sweep.sweep(), sweep.sweep()]);
    expect(await left([ended, open, confirmed])).toEqual([open, confirmed]);
    const trail = await clinic.db.repository(AuditEvent).findBy({ action: 'booking.holdEnded' });
    expect(trail).toMatchObject([{ resourceId: ended, patientId: place.patientId, actorId: null }]);
    expect(await clinic.db.query(`SELECT DISTINCT entity_id AS id FROM outbox_event`)).toEqual([{ id: ended }]);
    await sweep.sweep();
    expect(await clinic.db.repository(AuditEvent).countBy({ action: 'booking.holdEnded' })).toBe(1);
  });

  it('leaves a hold alone that somebody is booking', async () => {
    const ended = await booking('hold', '2026-11-23T17:00:00Z');
    const desk = clinic.source.createQueryRunner();
    await desk.startTransaction();
    await desk.query('SELECT 1 FROM booking WHERE id = $1 FOR UPDATE', [ended]);
    await sweep.sweep();
    await desk.rollbackTransaction();
    await desk.release();
    expect(await left([ended])).toEqual([ended]);
    await sweep.sweep();
    expect(await left([ended])).toEqual([]);
  });

  it('clears more than one batch', async () => {
    await clinic.db.query(
      `INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at,
                            ends_at, room_until, phases, state, hold_until${columns.includes('held_by') ? ', held_by' : ''})
       SELECT gen_random_uuid(), $1, $2, $3, $4, 'session', gen_random_uuid(), at, at + interval '1 hour',
              at + interval '1 hour', '{}', 'hold', '2026-11-23T17:00:00Z'${columns.includes('held_by') ? ', $4' : ''}
         FROM generate_series('2027-01-01T08:00Z'::timestamptz, '2027-01-12T00:00Z', interval '1 hour') at`,
      [place.locationId, place.roomId, place.patientId, place.clinicianId],
    );
    await jobs[0]?.run();
    expect(jobs.map(({ name, cron }) => [name, cron])).toEqual([['scheduling.holds', '* * * * *']]);
    expect(
      await clinic.db.query(`SELECT count(*)::int AS n FROM booking WHERE state = 'hold' AND hold_until <= $1`, [
        clinic.clock.now(),
      ]),
    ).toEqual([{ n: 0 }]);
  });
});
