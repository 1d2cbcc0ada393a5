import { computed, DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';

export interface Shortcut {
  /** A single key (`/`, `?`, `m`), `Mod+k`: Control, Command on a Mac; or the name of keys that a part of the screen hears itself. */
  readonly keys: string;
  readonly label: string;
  /** Left out of keys that are only told of. */
  readonly run?: () => void;
  /** Also while typing in a field; only sensible with Mod. */
  readonly inFields?: boolean;
}

interface Group {
  readonly name: string;
  readonly shortcuts: readonly Shortcut[];
}

/** The group of the keys that work on every screen. */
export const EVERYWHERE = 'Everywhere';

const LETTERS_KEY = 'throughline.letterShortcuts';

/** The keys of the console and of the screen that is open; `?` lists what is registered here. */
@Service()
export class Shortcuts {
  readonly #groups = signal<readonly Group[]>([]);
  readonly #lettersOn = signal(true);
  readonly #storage = inject(DOCUMENT).defaultView?.localStorage;

  readonly groups = this.#groups.asReadonly();
  /** Single letters can be switched off, for people whose hands or speech software hit keys by chance (WCAG 2.1.4). */
  readonly lettersOn = this.#lettersOn.asReadonly();
  readonly #all = computed(() => this.#groups().flatMap(({ shortcuts }) => shortcuts));

  constructor() {
    const document = inject(DOCUMENT);
    this.#lettersOn.set(this.#storage?.getItem(LETTERS_KEY) !== 'off');
    const listen = (event: KeyboardEvent) => this.#pressed(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Registers the keys of a screen while the caller lives. Call in an injection context. */
  register(name: string, shortcuts: readonly Shortcut[]): void {
    const group: Group = { name, shortcuts };
    this.#groups.update((groups) => [...groups, group]);
    inject(DestroyRef).onDestroy(() => this.#groups.update((groups) => groups.filter((other) => other !== group)));
  }

  switchLetters(on: boolean): void {
    this.#lettersOn.set(on);
    this.#storage?.setItem(LETTERS_KEY, on ? 'on' : 'off');
  }

  #pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const modified = event.ctrlKey || event.metaKey;
    const typing = isField(event.target);
    const covered = document.querySelector('.cdk-overlay-backdrop, tl-lock-screen') !== null;
    const found = this.#all().findLast(({ keys, inFields, run }) => {
      if (!run || (typing && !inFields)) return false;
      if (keys.startsWith('Mod+'))
        return modified && !event.altKey && event.key.toLowerCase() === keys.slice(4).toLowerCase();
      if (modified || event.altKey) return false;
      return event.key === keys && (this.#lettersOn() || !/^[a-z]$/i.test(keys));
    });
    if (!found?.run || covered) return;
    event.preventDefault();
    found.run();
  }
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'))
  );
}

/** `Mod+k` as this keyboard writes it. */
export function keyCaps(keys: string, platform: string): readonly string[] {
  if (!keys.startsWith('Mod+')) return [keys.length === 1 ? keys.toUpperCase() : keys];
  return [`${/mac|iphone|ipad/i.test(platform) ? 'Cmd' : 'Ctrl'} ${keys.slice(4).toUpperCase()}`];
}
