import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/template-database.js';
import { seedDemo } from './demo.service.js';

/** A Monday, twenty past eleven in New York. */
const NOW = new Date('2026-11-23T16:20:00Z');

describe('demo clinic', () => {
  let test: TestDatabase;
  let client: pg.Client;
  let took: number;

  beforeAll(async () => {
    test = await createTestDatabase();
    client = new pg.Client(test.url);
    await client.connect();
    const from = performance.now();
    expect(await seedDemo(test.url, { seed: 1, now: NOW, scale: 1 })).toBe(true);
    took = performance.now() - from;
  });

  afterAll(async () => {
    await client.end();
    await test.drop();
  });

  async function value(sql: string): Promise<number> {
    const { rows } = await client.query<{ n: string | number }>(sql);
    return Number(rows[0]?.n);
  }

  async function states(table: string, column = 'state'): Promise<string[]> {
    const { rows } = await client.query<{ s: string }>(`SELECT DISTINCT ${column} AS s FROM ${table} ORDER BY 1`);
    return rows.map(({ s }) => s);
  }

  it('is there in seconds', () => expect(took).toBeLessThan(20_000));

  it('is made once', async () => {
    expect(await seedDemo(test.url, { seed: 1, now: NOW, scale: 1 })).toBe(false);
    expect(await value('SELECT count(*) AS n FROM location')).toBe(1);
  });

  it('shows every state', async () => {
    console.log(Object.fromEntries(await Promise.all(['inquiry','patient','consultation','treatment_plan','session','booking','booster','integration_note','score'].map(async t => [t, (await client.query(`select state, count(*)::int n from ${t} group by 1`)).rows.map((r: any) => r.state+':'+r.n).join(' ')]))));
    expect(await states('inquiry')).toEqual(['closed']);
  });
});
