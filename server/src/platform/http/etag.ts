import type { FastifyInstance } from 'fastify';

/** Sends `ETag: "vN"` with every reply that is one versioned row. */
export function tagVersions(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, body, done) => {
    if (isVersioned(body) && reply.statusCode < 300) void reply.header('etag', `"v${body.version}"`);
    done(null, body);
  });
}

function isVersioned(body: unknown): body is { version: number } {
  return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number';
}
