import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The time of the clinic: this device's, set right by what the server says. The one seam through which tests set it. */
@Service()
export class Clock {
  /** How far the clinic's time is ahead of this device's, in milliseconds. */
  #ahead = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #minute = signal(this.now());

  /** Epoch milliseconds, renewed on every full minute: for "38 min" and the clock of the top bar. */
  readonly minute = this.#minute.asReadonly();

  constructor() {
    this.#wait();
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  /** Epoch milliseconds. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Milliseconds by this device: for how long something lasts, since setting the clinic's time does not make it jump. */
  device(): number {
    return Date.now();
  }

  /** @param now what the server's clock says at this moment, as an ISO instant */
  set(now: string): void {
    this.#ahead = Date.parse(now) - Date.now();
    this.#minute.set(this.now());
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#minute.set(this.now());
        this.#wait();
      },
      60_000 - (this.now() % 60_000),
    );
  }
}
