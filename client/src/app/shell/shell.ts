import { Component, computed, ElementRef, inject, Injector, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Faults } from './faults';
import { ErrorPage } from './error-page/error-page';
import { Rail } from './rail/rail';
import { EVERYWHERE, Shortcuts } from './shortcuts/shortcuts';
import { TopBar } from './top-bar/top-bar';
import { ZoneNotice } from './zone-notice/zone-notice';

/** Rail, top bar and the place for the screen. A route with `data: { bare: true }` has the window to itself. */
@Component({
  selector: 'tl-shell',
  imports: [ErrorPage, Rail, RouterOutlet, TopBar, ZoneNotice],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  protected readonly fault = inject(Faults).current;
  protected readonly bare = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.#isBare()),
    ),
    { initialValue: this.#isBare() },
  );
  protected readonly chrome = computed(() => !this.bare());

  constructor() {
    const openPalette = () => this.openPalette();
    inject(Shortcuts).register(EVERYWHERE, [
      { keys: '/', label: 'Search', run: openPalette },
      { keys: 'Mod+k', label: 'Search patients, places and actions', run: openPalette, inFields: true },
      { keys: '?', label: 'Show the keyboard shortcuts', run: () => this.openHelp() },
    ]);
    this.#focusHeadingAfterNavigation();
    void import('../ui/keep-typed/keep-typed').then(({ KeepTyped }) => this.#injector.get(KeepTyped));
  }

  /** The dialogs load on first use: they are not part of the first paint. */
  protected openPalette(): void {
    void import('./palette/palette').then(({ openPalette }) => openPalette(this.#injector));
  }

  protected openHelp(): void {
    void import('./shortcuts/shortcuts-help').then(({ openShortcutsHelp }) => openShortcutsHelp(this.#injector));
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }

  /** A new screen is a new page to a screen reader: focus starts at its title. A change of query or tab is not. */
  #focusHeadingAfterNavigation(): void {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let before: string | undefined;
    this.#router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(({ urlAfterRedirects }) => {
      const path = urlAfterRedirects.split(/[?#]/)[0];
      if (before !== undefined && before !== path) {
        setTimeout(() => {
          const main = this.content().nativeElement;
          if (!main.contains(document.activeElement))
            host.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
        });
      }
      before = path;
    });
  }

  #isBare(): boolean {
    let route = this.#route.snapshot;
    while (route.firstChild) route = route.firstChild;
    return route.pathFromRoot.some(({ data }) => data['bare'] === true);
  }
}
