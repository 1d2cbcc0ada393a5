import { computed, DestroyRef, DOCUMENT, effect, inject, Service, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark', 'dim'] as const;
export type ThemeName = (typeof THEMES)[number];

const KEY = 'throughline.theme';

/** Which palette the console wears on this device. `system` follows the device; the others are set on the root. */
@Service()
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #chosen = signal(this.#stored());
  readonly #borrowed = signal<ThemeName | undefined>(undefined);

  /** What the person chose for this device. */
  readonly chosen = this.#chosen.asReadonly();
  /** What the console wears now. */
  readonly name = computed(() => this.#borrowed() ?? this.#chosen());

  constructor() {
    const root = this.#document.documentElement;
    effect(() => apply(root, this.name()));
    // Paper is white: the dim palette has plain values that no color-scheme turns around.
    const view = this.#document.defaultView;
    const before = () => apply(root, 'light');
    const after = () => apply(root, this.name());
    view?.addEventListener('beforeprint', before);
    view?.addEventListener('afterprint', after);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeprint', before);
      view?.removeEventListener('afterprint', after);
    });
  }

  choose(name: ThemeName): void {
    this.#borrowed.set(undefined);
    this.#chosen.set(name);
    this.keep();
  }

  /** Wears something else for as long as a screen is open; the choice stays. */
  borrow(name: ThemeName): void {
    this.#borrowed.set(name);
  }

  giveBack(): void {
    this.#borrowed.set(undefined);
  }

  /** Writes the choice down again: signing out makes the browser drop everything the console stored. */
  keep(): void {
    const name = this.#chosen();
    try {
      this.#document.defaultView?.localStorage.setItem(KEY, name);
    } catch {
      // A browser that keeps nothing still shows the choice until it is closed.
    }
  }

  #stored(): ThemeName {
    try {
      const name = this.#document.defaultView?.localStorage.getItem(KEY);
      return THEMES.find((theme) => theme === name) ?? 'system';
    } catch {
      return 'system';
    }
  }
}

function apply(root: HTMLElement, name: ThemeName): void {
  if (name === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', name);
}
