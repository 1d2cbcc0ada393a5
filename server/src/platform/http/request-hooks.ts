import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newId } from '../database/new-id.js';
import { type RequestContext, runInRequest } from './request-context.js';

/** Opens the request context. Entered again before validation, because reading the body leaves the async scope. */
export function openRequestContext(fastify: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const context: RequestContext = { requestId: newId(), ip: request.ip };
    contexts.set(request, context);
    void reply.header('X-Request-Id', context.requestId);
    runInRequest(context, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const context = contexts.get(request);
    if (context) runInRequest(context, done);
    else done();
  });
}
