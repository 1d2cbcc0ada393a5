import { defineErrors } from './domain-error.js';

/** Refusals that any part of the server may give, whatever its domain. */
export const platformError = defineErrors({
  'request.invalid': { status: 422, message: 'Some fields need attention.' },
  'request.notFound': { status: 404, message: 'There is nothing at this address.' },
  'request.forbidden': { status: 403, message: 'Your role does not allow this.' },
  'request.signInRequired': { status: 401, message: 'Sign in to go on.' },
  'request.stale': { status: 412, message: 'Somebody else changed this in the meantime. Reload to see their version.' },
  'request.versionRequired': { status: 428, message: 'An update must name the version it changes (If-Match).' },
  'request.keyReused': { status: 422, message: 'This Idempotency-Key was used for a different request.' },
  'request.busy': { status: 503, message: 'The server is busy. Try again in a moment.' },
  'request.clash': { status: 409, message: 'This conflicts with something that was saved before.' },
  'server.failed': { status: 500, message: 'Something went wrong on the server. Nothing was saved.' },
});
