import { DestroyRef, inject, Service } from '@angular/core';

/** What the open screens hold and the server does not have: sent before a session ends, while it still takes it. */
@Service()
export class UnsentWork {
  readonly #senders = new Set<() => Promise<boolean>>();

  /** Call in an injection context. @param send tries once more, and says whether the server has everything now */
  register(send: () => Promise<boolean>): void {
    this.#senders.add(send);
    inject(DestroyRef).onDestroy(() => this.#senders.delete(send));
  }

  /** @returns whether the server has everything now */
  async send(): Promise<boolean> {
    const sent = await Promise.all([...this.#senders].map((send) => send()));
    return sent.every((all) => all);
  }
}
