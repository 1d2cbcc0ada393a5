import { DOCUMENT, DestroyRef, inject, Service } from '@angular/core';

/** `hallway`: the cookie became that of a hallway screen. */
export type AuthMessage = 'signedIn' | 'locked' | 'signedOut' | 'hallway';

/** Tells the other tabs of this browser, which share the cookie, what happened to the session. */
@Service()
export class AuthChannel {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('throughline.auth');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#channel?.close());
  }

  say(message: AuthMessage): void {
    this.#channel?.postMessage(message);
  }

  listen(handle: (message: AuthMessage) => void): void {
    this.#channel?.addEventListener('message', (event: MessageEvent<AuthMessage>) => handle(event.data));
  }

  /** Loads the console anew at its first place. */
  restart(): void {
    this.#window?.location.assign('/');
  }
}
