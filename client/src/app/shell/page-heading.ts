import { computed, DestroyRef, DOCUMENT, inject, Service, Signal, signal } from '@angular/core';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

interface PageWords {
  readonly title?: Signal<string | undefined>;
  readonly context?: Signal<string | undefined>;
}

/** What the top bar says about the screen: the route's title and the clinic's time, unless the screen says more. */
@Service()
export class PageHeading {
  readonly #routeTitle = signal('');
  readonly #page = signal<PageWords>({});

  readonly title = computed(() => this.#page().title?.() ?? this.#routeTitle());
  /** The line beside the title; undefined lets the shell show day, time and clinic. */
  readonly context = computed(() => this.#page().context?.());

  setRouteTitle(title: string): void {
    this.#routeTitle.set(title);
  }

  enter(words: PageWords): void {
    this.#page.set(words);
  }

  leave(words: PageWords): void {
    if (this.#page() === words) this.#page.set({});
  }
}

/**
 * Sets title and context line of the top bar while the calling component lives:
 * `pageWords({ context: computed(() => `${count()} open`) })`. Call in an injection context.
 */
export function pageWords(words: PageWords): void {
  const heading = inject(PageHeading);
  heading.enter(words);
  inject(DestroyRef).onDestroy(() => heading.leave(words));
}

/** Window title "Today · Throughline". Patient names stay out of it: titles end up in histories and screen shares. */
@Service()
export class HeadingTitleStrategy extends TitleStrategy {
  readonly #document = inject(DOCUMENT);
  readonly #heading = inject(PageHeading);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const title = this.buildTitle(snapshot) ?? '';
    this.#heading.setRouteTitle(title);
    this.#document.title = title ? `${title} · Throughline` : 'Throughline';
  }
}
