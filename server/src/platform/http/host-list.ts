import type { FastifyInstance } from 'fastify';
import { platformError } from '../errors/platform-errors.js';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * On a loopback address only loopback names are answered: a page elsewhere whose name was re-bound to this machine
 * sends its own name as Host, and its Origin agrees with it, so that the CSRF check alone would let it pass.
 */
export function answerLoopbackNamesOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const known = LOOPBACK.has(request.host.replace(/:\d+$/, ''));
    done(
      known ? undefined : platformError('request.forbidden', { detail: 'Open the console by its printed address.' }),
    );
  });
}
