import { connect, createServer } from 'node:net';

/**
 * Stands between the product and PostgreSQL and counts what is sent: `pg_stat_statements` is an extension that the embedded server
 * does not have. An Execute message or a simple query is a statement; BEGIN, COMMIT and their like are counted apart.
 */
export async function countStatements(databaseUrl) {
  const target = new URL(databaseUrl);
  const counts = { statements: 0, control: 0 };
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let pending = Buffer.alloc(0);
    let started = false;
    client.on('data', (chunk) => {
      database.write(chunk);
      pending = Buffer.concat([pending, chunk]);
      for (;;) {
        const offset = started ? 1 : 0;
        if (pending.length < offset + 4) return;
        const length = pending.readInt32BE(offset) + offset;
        if (pending.length < length) return;
        if (started) count(counts, pending.subarray(0, length));
        started = true;
        pending = pending.subarray(length);
      }
    });
    database.pipe(client);
    for (const [one, other] of [
      [client, database],
      [database, client],
    ]) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String(server.address().port);
  return { url: url.href, counts, close: () => server.close() };
}

function count(counts, message) {
  const kind = String.fromCharCode(message[0]);
  if (kind === 'E') counts.statements++;
  if (kind !== 'Q') return;
  if (/^\s*(begin|start transaction|commit|rollback|set|listen)/i.test(message.toString('utf8', 5, 40)))
    counts.control++;
  else counts.statements++;
}
