import { computed, inject, Service, signal } from '@angular/core';
import { Problem } from '../../api/problem';
import { NewReading, SessionApi, SessionConsole } from './session-api';

/** Tried again this long after the server did not answer. */
export const RETRY_MS = 5_000;

interface Pending {
  readonly sessionId: string;
  readonly reading: NewReading;
  readonly saved: (session: SessionConsole) => void;
}

/** A reading that the server will not take, with its words for the fields. */
export interface Refused {
  readonly reading: NewReading;
  readonly problem: Problem;
}

/**
 * Readings on their way to the server. Each keeps the id and the time of its measurement, so that trying again never
 * makes two of one and a late arrival is not re-timed. They live in this window only.
 */
@Service()
export class PendingReadings {
  readonly #api = inject(SessionApi);
  readonly #pending = signal<readonly Pending[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly count = computed(() => this.#pending().length);

  of(sessionId: string): readonly NewReading[] {
    return this.#pending()
      .filter((pending) => pending.sessionId === sessionId)
      .map(({ reading }) => reading);
  }

  /** @returns the refusal when the server read it and will not take it; it is then no longer pending */
  async add(
    sessionId: string,
    reading: NewReading,
    saved: (session: SessionConsole) => void,
  ): Promise<Refused | undefined> {
    const pending = { sessionId, reading, saved };
    this.#pending.update((all) => [...all, pending]);
    return this.#send(pending);
  }

  async #send(pending: Pending): Promise<Refused | undefined> {
    const result = await this.#api.addReading(pending.sessionId, pending.reading);
    if (result.ok) {
      this.#drop(pending);
      pending.saved(result.value);
      return undefined;
    }
    const { status } = result.problem;
    if (status === 0 || status === 401 || status >= 500) {
      this.#retryLater();
      return undefined;
    }
    this.#drop(pending);
    return { reading: pending.reading, problem: result.problem };
  }

  #drop(pending: Pending): void {
    this.#pending.update((all) => all.filter((other) => other !== pending));
  }

  #retryLater(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      for (const pending of this.#pending()) void this.#send(pending);
    }, RETRY_MS);
  }
}
