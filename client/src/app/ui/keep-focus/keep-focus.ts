import { DestroyRef, Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';

/** The one obvious action of an area. */
const PRIMARY = '[matButton="filled"]:not([disabled]), [matButton="tonal"]:not([disabled])';
const ANY = 'button:not([disabled]), a[href]';

/**
 * An act takes its own button away: "Start" is gone once it has started. When what had the focus disappears from within,
 * the focus goes to the next step instead of to nowhere: to the heading named, else to the primary
 * action, else to the first that is left, else to the area.
 */
@Directive({ selector: '[tlKeepFocus]', host: { tabindex: '-1', '(focusin)': 'entered($event)' } })
export class KeepFocus {
  /** Selector of the heading to go to; empty for the primary action. */
  readonly tlKeepFocus = input('');

  readonly #document = inject(DOCUMENT);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #last: Element | undefined;

  constructor() {
    const observer = new MutationObserver(() => this.#mend());
    observer.observe(this.#host, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  protected entered(event: Event): void {
    this.#last = event.target as Element;
  }

  #mend(): void {
    if (!this.#last || this.#last.isConnected || this.#document.activeElement !== this.#document.body) return;
    this.#last = undefined;
    const find = (selector: string) => this.#host.querySelector<HTMLElement>(selector);
    const next = this.tlKeepFocus() ? find(this.tlKeepFocus()) : (find(PRIMARY) ?? find(ANY));
    (next ?? this.#host).focus();
  }
}
