import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.js';
import { type Config, readSettings, withDatabase } from '../config/config.js';
import { JobRunner } from './job-runner.js';

describe('JobRunner', () => {
  let test: TestDatabase;
  let config: Config;
  let sender: PgBoss;
  const nodes: JobRunner[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(['error']);
    test = await createTestDatabase();
    config = withDatabase(readSettings({}), { databaseUrl: test.url, databaseOwnerUrl: test.ownerUrl });
    sender = await new PgBoss({
      connectionString: test.url,
      migrate: false,
      supervise: false,
      schedule: false,
    }).start();
  });

  afterAll(async () => {
    await sender.stop();
    await test.drop();
  });

  afterEach(() => Promise.all(nodes.splice(0).map((node) => node.beforeApplicationShutdown())));

  async function startNode(name: string, run: () => Promise<void>): Promise<void> {
    const node = new JobRunner(config);
    nodes.push(node);
    node.add({ name, cron: '0 4 * * *', run });
    await node.start(0.5);
  }

  async function until(met: () => boolean): Promise<void> {
    for (let n = 0; n < 800 && !met(); n++) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('runs a job once although two nodes wait for it, as the role that cannot change the schema', async () => {
    const runs: string[] = [];
    for (const node of ['one', 'other']) await startNode('spec.once', async () => void runs.push(node));
    await sender.send('spec.once');
    await until(() => runs.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(runs).toHaveLength(1);
    const schedules = await sender.getSchedules('spec.once');
    expect(schedules.map(({ cron }) => cron)).toEqual(['0 4 * * *']);
  });

  it('finishes what is under way before it stops', async () => {
    let done = false;
    await startNode('spec.slow', async () => {
      done = false;
      await new Promise((resolve) => setTimeout(resolve, 700));
      done = true;
    });
    const id = await sender.send('spec.slow');
    const state = async () => (await sender.findJobs('spec.slow', { id: id ?? '' }))[0]?.state;
    for (let n = 0; n < 400 && (await state()) !== 'active'; n++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await nodes.pop()?.beforeApplicationShutdown();
    expect(done).toBe(true);
    expect(await state()).toBe('completed');
  });
});
