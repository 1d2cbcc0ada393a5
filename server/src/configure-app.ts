import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EtagInterceptor } from './platform/http/etag.interceptor.js';
import { ProblemFilter } from './platform/http/problem-filter.js';
import { openRequestContext } from './platform/http/request-hooks.js';
import { validationPipe } from './platform/http/validation.js';

/** Everything between the socket and the controllers. Used by the server and by every http test alike. */
export function configureApp(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api');
  openRequestContext(app.getHttpAdapter().getInstance());
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new EtagInterceptor());
}
