import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/platform/database/data-source.js';
import { createTestDatabase, type TestDatabase } from './template-database.js';

describe('migrations', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it('make exactly the tables that the entities describe', async () => {
    const source = new DataSource({ ...dataSourceOptions(test.ownerUrl, 1), entities: await allEntities() });
    await source.initialize();
    const drift = await source.driver.createSchemaBuilder().log();
    await source.destroy();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });
});

async function allEntities(): Promise<(new () => object)[]> {
  const folder = join(import.meta.dirname, '../src');
  const entities: (new () => object)[] = [];
  for await (const file of glob('**/*.entity.ts', { cwd: folder })) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    entities.push(...(Object.values(module).filter((value) => typeof value === 'function') as (new () => object)[]));
  }
  return entities;
}
