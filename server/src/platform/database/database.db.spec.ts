import { DataSource } from 'typeorm';
import { sentStatements } from '../../../test/sent-statements.js';
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.js';
import { Location } from '../../rooms/location.entity.js';
import { defineErrors } from '../errors/domain-error.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { newId } from './new-id.js';
import { ReadPool } from './read-pool.js';
import { rowKind } from './row-batch.js';

defineErrors({ 'spec.zoneTaken': { status: 409, message: 'Taken.', constraint: 'spec_zone_once' } });

type Row = Pick<Location, 'id' | 'name' | 'timeZone' | 'openingHours'>;
const columns = { id: 'uuid', name: 'text', timeZone: 'text', openingHours: 'jsonb' };
const ROWS = rowKind<Row>('location', columns);
/** Another kind on the same table: what two tables would be. */
const MORE_ROWS = rowKind<Row>('location', columns);

describe('Database', () => {
  let test: TestDatabase;
  let source: DataSource;
  let db: Database;
  let id: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    const owner = await new DataSource({ ...dataSourceOptions(test.ownerUrl, 1) }).initialize();
    await owner.query('CREATE UNIQUE INDEX spec_zone_once ON location (time_zone)');
    await owner.destroy();
    source = await new DataSource({ ...dataSourceOptions(test.url, 8), entities: [Location] }).initialize();
    db = new Database(source);
  });

  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  beforeEach(async () => {
    await source.query('DELETE FROM location');
    id = newId();
    await db.repository(Location).insert(location({ id }));
  });

  const location = (values: Partial<Location>) => ({
    ...{ id: newId(), name: 'Fernhill', timeZone: 'America/New_York', openingHours: [], version: 1 },
    ...values,
  });
  const nameNow = async () => (await db.repository(Location).findOneByOrFail({ id })).name;

  it('joins an inner unit to the outer one, and undoes both together', async () => {
    const unit = db.transaction(async () => {
      await db.transaction(() => db.repository(Location).update({ id }, { name: 'Inner' }));
      throw new Error('after the inner unit');
    });
    await expect(unit).rejects.toThrow('after the inner unit');
    expect(await nameNow()).toBe('Fernhill');
  });

  it('runs hooks after the commit, and none after a roll-back', async () => {
    const seen: string[] = [];
    await db.transaction(async () => {
      db.afterCommit(async () => void seen.push(await nameNow()));
      await db.repository(Location).update({ id }, { name: 'Committed' });
      expect(seen).toEqual([]);
    });
    await expect(
      db.transaction(() => {
        db.afterCommit(() => void seen.push('never'));
        return Promise.reject(new Error('undone'));
      }),
    ).rejects.toThrow('undone');
    expect(seen).toEqual(['Committed']);
  });

  it.each(['40001', '40P01', '55P03'])('runs the whole unit again on SQLSTATE %s', async (sqlState) => {
    let runs = 0;
    await db.transaction(async () => {
      runs++;
      await db.query(`UPDATE location SET name = name || '+' WHERE id = $1`, [id]);
      if (runs < 3) await db.query(`DO $$ BEGIN RAISE EXCEPTION 'spec' USING ERRCODE = '${sqlState}'; END $$`);
    });
    expect([runs, await nameNow()]).toEqual([3, 'Fernhill+']);
  });

  it('gives up after four runs and says that the server is busy', async () => {
    let runs = 0;
    const unit = db.transaction(() => {
      runs++;
      return db.query(`DO $$ BEGIN RAISE EXCEPTION 'spec' USING ERRCODE = '40001'; END $$`);
    });
    await expect(unit).rejects.toMatchObject({ code: 'request.busy' });
    expect(runs).toBe(4);
  });

  it('resolves a real deadlock of two units', async () => {
    const other = newId();
    await db.repository(Location).insert(location({ id: other, timeZone: 'Asia/Tokyo' }));
    let arrived = 0;
    const bothHoldOne = async () => {
      arrived++;
      for (let tries = 0; arrived < 2 && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const touch = (row: string) => db.query(`UPDATE location SET name = name || '.' WHERE id = $1`, [row]);
    const unit = (first: string, second: string) =>
      db.transaction(async () => {
        await touch(first);
        await bothHoldOne();
        await touch(second);
      });
    await Promise.all([unit(id, other), unit(other, id)]);
    expect(await nameNow()).toBe('Fernhill..');
  });

  it('throws the error that a domain declared for a violated constraint', async () => {
    const clash = db.transaction(() => db.repository(Location).insert(location({})));
    await expect(clash).rejects.toMatchObject({ code: 'spec.zoneTaken' });
  });

  it('lets exactly one of two editors of the same version win', async () => {
    const edits = ['First', 'Second'].map((name) => db.updateVersioned(Location, { id, version: 1 }, { name }));
    const results = await Promise.allSettled(edits);
    expect(results.filter(({ status }) => status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: 2 }]);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'request.stale' } },
    ]);
  });

  it('tells a stale version from a row that is not there', async () => {
    await expect(db.updateVersioned(Location, { id: newId(), version: 1 }, { name: 'x' })).rejects.toMatchObject({
      code: 'request.notFound',
    });
  });

  it('writes the rows of a unit in one statement, before what reads them', async () => {
    const row = (name: string, timeZone: string): Row => ({ id: newId(), name, timeZone, openingHours: [] });
    const sent = await sentStatements(() =>
      db.transaction(async () => {
        await db.insert(ROWS, [row('First', 'Asia/Tokyo'), row('Second', 'Asia/Kolkata')]);
        await db.insert(MORE_ROWS, [row('Third', 'Asia/Dubai')]);
        await db.insert(ROWS, [row('Fourth', 'Asia/Seoul')]);
        const [count] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM location');
        expect(count?.n).toBe(5);
        await db.insert(ROWS, [row('Fifth', 'Asia/Manila')]);
      }),
    );
    expect(sent.map((text) => text.replaceAll(/\s.*/gs, ''))).toEqual(['START', 'WITH', 'SELECT', 'INSERT', 'COMMIT']);
    expect(await db.repository(Location).count()).toBe(6);
  });

  it('forgets rows that wait when the unit is undone, and tells of a constraint that they violate', async () => {
    const unit = db.transaction(async () => {
      await db.insert(ROWS, [{ id: newId(), name: 'Undone', timeZone: 'Asia/Tokyo', openingHours: [] }]);
      throw new Error('after the row');
    });
    await expect(unit).rejects.toThrow('after the row');
    const clash = db.transaction(() => db.insert(ROWS, [location({ name: 'Twice' })]));
    await expect(clash).rejects.toMatchObject({ code: 'spec.zoneTaken' });
    await db.insert(ROWS, [{ id: newId(), name: 'Alone', timeZone: 'Asia/Tokyo', openingHours: [] }]);
    expect(await db.repository(Location).count()).toBe(2);
  });

  it('commits nothing when a row cannot be written down', async () => {
    const unit = db.transaction(async () => {
      await db.repository(Location).update({ id }, { name: 'Undone' });
      await db.insert(ROWS, [location({ name: 1n as unknown as string, timeZone: 'Asia/Tokyo' })]);
    });
    await expect(unit).rejects.toThrow('BigInt');
    expect(await nameNow()).toBe('Fernhill');
  });

  it('does not take for committed what a swallowed error has undone', async () => {
    const unit = db.transaction(async () => {
      await db.repository(Location).update({ id }, { name: 'Undone' });
      await db.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(unit).rejects.toThrow('swallowed');
    expect(await nameNow()).toBe('Fernhill');
    await db.transaction(() => db.repository(Location).update({ id }, { name: 'Next' }));
    expect(await nameNow()).toBe('Next');
  });

  it('isolates units as READ COMMITTED, and waits for the disk unless it only reads', async () => {
    const name = new URL(test.url).pathname.slice(1);
    const owner = await new DataSource({ ...dataSourceOptions(test.ownerUrl, 1) }).initialize();
    await owner.query(`ALTER DATABASE ${name} SET synchronous_commit = on`);
    await owner.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
    await owner.destroy();
    const own = await new DataSource({ ...dataSourceOptions(test.url, 1), entities: [Location] }).initialize();
    const reads = new ReadPool({ url: test.url, poolSize: 1 });
    const settings = {
      name: 'spec settings',
      text: `SELECT current_setting('transaction_isolation') AS isolation, current_setting('synchronous_commit') AS commit`,
    };
    const fresh = new Database(own);
    expect(await fresh.transaction(() => fresh.run(settings))).toEqual([{ isolation: 'read committed', commit: 'on' }]);
    expect(await reads.run(settings, [])).toMatchObject([{ commit: 'off' }]);
    await Promise.all([own.destroy(), reads.onApplicationShutdown()]);
  });
});
