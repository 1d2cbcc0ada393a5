import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { Subject } from 'rxjs';
import { Problem } from '../../api/problem';
import { CommandResult } from '../../api/send-command';
import { Auth } from '../auth/auth';
import { UnsentWork } from '../auth/unsent-work';
import { DeviceStore } from '../device-store/device-store';
import { NewEvent, NewReading, SessionApi, SessionConsole } from './session-api';

const KEPT = 'chair:';
/** Tried again this long after the server did not answer. */
export const RETRY_MS = 5_000;

/** Something that was seen at the chair, with the id and the time that it keeps however often it is sent. */
export type Entry = { readonly sessionId: string } & (
  { readonly kind: 'reading'; readonly body: NewReading } | { readonly kind: 'event'; readonly body: NewEvent }
);

export interface PendingEntry {
  readonly entry: Entry;
  /** It will still be there after a reload of the page. */
  readonly kept: boolean;
  /** The server read it, later than when it was entered, and will not take it. */
  readonly refused?: string;
}

/**
 * Readings and events on their way to the server. Each keeps the id and the time at which it was taken, so that trying
 * again never makes two of one and a late arrival is not re-timed. Until the server has it, it is sealed on this device
 * and sent when the person is back; what the server will not take any more stays in sight until it is put away.
 */
@Service()
export class PendingEntries {
  readonly #api = inject(SessionApi);
  readonly #auth = inject(Auth);
  readonly #device = inject(DeviceStore);
  readonly #pending = signal<readonly PendingEntry[]>([]);
  readonly #owner = computed(() => this.#auth.session()?.staff.id);
  readonly #saved = new Subject<SessionConsole>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Every answer of the server to something that was pending. */
  readonly saved = this.#saved.asObservable();
  readonly count = computed(() => this.#pending().filter(({ refused }) => refused === undefined).length);
  /** Those that are lost with this window. */
  readonly unkept = computed(() => this.#pending().filter(({ kept }) => !kept).length);

  constructor() {
    inject(UnsentWork).register(() => this.#sendAll());
    let before: string | undefined;
    effect(() => {
      const owner = this.#owner();
      const left = before !== undefined && this.#auth.state().kind === 'signedOut';
      before = owner ?? before;
      if (owner) void untracked(() => this.#restore());
      // What the device has stays there or goes with the sign-out (Auth); here it is nobody's any more.
      else if (left) untracked(() => this.#pending.set([]));
    });
  }

  readingsOf(sessionId: string): readonly NewReading[] {
    return this.#waiting(sessionId).flatMap((entry) => (entry.kind === 'reading' ? [entry.body] : []));
  }

  eventsOf(sessionId: string): readonly NewEvent[] {
    return this.#waiting(sessionId).flatMap((entry) => (entry.kind === 'event' ? [entry.body] : []));
  }

  refusedOf(sessionId: string): readonly PendingEntry[] {
    return this.#pending().filter(({ entry, refused }) => entry.sessionId === sessionId && refused !== undefined);
  }

  /** @returns the refusal when the server read it and will not take it; it is then no longer pending */
  async add(entry: Entry): Promise<Problem | undefined> {
    this.#pending.update((all) => [...all, { entry, kept: false }]);
    const keeping = this.#keep(entry);
    const result = await this.#send(entry);
    await keeping;
    if (result === 'later') {
      this.#retryLater();
      return undefined;
    }
    await this.putAway(entry);
    return result;
  }

  /** It is not wanted any more. */
  async putAway({ body }: Entry): Promise<void> {
    this.#pending.update((all) => all.filter(({ entry }) => entry.body.id !== body.id));
    await this.#device.remove(KEPT + body.id);
  }

  #waiting(sessionId: string): Entry[] {
    return this.#pending().flatMap(({ entry, refused }) =>
      entry.sessionId === sessionId && refused === undefined ? [entry] : [],
    );
  }

  /** @returns `later` while the server does not answer, the problem when it will not take it, nothing when it did */
  async #send(entry: Entry): Promise<Problem | 'later' | undefined> {
    const result: CommandResult<SessionConsole> =
      entry.kind === 'reading'
        ? await this.#api.addReading(entry.sessionId, entry.body)
        : await this.#api.addEvent(entry.sessionId, entry.body);
    if (result.ok) {
      this.#saved.next(result.value);
      return undefined;
    }
    const { status } = result.problem;
    return status === 0 || status === 401 || status >= 500 ? 'later' : result.problem;
  }

  async #keep(entry: Entry): Promise<void> {
    const kept = await this.#device.put(KEPT + entry.body.id, entry);
    this.#pending.update((all) => all.map((one) => (one.entry.body.id === entry.body.id ? { ...one, kept } : one)));
  }

  #retryLater(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#sendAll();
    }, RETRY_MS);
  }

  /** @returns whether the server has everything */
  async #sendAll(): Promise<boolean> {
    const waiting = this.#pending().filter(({ refused }) => refused === undefined);
    await Promise.all(waiting.map(({ entry }) => this.#again(entry)));
    return this.#pending().length === 0;
  }

  async #again(entry: Entry): Promise<void> {
    const result = await this.#send(entry);
    if (result === 'later') return this.#retryLater();
    if (result === undefined) return this.putAway(entry);
    const refused = result.detail;
    this.#pending.update((all) => all.map((one) => (one.entry.body.id === entry.body.id ? { ...one, refused } : one)));
  }

  async #restore(): Promise<void> {
    const kept = await this.#device.list<Entry>(KEPT);
    const known = new Set(this.#pending().map(({ entry }) => entry.body.id));
    const found = kept.map(({ value }) => value).filter(({ body }) => !known.has(body.id));
    if (found.length === 0) return;
    this.#pending.update((all) => [...all, ...found.map((entry) => ({ entry, kept: true }))]);
    for (const entry of found) void this.#again(entry);
  }
}
