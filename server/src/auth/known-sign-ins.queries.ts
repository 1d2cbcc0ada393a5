import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { OutboxDispatcher } from '../platform/events/outbox-dispatcher.js';
import { Clock } from '../platform/time/clock.js';
import { standingOf } from './rules/sign-in-lifetime.js';
import { hashOfToken, type KnownSignIn, SignInQueries } from './sign-in.queries.js';

interface Kept {
  readonly signIn: KnownSignIn;
  readonly readAt: number;
}

/** A row is believed for at most so long without being read again, whatever was or was not heard of it. */
export const BELIEVED_MS = 5_000;
const MOST = 2_000;
/** Topics that tell of sign-ins start so; no screen may follow them. */
const OWN_TOPIC = 'sign-in';

/**
 * Sign-ins of the last seconds, so that a screen's burst of requests reads the row once. Only an open one is believed:
 * every refusal comes from the row itself. Whoever ends or locks one, or changes what a member of staff may do, forgets
 * it here in the same breath; other nodes hear of it through the outbox, and read again after five seconds at the latest.
 */
@Injectable()
export class KnownSignIns implements OnModuleDestroy {
  readonly #kept = new Map<string, Kept>();
  #following: Subscription | undefined;
  /** Raised by everything forgotten, so that a row that was being read meanwhile is not kept. */
  #forgotten = 0;

  constructor(
    private readonly queries: SignInQueries,
    private readonly outbox: OutboxDispatcher,
    private readonly clock: Clock,
  ) {}

  /** The sign-in that a cookie's token belongs to; undefined also when the account was closed. */
  async find(token: string): Promise<KnownSignIn | undefined> {
    this.#follow();
    const [key, now] = [hashOfToken(token).toString('base64'), this.clock.now()];
    const kept = this.#kept.get(key);
    if (kept && isFresh(kept, now) && standingOf(kept.signIn, now) === 'open') return kept.signIn;
    this.#kept.delete(key);
    const before = this.#forgotten;
    const signIn = await this.queries.findByToken(token);
    if (signIn && before === this.#forgotten) this.#keep(key, { signIn, readAt: now.getTime() });
    return signIn;
  }

  /** The sign-in was used at `at`; the row says so too. */
  noteUse(id: string, at: Date): void {
    for (const [key, kept] of this.#kept) {
      if (kept.signIn.id === id) this.#kept.set(key, { ...kept, signIn: { ...kept.signIn, lastActiveAt: at } });
    }
  }

  /** @param id of a sign-in, or of a member of staff */
  forget(id: string): void {
    this.#forgotten++;
    for (const [key, { signIn }] of this.#kept) {
      if (signIn.id === id || signIn.staffId === id) this.#kept.delete(key);
    }
  }

  onModuleDestroy(): void {
    this.#following?.unsubscribe();
    this.#kept.clear();
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }

  #follow(): void {
    this.#following ??= this.outbox.follow().subscribe({
      next: ({ topic, entityId }) => {
        if (topic.startsWith(OWN_TOPIC)) this.forget(entityId);
      },
      error: () => (this.#following = undefined),
    });
  }
}

function isFresh({ readAt }: Kept, now: Date): boolean {
  const age = now.getTime() - readAt;
  return age >= 0 && age < BELIEVED_MS;
}
