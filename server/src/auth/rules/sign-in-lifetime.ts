/** Minutes without a request of one's own after which a sign-in locks (security.md 1.1: our risk decision, 5 to 60). */
export const IDLE_MINUTES = 15;
/** Hours after which a sign-in is over, however busy it was. */
export const ABSOLUTE_HOURS = 12;
/** The time of last use is written at most this often, so that reads do not become writes. */
const USE_NOTED_EVERY_MS = 5_000;

const MINUTE_MS = 60_000;

export interface SignInTimes {
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  readonly lockedAt: Date | null;
  readonly endedAt: Date | null;
}

/** `locked` is mended by the password, `over` only by a new sign-in. */
export type SignInStanding = 'open' | 'locked' | 'over';

export function standingOf(signIn: SignInTimes, now: Date): SignInStanding {
  if (signIn.endedAt !== null || now >= signIn.expiresAt) return 'over';
  const idleMs = now.getTime() - signIn.lastActiveAt.getTime();
  return signIn.lockedAt !== null || idleMs >= IDLE_MINUTES * MINUTE_MS ? 'locked' : 'open';
}

export function expiryOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + ABSOLUTE_HOURS * 60 * MINUTE_MS);
}

export function isUseWorthNoting(signIn: SignInTimes, now: Date): boolean {
  return now.getTime() - signIn.lastActiveAt.getTime() >= USE_NOTED_EVERY_MS;
}
