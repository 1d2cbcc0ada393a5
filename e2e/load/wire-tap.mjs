import { connect, createServer } from 'node:net';

/** What runs beside the requests, whoever asks for what: following the outbox, its hints, the queue of jobs. */
const BACKGROUND = /^\s*SELECT[^]*\bFROM outbox_event\b|pg_notify|pgboss/i;
const CONTROL = /^\s*(begin|start transaction|commit|rollback|set|listen)\b/i;

/**
 * Stands between the product and PostgreSQL, counts what is sent and keeps it while `heard` is a list: `pg_stat_statements` is
 * an extension that the embedded server does not have. BEGIN, COMMIT and their like are counted apart, and so is what runs
 * beside the requests.
 */
export async function tapWire(databaseUrl) {
  const target = new URL(databaseUrl);
  const tap = { counts: { statements: 0, control: 0, background: 0 }, heard: undefined };
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const told = listener(tap);
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
        if (started) told(pending.subarray(0, length));
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
  return Object.assign(tap, { url: url.href, close: () => server.close() });
}

/** Follows the messages of one connection: Parse names a text, Bind gives it values, Execute runs it; Query is text alone. */
function listener(tap) {
  const texts = new Map();
  let bound;
  return (message) => {
    switch (String.fromCharCode(message[0])) {
      case 'P': {
        const [name, text] = strings(message, 5);
        texts.set(name, text);
        break;
      }
      case 'B': {
        const [portal, name] = strings(message, 5);
        bound = { text: texts.get(name) ?? '', values: valuesOf(message, 7 + Buffer.byteLength(portal + name)) };
        break;
      }
      case 'E':
        if (bound) note(tap, bound);
        break;
      case 'Q':
        note(tap, { text: message.toString('utf8', 5, message.length - 1), values: [] });
    }
  };
}

function note(tap, statement) {
  const { text } = statement;
  const kind = CONTROL.test(text) ? 'control' : BACKGROUND.test(text) ? 'background' : 'statements';
  tap.counts[kind]++;
  if (kind === 'statements') tap.heard?.push(statement);
}

/** Two strings, each ended by a zero. */
function strings(message, from) {
  const first = message.indexOf(0, from);
  const second = message.indexOf(0, first + 1);
  return [message.toString('utf8', from, first), message.toString('utf8', first + 1, second)];
}

/** Parameters as text; `pg` sends them so. */
function valuesOf(message, from) {
  let at = from + 2 + 2 * message.readInt16BE(from);
  const count = message.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = message.readInt32BE(at);
    at += 4 + Math.max(0, length);
    return length < 0 ? null : message.toString('utf8', at - length, at);
  });
}
