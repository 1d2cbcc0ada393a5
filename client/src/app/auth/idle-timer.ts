import { computed, DestroyRef, DOCUMENT, effect, inject, Service, signal, untracked } from '@angular/core';
import { Clock } from '../ui/clinic-time/clock';
import { Auth } from './auth';
import { AuthApi } from './auth-api';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Warn this long before the console locks: enough to reach the keyboard from across the room. */
const WARNING = 60 * SECOND;
/** Someone who only reads or types makes no requests: the server is told this long after the last one. */
const TELL_AFTER = 5 * MINUTE;
const SIGNS_OF_USE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Follows how long the console has been out of use, warns, and locks it when the clinic's limit is reached. */
@Service()
export class IdleTimer {
  readonly #clock = inject(Clock);
  readonly #api = inject(AuthApi);
  readonly #auth = inject(Auth);
  readonly #lastUse = signal(this.#clock.device());
  /** When the server last counted the console as used. */
  #lastCounted = this.#clock.device();
  readonly #now = signal(this.#clock.device());

  readonly #left = computed(() => {
    const state = this.#auth.state();
    const minutes = state.kind === 'signedIn' ? state.session.idleMinutes : null;
    return minutes === null ? Infinity : minutes * MINUTE - (this.#now() - this.#lastUse());
  });
  /** Whole seconds until the console locks once the warning is due, else undefined. */
  readonly warning = computed(() =>
    this.#left() <= WARNING ? Math.max(0, Math.ceil(this.#left() / SECOND)) : undefined,
  );

  constructor() {
    const document = inject(DOCUMENT);
    const use = () => this.touched();
    for (const sign of SIGNS_OF_USE) document.addEventListener(sign, use, { passive: true, capture: true });
    const timer = setInterval(() => this.#look(), SECOND);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_USE) document.removeEventListener(sign, use, { capture: true });
    });
    effect(() => {
      const due = this.#left() <= 0;
      if (due) untracked(() => void this.#auth.lock());
    });
    effect(() => {
      if (this.#auth.state().kind !== 'signedIn') return;
      untracked(use);
      this.counted();
    });
  }

  /** The server counts a request as use. */
  counted(): void {
    this.#lastCounted = this.#clock.device();
  }

  /** Whether someone is at the device: they touched it within the last minute. */
  inUse(): boolean {
    return this.#clock.device() - this.#lastUse() < MINUTE;
  }

  /** Someone used the console just now. */
  touched(): void {
    const now = this.#clock.device();
    this.#lastUse.set(now);
    this.#now.set(now);
  }

  #look(): void {
    const now = this.#clock.device();
    this.#now.set(now);
    const untold = this.#lastUse() > this.#lastCounted && now - this.#lastCounted >= TELL_AFTER;
    if (untold && this.#left() !== Infinity) void this.#api.inUse();
  }
}
