import type { FastifyInstance, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { type RequestContext, runInRequest } from './request-context.js';

/** Opens the request context. Entered again before validation, because reading the body leaves the async scope. */
export function openRequestContext(fastify: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const context: RequestContext = { requestId: randomUUID(), ip: request.ip };
    contexts.set(request, context);
    void reply.header('x-request-id', context.requestId);
    runInRequest(context, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const context = contexts.get(request);
    if (context) runInRequest(context, done);
    else done();
  });
}
