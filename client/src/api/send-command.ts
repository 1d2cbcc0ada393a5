import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, toProblem } from './problem';

export type CommandResult<T> =
  | { readonly ok: true; readonly value: T; readonly etag: string | undefined }
  | { readonly ok: false; readonly problem: Problem };

export interface Command {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  /** The version the change was made against, as the server sent it (`"v3"`) or as its number. */
  readonly ifMatch?: string | number;
  /** The same key for every try of the same act, so that a repeated click or a lost answer acts once. See `idempotencyKey`. */
  readonly idempotencyKey?: string;
}

/**
 * Sends one command and gives its outcome as a value: refusals and a silent network are results, not exceptions, so a
 * form can keep what was typed. The thin `*-api.ts` of every feature is written over it.
 */
@Service()
export class Commands {
  readonly #http = inject(HttpClient);

  async send<T>(command: Command): Promise<CommandResult<T>> {
    let headers = new HttpHeaders();
    if (command.ifMatch !== undefined) {
      const version = command.ifMatch;
      headers = headers.set('If-Match', typeof version === 'number' ? `"v${version}"` : version);
    }
    if (command.idempotencyKey) headers = headers.set('Idempotency-Key', command.idempotencyKey);
    try {
      const response = await firstValueFrom(
        this.#http.request<T>(command.method ?? 'POST', command.url, {
          body: command.body ?? {},
          headers,
          observe: 'response',
        }),
      );
      return { ok: true, value: response.body as T, etag: response.headers.get('ETag') ?? undefined };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }
}

/** A fresh key for one act. Keep it while the same act is tried again; make a new one once it succeeded. */
export function idempotencyKey(): string {
  return crypto.randomUUID();
}
