import assert from 'node:assert/strict';
import { Connection } from './http-client.mjs';

const TRAIL = /, trail AS \(\s*INSERT INTO audit_event[^]*? FROM answer\)/;

/**
 * Asks the product behind a tap for each read once, and books once, and keeps what it sends: the raw server is to run the same
 * SQL, not a copy that grows old. The row of the trail is cut out of a read; `audited` still has it.
 * @param reads key -> { send, input }: a request, and what in its values changes from request to request
 * @returns {Promise<Record<string, { text: string, values: (string | null)[], input?: string, audited?: string, auditedValues?: (string | null)[] }>>}
 */
export async function learnSql({ product, tap, reads, desk, place }) {
  const sql = {};
  for (const [key, { send, as, input }] of Object.entries(reads)) {
    const [statement, ...more] = await heardOf(tap, product, as, send);
    assert.ok(statement && TRAIL.test(statement.text) && more.length === 0, `${key} is no longer one audited read`);
    const text = statement.text.replace(TRAIL, '');
    const plain = { text, values: statement.values.slice(0, parametersOf(text)) };
    sql[key] = { ...plain, audited: statement.text, auditedValues: statement.values, input };
  }
  const { roomId, clinicianId, patientId, locationId, startsAt } = place;
  const sent = await heardOf(tap, product, desk, (http) =>
    http.send('POST', '/api/consultations', { roomId, clinicianId, patientId, startsAt }),
  );
  const calendar = sent.find(({ text }) => /FROM location_exception/.test(text));
  assert.ok(calendar, 'booking no longer reads the calendar');
  const [where, from, until, ...who] = calendar.values;
  assert.deepEqual(
    [where, Date.parse(from), ...who],
    [locationId, Date.parse(startsAt), roomId, clinicianId, patientId],
  );
  sql.calendar = { text: calendar.text, minutes: (Date.parse(until) - Date.parse(from)) / 60_000 };
  return sql;
}

async function heardOf(tap, product, as, send) {
  const http = new Connection(product.url, as);
  await send(http); // the sign-in is looked up, connections are opened
  tap.heard = [];
  const { status } = await send(http);
  http.close();
  const heard = tap.heard;
  tap.heard = undefined;
  assert.ok(status < 500, `status ${status}`);
  return heard;
}

function parametersOf(text) {
  return Math.max(0, ...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
}
