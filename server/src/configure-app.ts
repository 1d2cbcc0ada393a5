import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { join } from 'node:path';
import type { Config } from './platform/config/config.js';
import { serveConsole } from './platform/http/console-files.js';
import { tagVersions } from './platform/http/etag.js';
import { answerLoopbackNamesOnly } from './platform/http/host-list.js';
import { ProblemFilter } from './platform/http/problem-filter.js';
import { openRequestContext } from './platform/http/request-hooks.js';
import { secureHeaders } from './platform/http/security-headers.js';
import { logRequests } from './platform/logging/request-log.js';
import { validationPipe } from './platform/http/validation.js';

const CONSOLE = join(import.meta.dirname, '../client');

/** Everything between the socket and the controllers. Used by the server and by every http test alike. */
export async function configureApp(app: NestFastifyApplication, config: Config): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  app.setGlobalPrefix('api');
  openRequestContext(fastify);
  logRequests(fastify);
  secureHeaders(app);
  tagVersions(fastify);
  app.enableCsrfProtection();
  if (config.mode === 'demo') answerLoopbackNamesOnly(fastify);
  acceptJsonOnly(app);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await serveConsole(fastify, CONSOLE);
}

/** Forms and plain text are what other sites can send without asking; this API never takes them. */
function acceptJsonOnly(app: NestFastifyApplication): void {
  app.useBodyParser('application/json', { bodyLimit: 1_048_576 });
  app.getHttpAdapter().getInstance().removeContentTypeParser(['text/plain', 'application/x-www-form-urlencoded']);
}
