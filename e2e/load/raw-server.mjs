// The measure of speed: the same SQL through bare node:http and prepared statements, without sign-in, permission, validation or audit.
// RAW_AUDIT=1 adds to each read the row that the product writes, which shows what that row costs.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const audited = process.env.RAW_AUDIT === '1';

const VISIT = `SELECT b.id, b.state AS "bookingState", b.room_id AS "roomId", r.name AS "roomName", b.starts_at AS "startsAt",
    b.ends_at AS "endsAt", b.phases, s.id AS "sessionId", s.state, s.version, s.kind, slot.ordinal, plan.session_count AS "sessionCount",
    p.id AS "patientId", p.given_name || ' ' || p.family_name AS "patientName", p.chart_number AS "chartNumber",
    st.display_name AS "clinicianName"
  FROM session s JOIN booking b ON b.purpose_id = s.id JOIN room r ON r.id = b.room_id JOIN patient p ON p.id = s.patient_id
  JOIN staff_member st ON st.id = b.clinician_id LEFT JOIN plan_slot slot ON slot.id = s.slot_id
  LEFT JOIN treatment_plan plan ON plan.id = s.plan_id WHERE s.id = $1`;

const BOARD = `SELECT b.id AS "bookingId", b.state AS "bookingState", b.room_id AS "roomId", b.purpose_kind AS "purposeKind",
    b.purpose_id AS "purposeId", COALESCE(s.state, c.state) AS "purposeState", COALESCE(s.version, c.version) AS "purposeVersion",
    s.kind AS "sessionKind", slot.ordinal, plan.session_count AS "sessionCount", p.id AS "patientId",
    p.given_name || ' ' || p.family_name AS "patientName", p.chart_number AS "chartNumber", st.id AS "clinicianId",
    st.display_name AS "clinicianName", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.room_until AS "roomUntil", b.phases,
    s.checked_in_at AS "checkedInAt", s.dose_started_at AS "sessionStartedAt", s.discharged_at AS "dischargedAt"
  FROM booking b JOIN patient p ON p.id = b.patient_id JOIN staff_member st ON st.id = b.clinician_id
  LEFT JOIN session s ON b.purpose_kind = 'session' AND s.id = b.purpose_id LEFT JOIN plan_slot slot ON slot.id = s.slot_id
  LEFT JOIN treatment_plan plan ON plan.id = s.plan_id LEFT JOIN consultation c ON b.purpose_kind = 'consultation' AND c.id = b.purpose_id
  WHERE b.location_id = $1 AND b.starts_at >= $2 AND b.starts_at < $3 ORDER BY b.starts_at, b.id`;

const SEARCH = `SELECT id, chart_number AS "chartNumber", given_name AS "givenName", family_name AS "familyName",
    preferred_name AS "preferredName", birth_date::text AS "birthDate", phone, state, count(*) OVER () AS total
  FROM patient WHERE state <> 'merged' AND lower(family_name) LIKE $1
  ORDER BY lower(family_name), lower(given_name), id LIMIT 20`;

const CHART = `SELECT p.*, (SELECT json_agg(v) FROM (
      SELECT b.id, b.starts_at, b.ends_at, b.state, b.purpose_kind, s.state AS session_state, s.dose_started_at, s.discharged_at, slot.ordinal
        FROM booking b LEFT JOIN session s ON s.id = b.purpose_id LEFT JOIN plan_slot slot ON slot.id = s.slot_id
       WHERE b.patient_id = p.id ORDER BY b.starts_at DESC LIMIT 20) v) AS visits,
    (SELECT json_agg(v) FROM (
      SELECT v.measured_at, v.systolic, v.diastolic, v.heart_rate, v.spo2 FROM vital_reading v JOIN session s ON s.id = v.session_id
       WHERE s.patient_id = p.id ORDER BY v.measured_at DESC LIMIT 30) v) AS vitals,
    (SELECT json_agg(t) FROM (SELECT id, state, session_count, counted_sessions, accepted_at FROM treatment_plan WHERE patient_id = p.id) t) AS plans,
    (SELECT json_agg(t) FROM (SELECT id, total, taken_on FROM score WHERE patient_id = p.id AND state = 'completed') t) AS scores
  FROM patient p WHERE p.id = $1`;

const AUDIT = `, trail AS (INSERT INTO audit_event (action, resource_type, resource_id, patient_id) VALUES ('raw.read', 'raw', NULL, NULL))`;

/** The same read, and in the same statement the row that tells of it. */
const read = (name, text) => ({
  name,
  text: audited ? `WITH answer AS (${text}) ${AUDIT} SELECT * FROM answer` : text,
});
const visit = read('visit', VISIT);
const board = read('board', BOARD);
const search = read('search', SEARCH);
const chart = read('chart', CHART);

const routes = {
  'GET /visit': async (query) => (await pool.query({ ...visit, values: [query.get('id')] })).rows[0],
  'GET /board': async (query) =>
    (await pool.query({ ...board, values: [query.get('location'), query.get('from'), query.get('to')] })).rows,
  'POST /search': async (_, body) => (await pool.query({ ...search, values: [`${body.text.toLowerCase()}%`] })).rows,
  'GET /chart': async (query) => (await pool.query({ ...chart, values: [query.get('id')] })).rows[0],
  'POST /book': (_, body) => inTransaction((client) => book(client, body)),
  'PUT /note': (_, body) => inTransaction((client) => save(client, body)),
};

async function book(client, { roomId, clinicianId, patientId, locationId, startsAt, id, bookingId }) {
  await client.query({
    name: 'lock',
    text: `WITH r AS (SELECT id FROM room WHERE id = $1 FOR NO KEY UPDATE), s AS (SELECT id FROM staff_member WHERE id = $2 FOR NO KEY UPDATE),
             p AS (SELECT id FROM patient WHERE id = $3 FOR NO KEY UPDATE) SELECT r.id FROM r, s, p`,
    values: [roomId, clinicianId, patientId],
  });
  await client.query({
    name: 'book',
    text: `WITH c AS (INSERT INTO consultation (id, patient_id, clinician_id) VALUES ($1, $2, $3))
      INSERT INTO booking (id, location_id, room_id, patient_id, clinician_id, purpose_kind, purpose_id, starts_at, ends_at, room_until, phases)
      VALUES ($4, $5, $6, $2, $3, 'consultation', $1, $7, $7::timestamptz + interval '60 min', $7::timestamptz + interval '75 min',
        '{"prep":0,"session":60,"recovery":0,"integration":0,"turnover":15}')`,
    values: [id, patientId, clinicianId, bookingId, locationId, roomId, startsAt],
  });
  return { id };
}

async function save(client, { id, version, sections }) {
  const { rowCount } = await client.query({
    name: 'save',
    text: `UPDATE integration_note SET sections = $3, saved_at = now(), version = version + 1 WHERE id = $1 AND version = $2`,
    values: [id, version, JSON.stringify(sections)],
  });
  return { version: version + rowCount };
}

async function inTransaction(work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    if (error.code === '23P01') return undefined;
    throw error;
  } finally {
    client.release();
  }
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://raw');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const answer = await routes[`${request.method} ${pathname}`](
      searchParams,
      chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined,
    );
    const text = JSON.stringify(answer ?? { taken: true });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    response
      .writeHead(answer === undefined ? 409 : request.method === 'POST' && pathname === '/book' ? 201 : 200, headers)
      .end(text);
  } catch (error) {
    const text = JSON.stringify({ message: error.message });
    response.writeHead(500, { 'content-length': Buffer.byteLength(text) }).end(text);
  }
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`raw: http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));
