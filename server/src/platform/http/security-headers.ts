import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** API replies load nothing; the console's page sets its own policy, with its nonce. */
export const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Policy of the console's page: scripts by nonce, everything else from this origin, Trusted Types on. */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#bundler',
  ].join('; ');
}

/** Headers of every reply, 404 and refusals included. */
export function secureHeaders(app: NestFastifyApplication): void {
  app.useSecurityHeaders({ contentSecurityPolicy: false, strictTransportSecurity: { maxAge: 31_536_000 } });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header('content-security-policy', API_POLICY);
      void reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
      if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
      done();
    });
}
