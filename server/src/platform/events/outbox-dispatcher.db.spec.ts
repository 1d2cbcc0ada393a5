import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.js';
import { type Config, readSettings, withDatabase } from '../config/config.js';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { EventPublisher } from './event-publisher.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { OutboxEvent } from './outbox-event.entity.js';
import type { OutboxPosition } from './outbox-position.js';
import { type Fact, OutboxReader } from './outbox-reader.js';

describe('OutboxDispatcher', () => {
  let test: TestDatabase;
  let source: DataSource;
  let db: Database;
  let config: Config;
  const nodes: OutboxDispatcher[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await new DataSource({ ...dataSourceOptions(test.url, 8), entities: [OutboxEvent] }).initialize();
    db = new Database(source);
    config = withDatabase(readSettings({}), { databaseUrl: test.url, databaseOwnerUrl: test.ownerUrl });
  });

  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  afterEach(async () => {
    await Promise.all(nodes.splice(0).map((node) => node.onModuleDestroy()));
  });

  /** One server of several: its publisher and its dispatcher. */
  function startNode() {
    const publisher = new EventPublisher(db);
    const dispatcher = new OutboxDispatcher(new OutboxReader(source), publisher, config);
    nodes.push(dispatcher);
    const say = (type: string) => publisher.publish({ type, entityId: newId(), version: 1, topics: ['board'] });
    return { publisher, dispatcher, say };
  }

  async function listen(dispatcher: OutboxDispatcher, after?: OutboxPosition) {
    await dispatcher.position();
    const facts: Fact[] = [];
    const errors: unknown[] = [];
    const subscription = dispatcher
      .follow(after)
      .subscribe({ next: (fact) => facts.push(fact), error: (error) => errors.push(error) });
    return { facts, errors, subscription, types: () => facts.map(({ type }) => type) };
  }

  async function until(met: () => boolean, withinMs = 3_000): Promise<number> {
    const start = performance.now();
    while (!met() && performance.now() - start < withinMs) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - start;
  }

  it('passes on what is committed, and nothing of what is rolled back', async () => {
    const node = startNode();
    const seen = await listen(node.dispatcher);
    const failed = db.transaction(async () => {
      await node.say('rolled.back');
      throw new Error('after publishing');
    });
    await expect(failed).rejects.toThrow('after publishing');
    await db.transaction(() => node.say('committed'));
    await until(() => seen.facts.length > 0);
    expect(seen.types()).toEqual(['committed']);
  });

  it('loses nothing of a transaction that began first and commits last, and keeps the order', async () => {
    const node = startNode();
    const seen = await listen(node.dispatcher);
    const late = new pg.Client(test.url);
    await late.connect();
    await late.query('BEGIN');
    await late.query(
      `INSERT INTO outbox_event (topic, type, entity_id, version) VALUES ('board', 'began.first', $1, 1)`,
      [newId()],
    );
    await db.transaction(() => node.say('committed.first'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen.types()).toEqual([]);
    await late.query('COMMIT');
    await late.end();
    const ms = await until(() => seen.facts.length === 2);
    expect(seen.types()).toEqual(['began.first', 'committed.first']);
    expect(ms).toBeLessThan(800); // by looking again soon, not by the next regular look
  });

  it('hears of what another node wrote by the hint, before it would have looked', async () => {
    const [one, other] = [startNode(), startNode()];
    const seen = await listen(one.dispatcher);
    await db.transaction(() => other.say('warm.up'));
    await until(() => seen.facts.length === 1);
    const times = [];
    for (let n = 2; n < 6; n++) {
      await db.transaction(() => other.say('from.the.other'));
      times.push(await until(() => seen.facts.length === n));
    }
    expect(times.sort((a, b) => a - b)[1]).toBeLessThan(500);
  });

  it('goes on when its listening connection is cut', async () => {
    const [one, other] = [startNode(), startNode()];
    const seen = await listen(one.dispatcher);
    await db.transaction(() => other.say('before'));
    await until(() => seen.facts.length === 1);
    const owner = new pg.Client(test.ownerUrl);
    await owner.connect();
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'throughline hints'`,
    );
    await owner.end();
    await db.transaction(() => other.say('after'));
    await until(() => seen.facts.length === 2);
    expect(seen.types()).toEqual(['before', 'after']);
  });

  it('resumes after a position without a gap or a repetition, while more is written', async () => {
    const node = startNode();
    const first = await listen(node.dispatcher);
    for (let n = 0; n < 5; n++) await db.transaction(() => node.say(`fact.${n}`));
    await until(() => first.facts.length === 5);
    first.subscription.unsubscribe();
    const writing = Promise.all(Array.from({ length: 40 }, (_, n) => db.transaction(() => node.say(`more.${n}`))));
    const resumed = await listen(node.dispatcher, first.facts[1]?.position);
    await writing;
    await until(() => resumed.facts.length >= 43);
    expect(resumed.types().slice(0, 3)).toEqual(['fact.2', 'fact.3', 'fact.4']);
    expect(new Set(resumed.types()).size).toBe(43);
    expect(resumed.facts).toHaveLength(43);
  });

  it('says so when what followed a position has been swept away', async () => {
    const node = startNode();
    const first = await listen(node.dispatcher);
    await db.transaction(() => node.say('swept'));
    await until(() => first.facts.length === 1);
    await db.query('DELETE FROM outbox_event');
    await db.transaction(() => node.say('kept'));
    await until(() => first.facts.length === 2);
    const resumed = await listen(node.dispatcher, first.facts[0]?.position);
    await until(() => resumed.errors.length > 0);
    expect(resumed.errors).toHaveLength(1);
    expect(resumed.facts).toEqual([]);
  });
});
