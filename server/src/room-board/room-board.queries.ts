import { auditedRead } from '../audit/audited-read.queries.js';
import type { OpeningHours } from '../rooms/location.entity.js';
import type { Room } from '../rooms/room.entity.js';
import type { VisitPhases } from '../scheduling/rules/visit-phases.js';

/** One booking with how far its visit is; what it is about (disorder, route, dose) is not read. */
export interface BoardRow {
  readonly bookingId: string;
  readonly version: number;
  readonly bookingState: string;
  readonly roomId: string;
  readonly purposeKind: 'consultation' | 'session';
  readonly purposeId: string;
  readonly purposeState: string | null;
  readonly purposeVersion: number | null;
  /** Booster sessions belong to no slot. */
  readonly sessionKind: 'plan' | 'booster' | null;
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly patientId: string;
  readonly patientName: string;
  readonly chartNumber: string;
  readonly clinicianId: string;
  readonly clinicianName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomUntil: Date;
  /** When the time was entered. */
  readonly bookedAt: Date;
  readonly phases: VisitPhases;
  readonly checkedInAt: Date | null;
  readonly sessionStartedAt: Date | null;
  readonly recoveryStartedAt: Date | null;
  readonly recoveryEndedAt: Date | null;
  readonly dischargedAt: Date | null;
}

/** Instants of a row, as the database writes them into JSON. */
const INSTANTS = [
  ...[
    'startsAt',
    'endsAt',
    'roomUntil',
    'bookedAt',
    'checkedInAt',
    'sessionStartedAt',
    'recoveryStartedAt',
    'recoveryEndedAt',
  ],
  'dischargedAt',
] as const satisfies readonly (keyof BoardRow)[];

/** A day of a location as the statement answers it. */
export interface BoardAnswer {
  readonly locationId: string;
  readonly name: string;
  /** IANA name */
  readonly timeZone: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly weekday: number;
  readonly openingHours: readonly OpeningHours[];
  readonly exception: { readonly opens: string | null; readonly closes: string | null } | null;
  /** In the order of the board's columns; retired rooms are left out. */
  readonly rooms: readonly Pick<Room, 'id' | 'name' | 'state' | 'turnoverMinutes'>[];
  /** In time order, cancelled ones included. */
  readonly visits: readonly object[];
}

/** Columns of a `BoardRow`, of what `VISIT_TABLES` joins. */
export const VISIT_COLUMNS = `b.id AS "bookingId", b.version, b.state AS "bookingState", b.room_id AS "roomId",
    b.purpose_kind AS "purposeKind", b.purpose_id AS "purposeId",
    COALESCE(s.state, c.state) AS "purposeState", COALESCE(s.version, c.version) AS "purposeVersion",
    s.kind AS "sessionKind", slot.ordinal, CASE WHEN s.kind = 'plan' THEN plan.session_count END AS "sessionCount",
    p.id AS "patientId", COALESCE(p.preferred_name, p.given_name) || ' ' || p.family_name AS "patientName",
    p.chart_number AS "chartNumber", st.id AS "clinicianId", st.display_name AS "clinicianName",
    b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.room_until AS "roomUntil", b.created_at AS "bookedAt", b.phases,
    s.checked_in_at AS "checkedInAt", s.dose_started_at AS "sessionStartedAt",
    s.recovery_started_at AS "recoveryStartedAt", s.recovery_ended_at AS "recoveryEndedAt",
    s.discharged_at AS "dischargedAt"`;

/** Bookings `b` with whom and what they are for. */
export const VISIT_TABLES = `booking b JOIN patient p ON p.id = b.patient_id JOIN staff_member st ON st.id = b.clinician_id
  LEFT JOIN session s ON b.purpose_kind = 'session' AND s.id = b.purpose_id
  LEFT JOIN plan_slot slot ON slot.id = s.slot_id LEFT JOIN treatment_plan plan ON plan.id = s.plan_id
  LEFT JOIN consultation c ON b.purpose_kind = 'consultation' AND c.id = b.purpose_id`;

const VISITS = `SELECT ${VISIT_COLUMNS} FROM ${VISIT_TABLES}
  WHERE b.location_id = day.location_id AND b.starts_at >= day.begins AND b.starts_at < day.ends`;

/** First instant of a date in a zone: where midnight comes twice, the earlier one. */
const startOf = (date: string) =>
  `LEAST(${date}::timestamp AT TIME ZONE zone, ((${date}::timestamp - interval '1 hour') AT TIME ZONE zone) + interval '1 hour')`;

/** $1 the date or null, $2 the location or null, $3 now. */
export const READ_BOARD = auditedRead({
  ...{ name: 'board', parameters: 3 },
  answer: `SELECT day.location_id AS "locationId", day.name, day.zone AS "timeZone", day.today::text, day.date::text,
      extract(isodow FROM day.date)::int AS weekday, day.opening_hours AS "openingHours",
      (SELECT json_build_object('opens', e.opens, 'closes', e.closes) FROM location_exception e
        WHERE e.location_id = day.location_id AND e.date = day.date) AS exception,
      (SELECT COALESCE(json_agg(r), '[]') FROM (SELECT id, name, state, turnover_minutes AS "turnoverMinutes" FROM room
        WHERE location_id = day.location_id AND state <> 'retired' ORDER BY position, name) r) AS rooms,
      visits.list AS visits, visits.patients
    FROM (SELECT *, ${startOf('date')} AS begins, ${startOf('(date + 1)')} AS ends FROM
           (SELECT id AS location_id, name, time_zone AS zone, opening_hours, ($3::timestamptz AT TIME ZONE time_zone)::date AS today,
              COALESCE($1::date, ($3::timestamptz AT TIME ZONE time_zone)::date) AS date
              FROM location l WHERE $2::uuid IS NULL OR id = $2 ORDER BY l.name, id LIMIT 1) here) day,
    LATERAL (SELECT COALESCE(json_agg(v ORDER BY v."startsAt", v."bookingId"), '[]') AS list, COALESCE(jsonb_agg(DISTINCT v."patientId"), '[]') AS patients
      FROM (${VISITS}) v) visits`,
  returned: [
    ...['locationId', 'name', 'timeZone', 'today', 'date', 'weekday', 'openingHours', 'exception', 'rooms', 'visits'],
  ],
  trail: {
    ...{ action: 'board.read', resourceType: 'location', resourceId: '"locationId"' },
    changes: `jsonb_build_object('date', date, 'patients', patients)`,
  },
});

/** The rows of an answer with their instants as dates. */
export function boardRows({ visits }: BoardAnswer): BoardRow[] {
  return visits.map((visit) => {
    const row = visit as Record<string, unknown>;
    for (const key of INSTANTS) if (row[key] !== null) row[key] = new Date(row[key] as string);
    return visit as BoardRow;
  });
}
