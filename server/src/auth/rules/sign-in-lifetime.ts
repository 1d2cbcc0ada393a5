/** Minutes without a request of one's own after which a sign-in locks (security.md 1.1: our risk decision, 5 to 60). */
export const IDLE_MINUTES = 15;
/** Hours after which a personal sign-in is over, however busy it was. That of a hallway screen is a setting. */
export const ABSOLUTE_HOURS = 12;
/** The time of last use is written at most this often, so that reads do not become writes. */
const USE_NOTED_EVERY_MS = 5_000;

const MINUTE_MS = 60_000;

/** `personal`: somebody at a desk. `hallway`: a screen on a wall, which reads one page and which nobody touches. */
export type SignInKind = 'personal' | 'hallway';

export interface SignInTimes {
  readonly kind: SignInKind;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
  readonly lockedAt: Date | null;
  readonly endedAt: Date | null;
}

/** `locked` is mended by the password, `over` only by a new sign-in. A hallway screen never locks: nobody is there to unlock it. */
export type SignInStanding = 'open' | 'locked' | 'over';

export function standingOf(signIn: SignInTimes, now: Date): SignInStanding {
  if (signIn.endedAt !== null || now >= signIn.expiresAt) return 'over';
  if (signIn.kind === 'hallway') return 'open';
  const idleMs = now.getTime() - signIn.lastActiveAt.getTime();
  return signIn.lockedAt !== null || idleMs >= IDLE_MINUTES * MINUTE_MS ? 'locked' : 'open';
}

export function expiryOf(kind: SignInKind, createdAt: Date, hallwayHours: number): Date {
  const hours = kind === 'hallway' ? hallwayHours : ABSOLUTE_HOURS;
  return new Date(createdAt.getTime() + hours * 60 * MINUTE_MS);
}

export function isUseWorthNoting(signIn: SignInTimes, now: Date): boolean {
  return now.getTime() - signIn.lastActiveAt.getTime() >= USE_NOTED_EVERY_MS;
}
