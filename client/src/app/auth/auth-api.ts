import { HttpClient, httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { HallwayScreenResponse } from '../../api/generated/types.gen';
import { Problem, toProblem } from '../../api/problem';
import { CommandResult, Commands } from '../../api/send-command';
import { AuthSession } from './auth-session';

const BASE = '/api/auth';
const SCREENS = '/api/hallway-screens';

/** A screen in the hallway that is signed in. */
export type HallwayScreen = HallwayScreenResponse;

/** The addresses whose 401 is an answer about a password, not about the session. */
export const CREDENTIAL_URLS: readonly string[] = [`${BASE}/sign-in`, `${BASE}/unlock`, `${BASE}/me`];

@Service()
export class AuthApi {
  readonly #commands = inject(Commands);
  readonly #http = inject(HttpClient);

  /** Who holds the cookie of this browser. Passive: does not count as use. */
  async me(): Promise<{ ok: true; value: AuthSession } | { ok: false; problem: Problem }> {
    try {
      return { ok: true, value: await firstValueFrom(this.#http.get<AuthSession>(`${BASE}/me`)) };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  signIn(username: string, password: string): Promise<CommandResult<AuthSession>> {
    return this.#commands.send({ url: `${BASE}/sign-in`, body: { username, password } });
  }

  unlock(password: string): Promise<CommandResult<AuthSession>> {
    return this.#commands.send({ url: `${BASE}/unlock`, body: { password } });
  }

  /** Someone is at the console although no screen asks for anything. */
  inUse(): Promise<CommandResult<void>> {
    return this.#commands.send({ url: `${BASE}/in-use` });
  }

  lock(): Promise<CommandResult<void>> {
    return this.#commands.send({ url: `${BASE}/lock` });
  }

  /** Ends the personal sign-in of this browser; a hallway screen's takes its place. */
  showHallway(): Promise<CommandResult<AuthSession>> {
    return this.#commands.send({ url: SCREENS });
  }

  /** The hallway screens that this person may end, the newest first. Call in an injection context. */
  hallwayScreensResource(): HttpResourceRef<HallwayScreen[] | undefined> {
    return httpResource<HallwayScreen[]>(() => SCREENS);
  }

  endHallwayScreen(id: string): Promise<CommandResult<void>> {
    return this.#commands.send({ url: `${SCREENS}/${id}/end` });
  }

  signOut(): Promise<CommandResult<void>> {
    return this.#commands.send({ url: `${BASE}/sign-out` });
  }
}
