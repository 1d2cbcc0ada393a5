import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { LIMITS, networkOf, WINDOW_MINUTES } from './rules/attempt-limits.js';
import { authError } from './rules/auth-errors.js';

/** Counts password attempts before the password is looked at, so that parallel guesses cannot slip past the limit. */
@Injectable()
export class SignInLimiter {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws auth.tooManyAttempts (429) when this is one attempt too many */
  async count(username: string, ip: string): Promise<void> {
    const network = await this.#add(networkKey(ip));
    const person = await this.#add(personKey(username, ip));
    if (person > LIMITS.personAndNetwork || network > LIMITS.network) throw authError('auth.tooManyAttempts');
  }

  /** The password was right: nothing is held against this person, and the attempt not against the network. */
  async forgive(username: string, ip: string): Promise<void> {
    await this.db.query('DELETE FROM sign_in_attempts WHERE key = $1', [personKey(username, ip)]);
    await this.db.query('UPDATE sign_in_attempts SET attempts = attempts - 1 WHERE key = $1', [networkKey(ip)]);
  }

  async #add(key: Buffer): Promise<number> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + WINDOW_MINUTES * 60_000);
    const [row] = await this.db.query<{ attempts: number }>(
      `INSERT INTO sign_in_attempts AS kept (key, attempts, until) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET
         attempts = CASE WHEN kept.until <= $3 THEN 1 ELSE kept.attempts + 1 END,
         until = CASE WHEN kept.until <= $3 THEN excluded.until ELSE kept.until END
       RETURNING attempts`,
      [key, until, now],
    );
    return row?.attempts ?? 0;
  }
}

const personKey = (username: string, ip: string) => keyOf(`person\n${username}\n${networkOf(ip)}`);
const networkKey = (ip: string) => keyOf(`network\n${networkOf(ip)}`);
const keyOf = (text: string) => createHash('sha256').update(text).digest();
