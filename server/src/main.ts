import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { demoSignInLines, seedDemo } from './demo/demo.service.js';
import { type Config, readSettings, type Settings, withDatabase } from './platform/config/config.js';
import { Shutdown } from './platform/config/shutdown.js';
import { StartupError, startupLines } from './platform/config/startup-error.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { Readiness } from './platform/health/readiness.js';
import { createConsoleLog } from './platform/logging/console-log.js';
import { type Clock, OtherDayClock, SystemClock } from './platform/time/clock.js';

const shutdown = new Shutdown();
let postgres: EmbeddedPostgres | undefined;
let failing = false;
shutdown.listen();
try {
  const settings = readSettings();
  const clock = settings.demoClock ? new OtherDayClock(settings.demoClock) : new SystemClock();
  const config = await openDatabase(settings);
  await migrate(config.databaseOwnerUrl);
  if (config.mode === 'demo') await fillClinic(config, clock);
  const app = await createApp(config, clock);
  await listen(app, config);
  app.flushLogs();
  announce(app, config);
} catch (error) {
  await fail(postgres ? await postgres.reasonOf(error) : error);
}

/** Uses the database that the settings name, else starts our own and leaves it running no longer than this process. */
async function openDatabase(settings: Settings): Promise<Config> {
  if (settings.database) return withDatabase(settings, settings.database);
  const server = await startEmbeddedPostgres({ dataDir: settings.dataDir, onLost: (error) => void fail(error) });
  postgres = server;
  shutdown.add(() => server.stop());
  return withDatabase(settings, { databaseUrl: server.appUrl, databaseOwnerUrl: server.ownerUrl });
}

/** The first start of demo mode has a clinic to show; later ones find it as it was left. */
async function fillClinic({ databaseOwnerUrl, demoSeed, demoScale }: Config, clock: Clock): Promise<void> {
  // As the owner: on a slow machine it takes longer than the application's role may hold a transaction.
  await seedDemo(databaseOwnerUrl, { seed: demoSeed, scale: demoScale, now: clock.now() });
}

async function createApp(config: Config, clock: Clock): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ trustProxy: config.trustProxy.length ? [...config.trustProxy] : false });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, { clock }), adapter, {
    logger: createConsoleLog(config),
    abortOnError: false,
    // Why a start failed is told in one line; the stacks that Nest would log besides are for those who ask for them.
    bufferLogs: true,
    autoFlushLogs: ['debug', 'verbose'].includes(config.logLevel),
    return503OnClosing: true,
  });
  shutdown.add(() => close(app));
  shutdown.add(() => {
    app.get(Readiness).beginDrain();
    return delay(config.drainMs);
  });
  await configureApp(app, config);
  return app;
}

/** Ends the application once it has answered what was under way. */
async function close(app: NestFastifyApplication): Promise<void> {
  // A connection that is busy when the server stops listening becomes idle a moment later, and would be waited for.
  const sweep = setInterval(() => app.getHttpServer().closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}

async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartupError(`Port ${port} is taken: stop the other program, or choose a port with PORT=3001.`, error);
    if (code === 'EACCES') throw new StartupError(`Port ${port} is reserved: choose one above 1023 with PORT.`, error);
    if (code === 'EADDRNOTAVAIL') throw new StartupError(`HOST=${host} is not an address of this machine.`, error);
    throw error;
  }
}

function announce(app: NestFastifyApplication, config: Config): void {
  const { port } = app.getHttpServer().address() as { port: number };
  const host = config.mode === 'demo' ? 'localhost' : config.host;
  const signIns = config.mode === 'demo' ? demoSignInLines() : '';
  process.stdout.write(
    `\nThroughline is ready: http://${host.includes(':') ? `[${host}]` : host}:${port}\n\n${signIns}`,
  );
}

/** The first reason counts: what fails after it fails because of it. */
async function fail(error: unknown): Promise<void> {
  if (failing) return;
  failing = true;
  for (const line of startupLines(error)) process.stderr.write(`${line}\n`);
  await shutdown.end(1);
}
