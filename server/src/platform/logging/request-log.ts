import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * One line for each answered request. It names the route by its pattern and leaves out the address, since ids and
 * questions may stand in that; who asked is in the audit trail, under the same request id.
 */
export function logRequests(fastify: FastifyInstance): void {
  const logger = new Logger('Request');
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const requestId = reply.getHeader('x-request-id');
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    logger.log('answered', { requestId, method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms });
    done();
  });
}
