import { Directive, DestroyRef, ElementRef, inject } from '@angular/core';

/** What is done next, and what can be done at all. */
const NEXT = '[matButton=filled]:not([disabled])';
const ANY = 'button:not([disabled]), a[href]';

/**
 * Keeps the focus among the buttons of a step when the one that was pressed gives way to the next: it would fall to the
 * top of the page. The filled button gets it, else the first one.
 */
@Directive({ selector: '[tlKeepFocus]', host: { '(focusin)': 'remember($event)' } })
export class KeepFocus {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #last: EventTarget | null = null;

  constructor() {
    const changes = new MutationObserver(() => this.#restore());
    changes.observe(this.#host, { childList: true, subtree: true });
    inject(DestroyRef).onDestroy(() => changes.disconnect());
  }

  protected remember({ target }: FocusEvent): void {
    this.#last = target;
  }

  #restore(): void {
    const { ownerDocument } = this.#host;
    const lost = this.#last instanceof Node && !this.#host.contains(this.#last);
    if (!lost || ownerDocument.activeElement !== ownerDocument.body) return;
    const next = this.#host.querySelector<HTMLElement>(NEXT) ?? this.#host.querySelector<HTMLElement>(ANY);
    next?.focus();
  }
}
