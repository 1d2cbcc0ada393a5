// The measure of speed: the product's own SQL through bare node:http and prepared statements, without sign-in, permission, validation or audit.
// RAW_SQL holds what learn-sql.mjs heard. RAW_AUDIT=1 leaves in each read the row of the trail, which shows what that row costs.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c timezone=UTC' });
const sql = JSON.parse(process.env.RAW_SQL);
const audited = process.env.RAW_AUDIT === '1';

/** A read of the product, asked for something else than when it was heard. */
async function read(key, asked) {
  const { text, values, audited: whole, auditedValues, input } = sql[key];
  const other = (value) =>
    typeof value === 'string' && input !== undefined && value.startsWith(input)
      ? asked + value.slice(input.length)
      : value;
  const statement = audited ? { text: whole, values: auditedValues } : { text, values };
  return (await pool.query({ name: key, text: statement.text, values: statement.values.map(other) })).rows[0];
}

const routes = {
  'GET /visit': (query) => read('visit', query.get('id')),
  'GET /board': () => read('board'),
  'POST /search': (_, body) => read('search', body.text),
  'GET /chart': (query) => read('chart', query.get('id')),
  'POST /book': (_, body) => inTransaction((client) => book(client, body)),
  'PUT /note': (_, body) => inTransaction((client) => save(client, body)),
};

/** Locks, the product's calendar, and the two rows; whether the calendar is free is left to the constraints. */
async function book(client, { roomId, clinicianId, patientId, locationId, startsAt, id, bookingId }) {
  await client.query({
    name: 'lock',
    text: `WITH r AS (SELECT id FROM room WHERE id = $1 FOR NO KEY UPDATE), s AS (SELECT id FROM staff_member WHERE id = $2 FOR NO KEY UPDATE),
             p AS (SELECT id FROM patient WHERE id = $3 FOR NO KEY UPDATE)
           SELECT r.id, set_config('plan_cache_mode', 'force_generic_plan', true) FROM r, s, p`,
    values: [roomId, clinicianId, patientId],
  });
  const until = new Date(Date.parse(startsAt) + sql.calendar.minutes * 60_000).toISOString();
  await client.query({
    name: 'calendar',
    text: sql.calendar.text,
    values: [locationId, startsAt, until, roomId, clinicianId, patientId],
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
