import { DestroyRef, DOCUMENT, inject } from '@angular/core';

/**
 * Keeps the screen from going dark while the calling component lives, where the browser can and lets it. The browser
 * takes the lock back whenever the page is hidden, so it is asked again when the page returns. Call in an injection
 * context.
 */
export function keepAwake(): void {
  const document = inject(DOCUMENT);
  // Not in every browser, and only over https or on this machine.
  const navigator = document.defaultView?.navigator;
  if (!navigator || !('wakeLock' in navigator)) return;
  const { wakeLock } = navigator;
  let lock: WakeLockSentinel | undefined;
  let over = false;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const got = await wakeLock.request('screen');
      if (over) await got.release();
      else lock = got;
    } catch {
      // Refused, for example to save the battery: the screen goes dark as it always did.
    }
  };
  const returned = () => void ask();
  document.addEventListener('visibilitychange', returned);
  inject(DestroyRef).onDestroy(() => {
    over = true;
    document.removeEventListener('visibilitychange', returned);
    void lock?.release();
  });
  void ask();
}
