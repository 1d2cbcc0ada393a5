import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { Clock } from '../platform/time/clock.js';
import { CredentialsService } from './credentials.service.js';
import { authError } from './rules/auth-errors.js';
import type { SignedIn } from './rules/signed-in.js';
import { standingOf } from './rules/sign-in-lifetime.js';
import { SignInQueries } from './sign-in.queries.js';
import { type OpenedSignIn, SignInService } from './sign-in.service.js';

/** The token for the cookie, and whom it stands for. */
export interface Opened {
  readonly token: string;
  readonly signedIn: SignedIn;
}

/** Signing in and out, locking and unlocking. A `token` is what the browser's cookie brought, if it brought one. */
@Injectable()
export class AuthService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly credentials: CredentialsService,
    private readonly signIns: SignInService,
    private readonly queries: SignInQueries,
  ) {}

  /**
   * Opens a sign-in; the one that this browser still had ends.
   * @throws auth.wrongCredentials (401), auth.tooManyAttempts (429)
   */
  async signIn(
    { username, password, agent }: { username: string; password: string; agent: string },
    token: string | undefined,
  ): Promise<Opened> {
    const staff = await this.credentials.identify(username, password);
    return this.db.transaction(async () => {
      await this.#end(token, 'replaced');
      return this.#opened(await this.signIns.open(staff, agent));
    });
  }

  /**
   * Makes the browser of a desk a screen in the hallway: the personal sign-in ends and one that may do next to nothing
   * takes its place, both or neither.
   * @throws request.signInRequired (401) when the personal one ended meanwhile
   */
  showHallway(token: string | undefined, agent: string): Promise<Opened> {
    return this.db.transaction(async () => {
      const signIn = token === undefined ? undefined : await this.queries.findByToken(token);
      if (!signIn || !(await this.signIns.end(signIn, 'hallway'))) throw platformError('request.signInRequired');
      return this.#opened(await this.signIns.openHallway(signIn.staffId, agent));
    });
  }

  /** Ends the sign-in for good, locked or not. */
  signOut(token: string | undefined): Promise<void> {
    return this.#end(token, 'signed_out');
  }

  lock(signInId: string): Promise<void> {
    return this.signIns.lock(signInId);
  }

  /**
   * Opens a locked sign-in again under a new token.
   * @throws request.signInRequired (401) when it is over or of a hallway screen, which no password makes more of, auth.wrongCredentials (401), auth.tooManyAttempts (429)
   */
  async unlock(token: string | undefined, password: string): Promise<Opened> {
    const signIn = token === undefined ? undefined : await this.queries.findByToken(token);
    const over = !signIn || standingOf(signIn, this.clock.now()) === 'over';
    if (over || signIn.kind === 'hallway') throw platformError('request.signInRequired');
    await this.credentials.confirm(signIn.staffId, password);
    return { token: await this.signIns.unlock(signIn), signedIn: await this.describe(signIn.id) };
  }

  /** @throws auth.noClinic (409) before the clinic has a location */
  async describe(signInId: string): Promise<SignedIn> {
    const signedIn = await this.queries.findSignedIn(signInId);
    if (!signedIn) throw authError('auth.noClinic');
    return signedIn;
  }

  async #opened({ id, token }: OpenedSignIn): Promise<Opened> {
    return { token, signedIn: await this.describe(id) };
  }

  async #end(token: string | undefined, why: 'signed_out' | 'replaced'): Promise<void> {
    const signIn = token === undefined ? undefined : await this.queries.findByToken(token);
    if (signIn && signIn.endedAt === null) await this.signIns.end(signIn, why);
  }
}
