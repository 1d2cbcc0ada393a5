// npm run demo: fills an empty database with the demo clinic. `-- --scale large` makes the one that speed is measured on,
// `-- --scale 2 --seed 7` a clinic of twice the size. The database is DATABASE_URL, else the one under DATA_DIR.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { buildStale } from './build.mjs';

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const scale = values.scale === 'large' ? 'large' : Number(values.scale);
if (scale !== 'large' && !(scale >= 0.1 && scale <= 20)) {
  process.stderr.write(`--scale ${values.scale}: expected "large" or a number from 0.1 to 20.\n`);
  process.exit(1);
}
await buildStale(['server']);
const from = (file) => import(`../dist/server/${file}`);
const [{ readSettings }, { startEmbeddedPostgres }, { migrate }, { seedDemo }] = await Promise.all([
  from('platform/config/config.js'),
  from('platform/database/embedded/embedded-postgres.js'),
  from('platform/database/migrate.js'),
  from('demo/demo.service.js'),
]);
const settings = readSettings();
const postgres = settings.database
  ? undefined
  : await startEmbeddedPostgres({ dataDir: settings.dataDir, onLost: () => process.exit(1) });
const ownerUrl = settings.database?.databaseOwnerUrl ?? postgres.ownerUrl;
const started = performance.now();
try {
  await migrate(ownerUrl);
  const filled = await seedDemo(settings.database?.databaseUrl ?? postgres.appUrl, {
    ...{ scale, seed: Number(values.seed), now: new Date() },
    progress: (line) => process.stdout.write(`${line}\n`),
  });
  if (filled) await analyse(ownerUrl);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    filled ? `The clinic is there, after ${seconds} s.\n` : 'There is a clinic already: nothing was changed.\n',
  );
} finally {
  await postgres?.stop();
}

/** So that the first queries are planned by what is there. */
async function analyse(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('VACUUM ANALYZE');
  await client.end();
}
