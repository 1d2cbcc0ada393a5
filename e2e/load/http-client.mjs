import { connect } from 'node:net';

/** One keep-alive connection that sends a request at a time; so small that it measures the server and not itself. */
export class Connection {
  #socket;
  #received = [];
  #length = 0;
  #waiting;
  #head;

  constructor(url, headers = {}) {
    const { hostname, port } = new URL(url);
    this.#head = `Host: ${hostname}:${port}\r\n${lines({ origin: url, 'sec-fetch-site': 'same-origin', ...headers })}`;
    this.#socket = connect({
      host: hostname === 'localhost' ? '127.0.0.1' : hostname,
      port: Number(port),
      noDelay: true,
    });
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#waiting?.reject(error));
    this.#socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  /** @returns {Promise<{status: number, head: string, body: () => string}>} */
  send(method, path, body, headers = {}) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const type =
      body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n`;
    this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${type}${lines(headers)}\r\n${text}`);
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk) {
    this.#received.push(chunk);
    this.#length += chunk.length;
    const first = this.#received[0];
    let end = first.indexOf('\r\n\r\n');
    let all = first;
    if (end < 0) {
      all = Buffer.concat(this.#received);
      this.#received = [all];
      end = all.indexOf('\r\n\r\n');
      if (end < 0) return;
    }
    const head = all.toString('latin1', 0, end);
    const stated = /\r\ncontent-length: (\d+)/i.exec(head);
    if (stated ? this.#length < end + 4 + Number(stated[1]) : !this.#chunkedEnd(head)) return;
    const whole = this.#received;
    this.#received = [];
    this.#length = 0;
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    const text = () => Buffer.concat(whole).toString('utf8', end + 4);
    resolve({ status: Number(head.slice(9, 12)), head, body: stated ? text : () => unchunk(text()) });
  }

  #chunkedEnd(head) {
    if (!/transfer-encoding: chunked/i.test(head)) return true;
    return this.#received.at(-1).subarray(-5).toString('latin1') === '0\r\n\r\n';
  }
}

function lines(headers) {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

function unchunk(text) {
  return text.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/gi, '').replace(/\r\n$/, '');
}

/**
 * Runs one operation over and over on several connections at once.
 * @param operation (connection, number of the connection, running number) -> status of the answer
 * @returns {Promise<{count: number, perSecond: number, p50: number, p99: number, statuses: Record<string, number>}>} times in ms
 */
export async function drive(operation, connections, { milliseconds, count = Infinity }) {
  const times = [];
  const statuses = {};
  let number = 0;
  const from = performance.now();
  const worker = async (connection, place) => {
    while (number < count && performance.now() - from < milliseconds) {
      const started = performance.now();
      const status = await operation(connection, place, number++);
      times.push(performance.now() - started);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(connections.map(worker));
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { count: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), statuses };
}
