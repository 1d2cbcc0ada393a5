import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { type Actor, currentRequest } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import type { Role } from '../staff/rules/roles.js';
import { Config } from '../platform/config/config.js';
import { holderOf } from './rules/permissions.js';
import { expiryOf, isUseWorthNoting, type SignInKind } from './rules/sign-in-lifetime.js';
import { KnownSignIns } from './known-sign-ins.queries.js';
import { SignIn } from './sign-in.entity.js';
import { hashOfToken, type KnownSignIn } from './sign-in.queries.js';

/** The row, and the token for the cookie: 256 random bits. */
export interface OpenedSignIn {
  readonly id: string;
  readonly token: string;
}

/** Keeps the rows of sign-ins. Their tokens are made here and never stored. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
    private readonly known: KnownSignIns,
    private readonly config: Config,
  ) {}

  /** For somebody at a desk. */
  open(staff: { readonly id: string; readonly role: Role }, agent: string): Promise<OpenedSignIn> {
    return this.db.transaction(async () => {
      const opened = await this.#insert('personal', staff.id, agent);
      this.#actAs({ staffId: staff.id, role: staff.role, signInId: opened.id });
      await this.#record('auth.signIn', opened.id);
      return opened;
    });
  }

  /** For a screen in the hallway, in the name of whoever asks. */
  openHallway(staffId: string, agent: string): Promise<OpenedSignIn> {
    return this.db.transaction(async () => {
      const opened = await this.#insert('hallway', staffId, agent);
      await this.#record('auth.showHallway', opened.id);
      return opened;
    });
  }

  /** Ends it for good; its screens close at once. @returns false when it had ended before */
  end({ id, staffId, ...whose }: KnownSignIn, why: 'signed_out' | 'replaced' | 'hallway'): Promise<boolean> {
    return this.db.transaction(async () => {
      if (!(await this.#close(id, why))) return false;
      this.#actAs({ staffId, role: holderOf(whose), signInId: id });
      await this.#record('auth.signOut', id, why);
      return true;
    });
  }

  /** Somebody ends a screen in the hallway from their own desk. @returns false when it had ended before */
  endHallway(id: string): Promise<boolean> {
    return this.db.transaction(async () => {
      if (!(await this.#close(id, 'ended'))) return false;
      await this.#record('auth.endHallway', id);
      return true;
    });
  }

  lock(id: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.repository(SignIn).update({ id }, { lockedAt: this.clock.now() });
      await this.#record('auth.lock', id);
      await this.#tell('signIn.locked', id, signInTopic(id));
    });
  }

  /** @returns a new token; the one that was locked stops working */
  unlock({ id, staffId, role }: KnownSignIn): Promise<string> {
    const token = newToken();
    return this.db.transaction(async () => {
      const changes = { lockedAt: null, lastActiveAt: this.clock.now(), tokenHash: hashOfToken(token) };
      await this.db.repository(SignIn).update({ id }, changes);
      this.#actAs({ staffId, role, signInId: id });
      await this.#record('auth.unlock', id);
      await this.#tell('signIn.unlocked', id, accessTopic(id));
      return token;
    });
  }

  /** Puts off the idle limit. */
  async noteUse(signIn: KnownSignIn): Promise<void> {
    const now = this.clock.now();
    if (!isUseWorthNoting(signIn, now)) return;
    this.known.noteUse(signIn.id, now); // first, so that requests beside this one need not write it too
    try {
      await this.db.run(USED, [signIn.id, now]);
    } catch (error) {
      this.known.forget(signIn.id);
      throw error;
    }
  }

  /**
   * Has every node look at the sign-ins of a member of staff anew: call it in the transaction that closes the account
   * or changes its role.
   */
  accessChanged(staffId: string): Promise<void> {
    return this.db.transaction(() => this.#tell('staff.accessChanged', staffId, accessTopic(staffId)));
  }

  async #insert(kind: SignInKind, staffId: string, agent: string): Promise<OpenedSignIn> {
    const [id, token, now] = [newId(), newToken(), this.clock.now()];
    await this.db.repository(SignIn).insert({
      ...{ id, tokenHash: hashOfToken(token), staffId, kind, createdAt: now, lastActiveAt: now },
      expiresAt: expiryOf(kind, now, this.config.hallwayHours),
      ...{ ip: currentRequest()?.ip ?? '', agent: agent.slice(0, 300) },
    });
    return { id, token };
  }

  /** Only once: of two requests that end the same sign-in the second finds nothing to end. */
  async #close(id: string, endedWhy: string): Promise<boolean> {
    const open = { id, endedAt: IsNull() };
    const { affected } = await this.db.repository(SignIn).update(open, { endedAt: this.clock.now(), endedWhy });
    if (affected !== 1) return false;
    await this.#tell('signIn.ended', id, signInTopic(id));
    return true;
  }

  /** These routes are public, so the guard has named nobody; the trail must. */
  #actAs(actor: Actor): void {
    const request = currentRequest();
    if (request) request.actor = actor;
  }

  #record(action: string, id: string, reason?: string): Promise<void> {
    return this.audit.record({ action, resource: { type: 'sign_in', id }, ...(reason !== undefined && { reason }) });
  }

  /** Every node forgets what it knows; live streams of a sign-in that ended close without waiting for their next check. */
  async #tell(type: string, id: string, topic: string): Promise<void> {
    this.db.afterCommit(() => this.known.forget(id));
    await this.events.publish({ type, entityId: id, version: 1, topics: [topic] });
  }
}

const USED = {
  name: 'sign-in used',
  text: 'UPDATE sign_in SET last_active_at = $2 WHERE id = $1 AND last_active_at < $2',
};

/** Topic that tells of the end of one sign-in; the server's own, no screen may follow it. */
export const signInTopic = (id: string) => `sign-in:${id}`;

/** Topic that tells nodes that a sign-in, or what a member of staff may do, is not what it was. */
const accessTopic = (id: string) => `sign-in-access:${id}`;

const newToken = () => randomBytes(32).toString('base64url');
