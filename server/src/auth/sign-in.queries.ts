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

const KNOWN = `SELECT s.id, s.staff_id AS "staffId", m.role, s.last_active_at AS "lastActiveAt",
    s.expires_at AS "expiresAt", s.locked_at AS "lockedAt", s.ended_at AS "endedAt"
  FROM sign_in s JOIN staff_member m ON m.id = s.staff_id AND m.active`;

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

  /** The person, and the clinic's first location, read as a plain row since rooms stand on auth. */
  async findSignedIn(staffId: string): Promise<SignedIn | undefined> {
    const [row] = await this.db.query<SignedIn['staff'] & SignedIn['clinic']>(
      `SELECT m.id, m.display_name AS "displayName", m.credential, m.role,
         l.id AS "locationId", l.name, l.time_zone AS "timeZone"
       FROM staff_member m, location l WHERE m.id = $1 ORDER BY l.id LIMIT 1`,
      [staffId],
    );
    if (!row) return undefined;
    const { id, displayName, credential, role, locationId, name, timeZone } = row;
    return { staff: { id, displayName, credential, role }, clinic: { locationId, name, timeZone } };
  }
}

/** Only the hash is stored: whoever reads the table cannot sign in with it. */
export function hashOfToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
