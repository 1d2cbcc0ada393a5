import { defineErrors } from '../../platform/errors/domain-error.js';

export const authError = defineErrors({
  'auth.wrongCredentials': { status: 401, message: 'This name and password do not belong together.' },
  'auth.locked': { status: 401, message: 'The console is locked. Enter your password to go on.' },
  'auth.tooManyAttempts': {
    status: 429,
    message: 'Too many wrong passwords. Wait a quarter of an hour, or ask an administrator.',
  },
  'auth.noHallwayScreen': { status: 404, message: 'There is no such hallway screen, or it has ended.' },
  'auth.noClinic': { status: 409, message: 'This clinic has no location yet.' },
});
