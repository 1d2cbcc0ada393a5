import type pg from 'pg';
import { DEMO_STAFF } from './rules/people.js';

export interface LargeOptions {
  readonly now: Date;
  readonly passwordHash: string;
  readonly progress: (line: string) => void;
}

/** The size that speed is measured at. */
export const LARGE = { patients: 20_000, sessions: 100_000, rooms: 12, staff: 40 } as const;

const SESSIONS_PER_PLAN = 6;
const PLANS = Math.ceil(LARGE.sessions / SESSIONS_PER_PLAN);
/** Visits of 105 minutes begin every two hours from 08:00. */
const SLOTS_PER_DAY = 5;
const PLACES = LARGE.rooms * SLOTS_PER_DAY;
/** A patient comes back for three plans, which makes a long chart. */
const PLANNED_PATIENTS = Math.ceil(PLANS / 3);
/** Two cohorts take turns day by day, so that 48 hours lie between two doses. */
const WEEKDAYS = 2 * SESSIONS_PER_PLAN * Math.ceil(PLANS / (2 * PLACES));
const WEEKDAYS_AHEAD = 14;
const ZONE = 'America/New_York';

/** A UUIDv7 that follows from kind and number, so that every statement can name rows of the others. */
const id = (kind: string, number: string) =>
  `(lpad(to_hex(1600000000000 + (${number})::bigint * 60000), 12, '0') || '7' ||
    substr(md5('${kind}' || (${number})), 1, 3) || '8' || substr(md5('${kind}' || (${number})), 4, 15))::uuid`;

/** Every session with its plan, patient, place and time. */
const VISITS = `
  WITH weekday AS (
    SELECT d::date AS date, row_number() OVER (ORDER BY d DESC) - 1 AS back
      FROM generate_series($1::date - ${WEEKDAYS * 2}, $1::date + ${Math.ceil(WEEKDAYS_AHEAD * 1.4)}, interval '1 day') AS d
     WHERE extract(isodow FROM d) < 6),
  numbered AS (
    SELECT k, p, k % ${SESSIONS_PER_PLAN} + 1 AS ordinal, p % ${PLACES} AS place,
      ${WEEKDAYS - 1} - ((p / ${2 * PLACES}) * ${2 * SESSIONS_PER_PLAN} + (k % ${SESSIONS_PER_PLAN}) * 2 + (p / ${PLACES}) % 2) AS back
      FROM generate_series(0, ${LARGE.sessions - 1}) AS k, LATERAL (SELECT k / ${SESSIONS_PER_PLAN} AS p) plan),
  visit AS (
    SELECT k, p, ordinal, place, back, place % ${LARGE.rooms} AS room,
      place % ${LARGE.rooms} + ${LARGE.rooms} * (back % 2) AS clinician,
      p % ${PLANNED_PATIENTS} AS patient,
      (date + time '08:00' + (place / ${LARGE.rooms}) * interval '2 hours') AT TIME ZONE '${ZONE}' AS starts_at
      FROM numbered JOIN weekday USING (back)),
  timed AS (
    SELECT *, starts_at + interval '105 min' AS ends_at, starts_at + interval '10 min' AS dose_at,
      starts_at + interval '105 min' < $2::timestamptz AS past FROM visit)`;

const CLINICIAN = id('staff', 'clinician');

function statements(): readonly (readonly [table: string, sql: string])[] {
  return [
    [
      'patient',
      `INSERT INTO patient (id, given_name, family_name, birth_date, phone, email, state, created_at)
       SELECT ${id('patient', 'n')},
         (array['Wren','Saffron','Amos','Tamsin','Rufus','Hester','Zora','Petra','Otis','Isolde','Hugo','Cosmo','Basil','Thea','Ivo','Orla'])[n % 16 + 1],
         (array['Hallo','Thist','Lock','Fenn','Penhal','Lind','Apple','Brandt','Wex','Gallo','Quill','Stoy'])[n / 16 % 12 + 1]
           || (array['way','mere','hart','more','worth','combe','bridge','stone'])[n / 192 % 8 + 1] || chr(97 + n / 1536),
         date '1950-01-01' + n % 19000, '555-' || lpad((n % 10000)::text, 4, '0'), 'p' || n || '@example.com', 'active',
         $2::timestamptz - interval '7 years'
       FROM generate_series(0, ${LARGE.patients - 1}) AS n WHERE $1::date IS NOT NULL`,
    ],
    [
      'consultation',
      `INSERT INTO consultation (id, patient_id, clinician_id, state, disorder, outcome, completed_at, signed_at, signed_by,
         eligibility_expires_on)
       SELECT ${id('consultation', 'n')}, ${id('patient', 'n')}, ${id('staff', 'n % 24')}, 'signed', 'gad', 'eligible',
         $2::timestamptz - interval '7 years', $2::timestamptz - interval '7 years', ${id('staff', 'n % 24')}, $1::date + 90
       FROM generate_series(0, ${PLANNED_PATIENTS - 1}) AS n`,
    ],
    [
      'treatment_plan',
      `${VISITS}, plan AS (
         SELECT p, patient, min(starts_at) AS first, max(dose_at) FILTER (WHERE past) AS last,
           count(*) FILTER (WHERE past) AS done, count(*) AS size FROM timed GROUP BY p, patient)
       INSERT INTO treatment_plan (id, patient_id, consultation_id, prescriber_id, disorder, session_count, route, max_gap_days,
         state, counted_sessions, consent_signed_at, accepted_at, started_at, closed_at, closed_reason)
       SELECT ${id('plan', 'p')}, ${id('patient', 'patient')}, ${id('consultation', 'patient')}, ${id('staff', 'patient % 24')},
         'gad', 6, 'iv', 7, CASE WHEN size < 6 THEN 'discontinued' WHEN done = 6 THEN 'completed' WHEN done > 0 THEN 'active' ELSE 'accepted' END,
         done, first - interval '4 days', first - interval '4 days', CASE WHEN done > 0 THEN first END,
         CASE WHEN done = 6 OR size < 6 THEN coalesce(last, first) END, CASE WHEN size < 6 THEN 'moved_away' END
       FROM plan`,
    ],
    [
      'plan_slot',
      `INSERT INTO plan_slot (id, plan_id, ordinal, ordered_mg_per_kg)
       SELECT ${id('slot', 'p * 6 + o - 1')}, ${id('plan', 'p')}, o, 0.5
       FROM generate_series(0, ${PLANS - 1}) AS p, generate_series(1, 6) AS o WHERE $1::date IS NOT NULL AND $2::timestamptz IS NOT NULL`,
    ],
    [
      'session',
      `${VISITS} INSERT INTO session (id, patient_id, kind, plan_id, slot_id, clinician_id, route, ordered_mg_per_kg, state, weight_kg,
         weight_measured_at, checked_in_at, dose_started_at, recovery_started_at, recovery_ended_at, discharge_score, escort_name,
         instructions_given, discharged_at, discharged_by)
       SELECT ${id('session', 'k')}, ${id('patient', 'patient')}, 'plan', ${id('plan', 'p')}, ${id('slot', 'k')}, ${CLINICIAN}, 'iv', 0.5,
         CASE WHEN past THEN 'discharged' ELSE 'scheduled' END, CASE WHEN past THEN 60 + k % 40 END, CASE WHEN past THEN starts_at END,
         CASE WHEN past THEN starts_at END, CASE WHEN past THEN dose_at END, CASE WHEN past THEN dose_at + interval '45 min' END,
         CASE WHEN past THEN dose_at + interval '80 min' END, CASE WHEN past THEN 10 END, CASE WHEN past THEN 'Orla Quill' END,
         past, CASE WHEN past THEN ends_at END, CASE WHEN past THEN ${CLINICIAN} END
       FROM timed ORDER BY starts_at`,
    ],
    [
      'booking',
      `${VISITS} INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at, ends_at,
         room_until, phases, state)
       SELECT ${id('booking', 'k')}, ${id('location', '0')}, ${id('room', 'room')}, ${id('patient', 'patient')}, ${CLINICIAN}, 'session',
         ${id('session', 'k')}, starts_at, ends_at, ends_at + interval '15 min',
         '{"prep":15,"session":45,"recovery":30,"integration":15,"turnover":15}', CASE WHEN past THEN 'released' ELSE 'confirmed' END
       FROM timed ORDER BY starts_at`,
    ],
    [
      'vital_reading',
      `${VISITS} INSERT INTO vital_reading (id, session_id, measured_at, recorded_at, recorded_by, systolic, diastolic, heart_rate, spo2,
         respiratory_rate, sedation)
       SELECT ${id('vital', 'k * 7 + i')}, ${id('session', 'k')}, t.at, t.at, ${CLINICIAN}, 118 + k % 14 + (array[0,7,10,8,4,1,0])[i + 1],
         74 + k % 8 + (array[0,7,10,8,4,1,0])[i + 1], 66 + k % 12 + i, 97, 14, 5
       FROM timed, generate_series(0, 6) AS i, LATERAL (SELECT dose_at + (i * 15 - CASE i WHEN 0 THEN 5 ELSE 0 END) * interval '1 min' AS at) t
       WHERE past`,
    ],
    [
      'dose',
      `${VISITS} INSERT INTO dose (id, session_id, given_at, recorded_at, recorded_by, route, weight_kg, ordered_mg_per_kg, ordered_mg,
         given_mg, concentration_mg_per_ml, drawn_ml, given_ml)
       SELECT ${id('dose', 'k')}, ${id('session', 'k')}, dose_at, dose_at + interval '1 min', ${CLINICIAN}, 'iv', 60 + k % 40, 0.5,
         0.5 * (60 + k % 40), 0.5 * (60 + k % 40), 50, 0.01 * (60 + k % 40), 0.01 * (60 + k % 40)
       FROM timed WHERE past`,
    ],
    [
      'score',
      `${VISITS} INSERT INTO score (id, patient_id, plan_id, instrument, total, taken_on, recorded_by, recorded_at)
       SELECT ${id('score', 'k')}, ${id('patient', 'patient')}, ${id('plan', 'p')}, 'gad7', 15 - ordinal, starts_at::date,
         ${CLINICIAN}, starts_at
       FROM timed WHERE past AND ordinal IN (1, 4)`,
    ],
  ];
}

/** Fills an empty database with the clinic that speed is measured on; the caller's transaction. */
export async function fillLarge(client: pg.Client, { now, passwordHash, progress }: LargeOptions): Promise<void> {
  const hours = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' }));
  await client.query(
    `INSERT INTO location (id, name, time_zone, opening_hours, monitor_limit)
     VALUES (${id('location', '0')}, 'Fernhill', '${ZONE}', $1, ${LARGE.rooms})`,
    [JSON.stringify(hours)],
  );
  await client.query(
    `INSERT INTO room (id, location_id, name, position) SELECT ${id('room', 'n')}, ${id('location', '0')}, 'Room ' || n + 1, n + 1
     FROM generate_series(0, ${LARGE.rooms - 1}) AS n`,
  );
  await client.query(
    `INSERT INTO staff_member (id, username, display_name, credential, role, password_hash)
     SELECT ${id('staff', 'n')}, username, display_name, credential, role, $2
     FROM jsonb_to_recordset($1) AS t(n integer, username text, display_name text, credential text, role text)`,
    [JSON.stringify(largeStaff()), passwordHash],
  );
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
  for (const [table, sql] of statements()) {
    const { rowCount } = await client.query(sql, [date, now]);
    progress(`${table}: ${rowCount} rows`);
  }
}

/** Clinicians first: the sessions name them by number. */
function largeStaff(): object[] {
  const clinicians = DEMO_STAFF.filter(({ role }) => role === 'clinician');
  const others = DEMO_STAFF.filter(({ role }) => role !== 'clinician');
  const extra = Array.from({ length: LARGE.staff - DEMO_STAFF.length }, (_, index) => ({
    ...{ username: `nurse${index + 1}`, displayName: `Nurse ${index + 1}`, credential: 'RN', role: 'clinician' },
  }));
  return [...clinicians, ...extra, ...others].map(({ username, displayName, credential, role }, n) => ({
    ...{ n, username, display_name: displayName, credential, role },
  }));
}
