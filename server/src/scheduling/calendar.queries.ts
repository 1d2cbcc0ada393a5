import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';
import { Clock } from '../platform/time/clock.js';
import { roomError } from '../rooms/rules/rooms-errors.js';
import { LIVE_STATES } from './rules/booking-lifecycle.js';
import {
  clinicDays,
  type DateHours,
  openingSpans,
  shiftSpans,
  type WeeklyHours,
  type WeeklyShift,
} from './rules/clinic-days.js';
import { type Calendar, type Span, type Taken, watchedSpan } from './rules/obstacles.js';
import type { VisitPhases, VisitPurpose } from './rules/visit-phases.js';
import { isStillThere } from './rules/visit-times.js';

export interface CalendarRange {
  readonly locationId: string;
  readonly from: Date;
  readonly until: Date;
  /** Leave out the rooms, clinicians and people's bookings that a single visit does not ask about. */
  readonly only?: { readonly roomId: string; readonly clinicianId: string; readonly patientId: string } | undefined;
}

interface CalendarRow {
  readonly location: {
    readonly timeZone: string;
    readonly openingHours: readonly WeeklyHours[];
    readonly monitorLimit: number;
  };
  readonly exceptions: readonly (DateHours & { readonly reason: string })[];
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly features: readonly string[];
    readonly inService: boolean;
    readonly outages: readonly (Span & { readonly reason: string })[];
    readonly blocks: readonly (Span & { readonly reason: string })[];
  }[];
  readonly clinicians: readonly {
    readonly id: string;
    readonly name: string;
    readonly shifts: readonly WeeklyShift[] | null;
    readonly absences: readonly Span[];
  }[];
  readonly taken: readonly TakenRow[];
}

type TakenRow = Omit<Taken, 'watched' | 'held'> & {
  readonly state: string;
  readonly dosed: boolean;
  readonly here: boolean;
  readonly phases: VisitPhases;
};

const LIVE = `b.state in ('${LIVE_STATES.join("', '")}')`;

/** What stands still at a location, read in one statement however long the range is. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Hours, rooms, clinicians and live bookings of every day that `[from, until)` touches. Bookings at other locations
   * are there as well, because patients and clinicians cannot be in two places.
   * @throws location.notFound (404)
   */
  async load({ locationId, from, until, only }: CalendarRange): Promise<Calendar> {
    const [row] = await this.db.run<CalendarRow>(CALENDAR, [
      ...[locationId, from, until],
      ...[only?.roomId ?? null, only?.clinicianId ?? null, only?.patientId ?? null],
    ]);
    if (!row) throw roomError('location.notFound');
    const days = clinicDays(row.location.timeZone, from, until);
    const now = this.clock.now().getTime();
    return {
      opening: openingSpans(days, row.location.openingHours, row.exceptions),
      rooms: row.rooms,
      clinicians: row.clinicians.map(({ id, name, shifts, absences }) => ({
        ...{ id, name, absences },
        shifts: shifts ? shiftSpans(days, shifts) : undefined,
      })),
      taken: row.taken.map((taken) => takenNow(taken, now)),
      monitorLimit: row.location.monitorLimit,
      exceptions: row.exceptions.flatMap(({ date, reason }) =>
        days.filter((day) => day.date === date).map(({ from, until }) => ({ from, until, reason })),
      ),
    };
  }

  /** Ids of holds that do not count for whoever asks: their own for a patient, and those that have run out. */
  async freeHolds(range: {
    readonly from: Date;
    readonly until: Date;
    readonly holderId: string;
    readonly patientId: string;
  }): Promise<Set<string>> {
    const { from, until, holderId, patientId } = range;
    const rows = await this.db.run<{ id: string }>(FREE_HOLDS, [from, until, this.clock.now(), holderId, patientId]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The same without holds that have run out and that nobody has cleared away yet: a booking removes them. */
  async loadBookable(range: CalendarRange): Promise<Calendar> {
    const calendar = await this.load(range);
    const rows = await this.db.run<{ id: string }>(EXPIRED_HOLDS, [this.clock.now()]);
    const over = new Set(rows.map(({ id }) => id));
    return { ...calendar, taken: calendar.taken.filter(({ bookingId }) => !over.has(bookingId)) };
  }

  /** Minutes that a visit of this purpose is booked with now. */
  async phasesFor(purpose: VisitPurpose): Promise<VisitPhases> {
    const [row] = await this.db.run<{ phases: VisitPhases }>(TEMPLATE, [purpose]);
    if (!row) throw new Error(`no visit template for ${purpose}`);
    return row.phases;
  }
}

/** Phases of the template `t` as bookings keep them. */
export const TEMPLATE_PHASES = `jsonb_build_object('prep', t.prep, 'session', t.session, 'recovery', t.recovery,
  'integration', t.integration, 'turnover', t.turnover, 'leastTurnover', t.turnover)`;

const TEMPLATE: Statement = {
  name: 'visit template',
  text: `SELECT ${TEMPLATE_PHASES} AS phases FROM visit_template t WHERE t.purpose = $1`,
};

const FREE_HOLDS: Statement = {
  name: 'free holds',
  text: `SELECT id FROM booking WHERE state = 'hold' AND starts_at < $2::timestamptz AND room_until > $1::timestamptz
    AND (hold_until <= $3 OR (held_by = $4 AND patient_id = $5
      AND NOT EXISTS (SELECT 1 FROM slot_offer o WHERE o.id = booking.purpose_id)))`,
};

const EXPIRED_HOLDS: Statement = {
  name: 'expired holds',
  text: `SELECT id FROM booking WHERE state = 'hold' AND hold_until <= $1`,
};

/** A visit that is still in its room takes it until the room could be turned over, however late it runs. */
function takenNow({ state, dosed, here, phases, ...taken }: TakenRow, now: number): Taken {
  const there = state === 'in_use' && isStillThere(new Date(taken.from), new Date(now));
  const roomUntil = there ? Math.max(taken.roomUntil, now + phases.turnover * 60_000) : taken.roomUntil;
  const watched = dosed && here ? watchedSpan(taken, phases) : undefined;
  return { ...taken, roomUntil, watched, held: state === 'hold' };
}

const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::bigint`;
const listOf = (value: string, order: string) => `coalesce(jsonb_agg(${value} ORDER BY ${order}), '[]')`;
const span = (table: string) => `'from', ${ms(`${table}.starts_at`)}, 'until', ${ms(`${table}.ends_at`)}`;
const reserved = (table: string, alias: string) =>
  `(SELECT ${listOf(`jsonb_build_object(${span(alias)}, 'reason', ${alias}.reason)`, `${alias}.starts_at, ${alias}.id`)}
      FROM ${table} ${alias} WHERE ${alias}.room_id = r.id AND ${alias}.ends_at > $2 AND ${alias}.starts_at < $3)`;

/**
 * No booking is longer than 12 hours, so the day index of each location finds those that reach into the range; a
 * visit that overran has its own arm. $4 to $6 name the one room, clinician and patient that matter, or are null; of
 * other people's bookings only what a monitor watches matters then.
 */
const CALENDAR: Statement = {
  name: 'calendar',
  text: `
  SELECT jsonb_build_object('timeZone', l.time_zone, 'openingHours', l.opening_hours, 'monitorLimit', l.monitor_limit)
           AS location,
         (SELECT ${listOf(`jsonb_build_object('date', e.date, 'opens', e.opens, 'closes', e.closes, 'reason', e.reason)`, 'e.date')}
            FROM location_exception e
           WHERE e.location_id = l.id
             AND e.date BETWEEN ($2 AT TIME ZONE l.time_zone)::date AND ($3 AT TIME ZONE l.time_zone)::date)
           AS exceptions,
         (SELECT ${listOf(
           `jsonb_build_object('id', r.id, 'name', r.name, 'features', r.features, 'inService', r.state = 'active',
              'outages', ${reserved('room_outage', 'o')}, 'blocks', ${reserved('room_block', 'k')})`,
           'r.position, r.name',
         )}
            FROM room r
           WHERE r.location_id = l.id AND r.state <> 'retired' AND ($4::uuid IS NULL OR r.id = $4))
           AS rooms,
         (SELECT ${listOf(
           `jsonb_build_object('id', s.id, 'name', s.display_name,
              'shifts', CASE WHEN EXISTS (SELECT 1 FROM staff_shift k WHERE k.staff_id = s.id) THEN
                (SELECT ${listOf(
                  `jsonb_build_object('weekday', h.weekday, 'starts', h.starts, 'ends', h.ends,
                     'validFrom', h.valid_from, 'validUntil', h.valid_until)`,
                  'h.weekday, h.starts',
                )}
                   FROM staff_shift h
                  WHERE h.staff_id = s.id AND h.location_id = l.id
                    AND h.valid_from <= ($3 AT TIME ZONE l.time_zone)::date
                    AND (h.valid_until IS NULL OR h.valid_until >= ($2 AT TIME ZONE l.time_zone)::date)) END,
              'absences', (SELECT ${listOf(`jsonb_build_object(${span('a')})`, 'a.starts_at, a.id')}
                             FROM staff_absence a
                            WHERE a.staff_id = s.id AND a.ends_at > $2 AND a.starts_at < $3))`,
           's.display_name, s.id',
         )}
            FROM staff_member s
           WHERE s.role = 'clinician' AND s.active AND ($5::uuid IS NULL OR s.id = $5))
           AS clinicians,
         (SELECT ${listOf(
           `jsonb_build_object('bookingId', b.id, 'roomId', b.room_id, 'patientId', b.patient_id,
              'clinicianId', b.clinician_id, ${span('b')}, 'roomUntil', ${ms('b.room_until')}, 'state', b.state,
              'dosed', b.purpose_kind = 'session', 'here', b.location_id = l.id, 'phases', b.phases)`,
           'b.starts_at, b.id',
         )}
            FROM booking b
           WHERE ${LIVE} AND b.location_id = ANY (ARRAY(SELECT id FROM location))
             AND b.starts_at < $3 AND b.starts_at > $2::timestamptz - interval '36 hours'
             AND ((b.starts_at > $2::timestamptz - interval '12 hours' AND b.room_until > $2)
                  OR b.state = 'in_use')
             AND ($6::uuid IS NULL OR b.room_id = $4 OR b.patient_id = $6 OR b.clinician_id = $5
                  OR (b.location_id = l.id AND b.purpose_kind = 'session')))
           AS taken
    FROM location l WHERE l.id = $1`,
};
