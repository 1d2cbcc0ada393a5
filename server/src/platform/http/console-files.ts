import compress from '@fastify/compress';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformError } from '../errors/platform-errors.js';
import { consolePolicy } from './security-headers.js';

const HASHED_NAME = /-[A-Z0-9]{8}\.\w+$/;

/** Serves the built console: hashed files for ever and as the build compressed them, the page with a fresh nonce for every other path. */
export async function serveConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const html = readFileSync(page, 'utf8');
  await fastify.register(compress, { global: false });
  await fastify.register(files, { root: folder, serve: false, cacheControl: false, preCompressed: true });
  fastify.get<{ Params: { '*': string } }>('/*', { compress: { threshold: 1024 } }, (request, reply) => {
    const path = request.params['*'];
    if (path === 'api' || path.startsWith('api/')) throw platformError('request.notFound');
    if (/\.\w+$/.test(path) && path !== 'index.html') {
      void reply.header('Cache-Control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      return reply.sendFile(path);
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('Content-Security-Policy', consolePolicy(nonce))
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__CSP_NONCE__', nonce));
  });
}
