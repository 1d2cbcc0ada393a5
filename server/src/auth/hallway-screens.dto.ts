import type { HallwayScreen } from './sign-in.queries.js';

/** A screen in the hallway that is signed in. */
export class HallwayScreenResponse {
  id: string;
  /** Who put it there. */
  staffName: string;
  startedAt: string;
  /** When it last asked for something. */
  lastSeenAt: string;
  endsAt: string;

  static from({ id, staffName, createdAt, lastActiveAt, expiresAt }: HallwayScreen): HallwayScreenResponse {
    const times = { startedAt: createdAt.toISOString(), lastSeenAt: lastActiveAt.toISOString() };
    return { id, staffName, ...times, endsAt: expiresAt.toISOString() };
  }
}
