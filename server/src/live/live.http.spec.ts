import { get, type IncomingMessage } from 'node:http';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { newId } from '../platform/database/new-id.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { LiveService } from './live.service.js';

interface Stream {
  readonly reply: IncomingMessage;
  /** Data of the events so far. */
  readonly events: { id: string; data: { topic: string; id: string; version: number } }[];
  ended: boolean;
  close(): void;
}

describe('GET /live', () => {
  let http: HttpApp;
  let port: number;
  let desk: SignedInClient;
  const open: Stream[] = [];

  beforeAll(async () => {
    http = await startHttpApp();
    await http.app.listen(0, '127.0.0.1');
    ({ port } = http.app.getHttpServer().address() as { port: number });
  });

  afterAll(() => http.close());

  beforeEach(async () => {
    desk = await http.signInAs('front_desk');
  });

  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });

  function follow(topics: string, { cookie = desk.cookie, lastEventId = '' } = {}): Promise<Stream> {
    return new Promise((resolve, reject) => {
      const headers = { ...(cookie !== undefined && { cookie }), ...(lastEventId && { 'last-event-id': lastEventId }) };
      const request = get({ host: '127.0.0.1', port, path: `/api/live?topics=${topics}`, headers }, (reply) => {
        const stream: Stream = { reply, events: [], ended: false, close: () => request.destroy() };
        open.push(stream);
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (chunk: string) => {
          text += chunk;
          const blocks = text.split('\n\n');
          text = blocks.pop() ?? '';
          for (const block of blocks) {
            const data = /^data: (.*)$/m.exec(block)?.[1];
            const id = /^id: (.*)$/m.exec(block)?.[1] ?? '';
            if (data) stream.events.push({ id, data: JSON.parse(data) as Stream['events'][number]['data'] });
          }
        });
        reply.on('end', () => (stream.ended = true));
        reply.on('error', () => (stream.ended = true));
        resolve(stream);
      });
      request.on('error', reject);
    });
  }

  async function until(met: () => boolean): Promise<void> {
    for (let n = 0; n < 600 && !met(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  const publish = (topic: string, version = 1, entityId = newId()) =>
    http.app.get(EventPublisher).publish({ type: 'spec.changed', entityId, version, topics: [topic] });

  it('tells topic, id and version of what is followed, and nothing else', async () => {
    const stream = await follow('board,today');
    expect(stream.reply.statusCode).toBe(200);
    expect(stream.reply.headers['content-type']).toContain('text/event-stream');
    expect(stream.reply.headers['cache-control']).toContain('no-store');
    const id = newId();
    await publish('inquiries');
    await publish('board', 7, id);
    await until(() => stream.events.length > 0);
    expect(stream.events.map(({ data }) => data)).toEqual([{ topic: 'board', id, version: 7 }]);
  });

  it('resumes where a browser was cut off', async () => {
    const stream = await follow('board');
    await publish('board', 1);
    await until(() => stream.events.length === 1);
    stream.close();
    await publish('board', 2);
    await publish('board', 3);
    const again = await follow('board', { lastEventId: stream.events[0]?.id ?? '' });
    await publish('board', 4);
    await until(() => again.events.length === 3);
    expect(again.events.map(({ data }) => data.version)).toEqual([2, 3, 4]);
  });

  it('has a browser load everything anew when it cannot be told what it missed', async () => {
    const before = await follow('board');
    await publish('board');
    await until(() => before.events.length === 1);
    const stream = await follow('board,today', { lastEventId: 'from-another-life' });
    await until(() => stream.events.length === 2);
    expect(stream.events.map(({ data }) => data)).toEqual([
      { topic: 'board', id: '', version: 0 },
      { topic: 'today', id: '', version: 0 },
    ]);
    await publish('board', 9);
    await until(() => stream.events.length === 3);
    expect(stream.events[2]?.data.version).toBe(9);
  });

  it('ends within a second of a sign-out or a lock', async () => {
    const [one, other] = [await http.signInAs('clinician'), await http.signInAs('clinician')];
    const streams = [await follow('board', one), await follow('board', other)];
    await one.post('/auth/sign-out');
    await other.post('/auth/lock');
    const start = performance.now();
    await until(() => streams.every(({ ended }) => ended));
    expect(streams.map(({ ended }) => ended)).toEqual([true, true]);
    expect(performance.now() - start).toBeLessThan(1_000);
    const mine = await follow('board');
    expect(mine.ended).toBe(false);
  });

  it('ends by itself once the sign-in has been idle too long: following is no use of it', async () => {
    const [row] = await http.db.query<{ id: string }>('SELECT id FROM sign_in WHERE staff_id = $1', [desk.staff.id]);
    const seen: unknown[] = [];
    const actor = { staffId: desk.staff.id, role: 'front_desk', signInId: row?.id ?? '' };
    const stream = await http.app.get(LiveService).follow({ topics: ['board'], actor, lastEventId: undefined }, 20);
    const ended = new Promise<void>((resolve) => {
      stream.subscribe({ next: (event) => seen.push(event), complete: resolve });
    });
    await until(() => seen.length >= 4);
    http.clock.advance({ minutes: 15 });
    await ended;
    expect(seen).toContainEqual({ comment: 'still here' });
  });

  it.each(['', 'sign-in:0190c2a4', 'board,', 'Wren%20Halloway', `${'a,'.repeat(50)}a`])(
    'refuses topics %j',
    async (topics) => {
      expect((await follow(topics)).reply.statusCode).toBe(422);
    },
  );

  it('tells a hallway screen of the board only, and ends with it', async () => {
    const { cookie, staff } = await http.signInHallway();
    for (const topics of ['today', 'board,today', `board,patient:${newId()}`]) {
      expect((await follow(topics, { cookie: cookie ?? '' })).reply.statusCode).toBe(403);
    }
    const denied = await http.db.query(
      `SELECT 1 FROM audit_event WHERE actor_id = $1 AND action = 'live.follow' AND outcome = 'denied'`,
      [staff.id],
    );
    expect(denied).toHaveLength(3);
    const stream = await follow('board', { cookie: cookie ?? '' });
    expect(stream.reply.statusCode).toBe(200);
    http.clock.advance({ minutes: 20 });
    const [screen] = await http.db.query<{ id: string }>('SELECT id FROM sign_in WHERE staff_id = $1', [staff.id]);
    const desk = await http.signInAs('admin');
    expect((await desk.post(`/hallway-screens/${screen?.id}/end`)).status).toBe(204);
    await until(() => stream.ended);
  });

  it('is closed to somebody who is not signed in', async () => {
    expect((await follow('board', { cookie: 'sid=none' })).reply.statusCode).toBe(401);
  });

  it('lets the server stop although browsers follow', async () => {
    const other = await startHttpApp();
    await other.app.listen(0, '127.0.0.1');
    const address = other.app.getHttpServer().address() as { port: number };
    const client = await other.signInAs('manager');
    await new Promise<void>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: address.port, path: '/api/live?topics=board' };
      get({ ...options, headers: { cookie: client.cookie } }, (reply) => {
        reply.resume();
        other.close().then(resolve, reject);
      }).on('error', reject);
    });
    await expect(fetch(`http://127.0.0.1:${address.port}/api/auth/me`)).rejects.toThrow();
  });
});
