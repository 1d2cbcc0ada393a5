import { DestroyRef, inject, Service, signal } from '@angular/core';

/** The time of this device, behind one seam so that tests can set it. */
@Service()
export class Clock {
  readonly #minute = signal(this.now());

  /** Epoch milliseconds, renewed on every full minute: for "38 min" and the clock of the top bar. */
  readonly minute = this.#minute.asReadonly();

  constructor() {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          this.#minute.set(this.now());
          wait();
        },
        60_000 - (this.now() % 60_000),
      );
    };
    wait();
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Epoch milliseconds. */
  now(): number {
    return Date.now();
  }
}
