import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A day with 200 rows, which no clinic of 12 rooms has with sessions of two hours: half-hour visits on an empty Saturday. */
const VISITS_A_ROOM = 17;
const ROWS = 200;
const MINUTES = 30;
const TURNOVER = 5;
const NAMES = ['hall', 'thist', 'lock', 'fenn', 'penhal', 'lind', 'apple', 'brandt', 'wex', 'gallo', 'quill', 'stoy'];

/** What the benchmark asks for: ids of the data, and free places to book. */
export async function prepare(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await prepareOn(client);
  } finally {
    await client.end();
  }
}

async function prepareOn(client) {
  await client.query('SET statement_timeout = 0');
  const column = async (sql, values) =>
    (await client.query({ text: sql, values, rowMode: 'array' })).rows.map(([value]) => value);
  const [locationId] = await column('SELECT id FROM location');
  const [zone] = await column('SELECT time_zone FROM location');
  const rooms = await column(`SELECT id FROM room WHERE state = 'active' ORDER BY position`);
  const staff = await column(`SELECT id FROM staff_member WHERE role = 'clinician' AND active ORDER BY id`);
  const patients = await column(
    `SELECT id FROM patient WHERE state IN ('active', 'prospective') ORDER BY md5(id::text) LIMIT 5000`,
  );
  const sessions = await column(
    `SELECT id FROM session WHERE state IN ('discharged', 'closed') ORDER BY md5(id::text) LIMIT 2000`,
  );
  const charts = await column(
    `SELECT patient_id FROM session WHERE dose_started_at IS NOT NULL GROUP BY patient_id ORDER BY count(*) DESC, md5(patient_id::text) LIMIT 1000`,
  );
  const [day] = await column(
    `SELECT d::date::text FROM generate_series(now() + interval '35 days', now() + interval '50 days', interval '1 day') d WHERE extract(isodow FROM d) = 6 LIMIT 1`,
  );
  const [dayStart] = await column(`SELECT $1::date::timestamp AT TIME ZONE $2`, [day, zone]);
  const [crowded] = await column(
    `SELECT count(*)::int FROM booking WHERE starts_at >= $1 AND starts_at < $1::timestamptz + interval '1 day'`,
    [dayStart],
  );
  if (crowded === 0) await crowd(client, { locationId, zone, rooms, staff, patients, day });
  const free = freePlaces({ rooms, staff, patients, locationId, from: await openings(column, day, zone) });
  return { locationId, rooms, staff, patients, sessions, charts, names: NAMES, day, dayStart, free };
}

async function crowd(client, { locationId, zone, rooms, staff, patients, day }) {
  const rows = [];
  for (let visit = 0; visit < VISITS_A_ROOM; visit++) {
    for (let room = 0; room < rooms.length && rows.length < ROWS; room++) {
      rows.push({
        ...{
          consultation: randomUUID(),
          booking: randomUUID(),
          room: rooms[room],
          clinician: staff[room % staff.length],
        },
        ...{ patient: patients[rows.length % patients.length], minute: visit * (MINUTES + TURNOVER) },
      });
    }
  }
  const records = `FROM jsonb_to_recordset($1) AS t(consultation uuid, booking uuid, room uuid, clinician uuid, patient uuid, minute integer)`;
  await client.query(
    `INSERT INTO consultation (id, patient_id, clinician_id) SELECT consultation, patient, clinician ${records}`,
    [JSON.stringify(rows)],
  );
  await client.query(
    `INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at, ends_at, room_until, phases)
     SELECT booking, $2, room, patient, clinician, 'consultation', consultation, s, s + interval '${MINUTES} min',
       s + interval '${MINUTES + TURNOVER} min', '{"prep":0,"session":${MINUTES},"recovery":0,"integration":0,"turnover":${TURNOVER}}'
     ${records}, LATERAL (SELECT ($3::date + time '08:00' + minute * interval '1 min') AT TIME ZONE $4 AS s) x`,
    [JSON.stringify(rows), locationId, day, zone],
  );
}

/** Opening times of the weekdays after all that is booked. */
function openings(column, day, zone) {
  return column(
    `SELECT ((d::date + time '08:00') AT TIME ZONE $2) FROM generate_series(greatest($1::date, (SELECT max(starts_at)::date FROM booking)) + 2, $1::date + 1500, interval '1 day') d WHERE extract(isodow FROM d) < 6`,
    [day, zone],
  );
}

/** Hour-long consultations one after the other in every room; each call takes the next place. */
function* freePlaces({ rooms, staff, patients, locationId, from }) {
  let number = 0;
  for (const opens of from) {
    for (let hour = 0; hour < 7; hour++) {
      for (let room = 0; room < rooms.length; room++) {
        const startsAt = new Date(opens.getTime() + hour * 80 * 60_000).toISOString();
        yield {
          roomId: rooms[room],
          clinicianId: staff[room % staff.length],
          patientId: patients[number++ % patients.length],
          locationId,
          startsAt,
        };
      }
    }
  }
}
