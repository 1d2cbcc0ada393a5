import {
  computed,
  DestroyRef,
  effect,
  inject,
  ResourceStatus,
  Service,
  Signal,
  signal,
  untracked,
  WritableSignal,
} from '@angular/core';
import { Auth } from '../auth/auth';

export type LiveState = 'live' | 'reconnecting' | 'offline';

/** What the server sends: that something changed, never what. */
interface LiveEvent {
  readonly topic: string;
  readonly id: string;
  readonly version: number;
}

/** Opens the stream; a token of its own so that specs can hand in a fake. */
@Service()
export class LiveSource {
  open(url: string): EventSource {
    return new EventSource(url);
  }
}

const ADDRESS = '/api/live';
/** A broken stream that the browser gave up on is tried again after 2, 4, 8 ... at most 30 seconds. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

/**
 * One stream of change notices for the whole console. A screen names the topics it shows; the stream carries the union
 * of them. A short break is bridged by the browser (Last-Event-ID); after a new stream every topic counts as changed,
 * since what happened in between is unknown.
 */
@Service()
export class Live {
  readonly #source = inject(LiveSource);
  readonly #auth = inject(Auth);
  readonly #state = signal<LiveState | undefined>(undefined);
  /** How many screens follow each topic. */
  readonly #followers = signal<ReadonlyMap<string, number>>(new Map());
  /** Changes seen, by topic and by `topic/id`. */
  readonly #versions = new Map<string, WritableSignal<number>>();
  readonly #topics = computed(() => [...this.#followers().keys()].sort().join(','));
  readonly #wanted = computed(() => this.#auth.state().kind === 'signedIn' && this.#topics() !== '');
  #stream: EventSource | undefined;
  #hadStream = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = FIRST_RETRY_MS;

  /** Undefined while no screen follows anything. */
  readonly state = this.#state.asReadonly();

  constructor() {
    effect(() => {
      const topics = this.#topics();
      const wanted = this.#wanted();
      untracked(() => (wanted ? this.#connect(topics) : this.#close()));
    });
    const online = () => this.#wanted() && this.#connect(this.#topics());
    const offline = () => this.#wanted() && this.#state.set('offline');
    globalThis.addEventListener('online', online);
    globalThis.addEventListener('offline', offline);
    inject(DestroyRef).onDestroy(() => {
      this.#close();
      globalThis.removeEventListener('online', online);
      globalThis.removeEventListener('offline', offline);
    });
  }

  /**
   * Counts the changes of a topic, or of one thing in it, for as long as the caller lives. Call in an injection context.
   */
  version(topic: string, id?: string): Signal<number> {
    this.#followers.update((followers) => new Map(followers).set(topic, (followers.get(topic) ?? 0) + 1));
    inject(DestroyRef).onDestroy(() => this.#leave(topic));
    return this.#versionOf(id === undefined ? topic : `${topic}/${id}`).asReadonly();
  }

  #leave(topic: string): void {
    this.#followers.update((followers) => {
      const rest = new Map(followers);
      const left = (rest.get(topic) ?? 1) - 1;
      if (left > 0) rest.set(topic, left);
      else rest.delete(topic);
      return rest;
    });
  }

  #connect(topics: string): void {
    this.#disconnect();
    if (this.#state() !== 'live') this.#state.set('reconnecting');
    const stream = this.#source.open(`${ADDRESS}?topics=${encodeURIComponent(topics)}`);
    this.#stream = stream;
    stream.onopen = () => {
      this.#state.set('live');
      this.#retryMs = FIRST_RETRY_MS;
      if (this.#hadStream) for (const version of this.#versions.values()) version.update((n) => n + 1);
      this.#hadStream = true;
      // From here on the browser itself resumes after a break: the next opening of this stream has no gap.
      stream.onopen = () => this.#state.set('live');
    };
    stream.onmessage = (message: MessageEvent<string>) => this.#changed(message.data);
    stream.onerror = () => {
      this.#state.set(globalThis.navigator.onLine ? 'reconnecting' : 'offline');
      if (stream.readyState === CLOSED) this.#retryLater();
    };
  }

  /** The browser gave up (the server answered with an error): the session may have ended, so ask before trying again. */
  #retryLater(): void {
    this.#retry = setTimeout(() => {
      void this.#auth.check();
      if (this.#wanted()) this.#connect(this.#topics());
    }, this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    if (this.#retryMs === LAST_RETRY_MS) this.#state.set('offline');
  }

  #close(): void {
    this.#disconnect();
    this.#state.set(undefined);
  }

  #disconnect(): void {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = undefined;
  }

  #changed(data: string): void {
    const { topic, id } = JSON.parse(data) as LiveEvent;
    this.#versions.get(topic)?.update((n) => n + 1);
    this.#versions.get(`${topic}/${id}`)?.update((n) => n + 1);
  }

  #versionOf(key: string): WritableSignal<number> {
    let version = this.#versions.get(key);
    if (!version) this.#versions.set(key, (version = signal(0)));
    return version;
  }
}

/** EventSource.CLOSED, which jsdom does not have. */
const CLOSED = 2;

/** What a screen reloads: an httpResource, or anything that behaves like one. */
export interface Reloadable {
  readonly status: Signal<ResourceStatus>;
  reload(): boolean;
}

/**
 * Reloads a resource whenever its topic changes, keeping the old value on the screen meanwhile. A change that arrives
 * during a load is not lost: it reloads once more. Call in an injection context.
 */
export function reloadOn(topics: string | readonly string[], resource: Reloadable): void {
  const live = inject(Live);
  const versions = [topics].flat().map((topic) => live.version(topic));
  const total = computed(() => versions.reduce((sum, version) => sum + version(), 0));
  let seen = untracked(total);
  effect(() => {
    const now = total();
    const status = resource.status();
    // Without a connection a reload could only fail, and take what is on the screen with it: it waits until there is one.
    if (now === seen || status === 'loading' || status === 'reloading' || live.state() === 'offline') return;
    seen = now;
    untracked(() => resource.reload());
  });
}
