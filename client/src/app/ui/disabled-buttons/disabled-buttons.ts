import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';

/**
 * A disabled button of the console keeps the focus (`disabledInteractive` in app.config.ts), so the browser still sends it
 * clicks, Enter and the space bar. They end here, before anything hears of them.
 */
@Service()
export class DisabledButtons {
  constructor() {
    const document = inject(DOCUMENT);
    const stop = (event: Event) => {
      if (!(event.target instanceof Element) || !event.target.closest('button[aria-disabled="true"]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('click', stop, true);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('click', stop, true));
  }
}
