import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { Database } from '../platform/database/database.js';
import type { Role } from '../staff/rules/roles.js';
import type { SignedIn } from './rules/signed-in.js';
import { type SignInTimes, standingOf } from './rules/sign-in-lifetime.js';

/** A sign-in and whose it is. */
export interface KnownSignIn extends SignInTimes {
  readonly id: string;
  readonly staffId: string;
  readonly role: Role;
}

const KNOWN = `SELECT s.id, s.staff_id AS "staffId", m.role, s.kind, s.last_active_at AS "lastActiveAt",
    s.expires_at AS "expiresAt", s.locked_at AS "lockedAt", s.ended_at AS "endedAt"
  FROM sign_in s JOIN staff_member m ON m.id = s.staff_id AND m.active`;

/** A screen in a hallway, for whoever ends it from elsewhere. */
export interface HallwayScreen {
  readonly id: string;
  readonly staffName: string;
  readonly createdAt: Date;
  readonly lastActiveAt: Date;
  readonly expiresAt: Date;
}

const HALLWAY = `SELECT s.id, m.display_name AS "staffName", s.created_at AS "createdAt",
    s.last_active_at AS "lastActiveAt", s.expires_at AS "expiresAt"
  FROM sign_in s JOIN staff_member m ON m.id = s.staff_id AND m.active WHERE s.kind = 'hallway' AND s.ended_at IS NULL`;

/** More than a clinic has walls. */
const MOST_SCREENS = 100;

const BY_TOKEN = { name: 'sign-in by token', text: `${KNOWN} WHERE s.token_hash = $1` };

@Injectable()
export class SignInQueries {
  constructor(private readonly db: Database) {}

  /** The sign-in that a cookie's token belongs to; undefined also when the account was closed. */
  async findByToken(token: string): Promise<KnownSignIn | undefined> {
    const [row] = await this.db.run<KnownSignIn>(BY_TOKEN, [hashOfToken(token)]);
    return row;
  }

  /** Whether this sign-in may see anything at `now`. */
  async isOpen(id: string, now: Date): Promise<boolean> {
    const [row] = await this.db.query<KnownSignIn>(`${KNOWN} WHERE s.id = $1`, [id]);
    return row !== undefined && standingOf(row, now) === 'open';
  }

  /** Whose sign-in it is, and the clinic's first location, read as a plain row since rooms stand on auth. */
  async findSignedIn(signInId: string): Promise<SignedIn | undefined> {
    const [row] = await this.db.query<Pick<SignedIn, 'kind' | 'expiresAt'> & SignedIn['staff'] & SignedIn['clinic']>(
      `SELECT s.kind, s.expires_at AS "expiresAt", m.id, m.display_name AS "displayName", m.credential, m.role,
         l.id AS "locationId", l.name, l.time_zone AS "timeZone"
       FROM sign_in s JOIN staff_member m ON m.id = s.staff_id, location l WHERE s.id = $1 ORDER BY l.id LIMIT 1`,
      [signInId],
    );
    if (!row) return undefined;
    const { kind, expiresAt, id, displayName, credential, role, locationId, name, timeZone } = row;
    return { kind, expiresAt, staff: { id, displayName, credential, role }, clinic: { locationId, name, timeZone } };
  }

  /**
   * Screens in hallways that are not over, the newest first.
   * @param staffId only those that this person put there
   */
  findHallwayScreens(now: Date, staffId?: string): Promise<HallwayScreen[]> {
    return this.db.query<HallwayScreen>(
      `${HALLWAY} AND s.expires_at > $1 AND ($2::uuid IS NULL OR s.staff_id = $2)
       ORDER BY s.created_at DESC, s.id LIMIT ${MOST_SCREENS}`,
      [now, staffId ?? null],
    );
  }
}

/** Only the hash is stored: whoever reads the table cannot sign in with it. */
export function hashOfToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
