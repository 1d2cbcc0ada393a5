import { Component, computed, DOCUMENT, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { Auth } from './auth/auth';
import { IdleNotice } from './auth/idle-notice/idle-notice';
import { LockScreen } from './auth/lock-screen/lock-screen';
import { PATHS } from './paths';
import { ErrorPage } from './shell/error-page/error-page';
import { Theme } from './shell/theme';

/** The screens, and over them what authentication asks for: a lock keeps the screens below it alive, only hidden. */
@Component({
  selector: 'tl-app',
  imports: [ErrorPage, IdleNotice, LockScreen, RouterOutlet],
  template: `
    @if (kind() === 'unavailable') {
      <main><tl-error-page fault="unavailable" level="1" [retry]="retry" /></main>
    }
    <div class="screens" [class.covered]="covered()"><router-outlet /></div>
    <tl-idle-notice />
    @if (kind() === 'locked') {
      <tl-lock-screen />
    }
  `,
  styles: `
    .covered {
      visibility: hidden;
    }
  `,
})
export class App {
  readonly #auth = inject(Auth);
  readonly #router = inject(Router);

  protected readonly kind = computed(() => this.#auth.state().kind);
  protected readonly covered = computed(() => this.kind() === 'locked' || this.kind() === 'unavailable');
  protected readonly retry = () => void this.#auth.load();

  constructor() {
    const theme = inject(Theme);
    const root = inject(DOCUMENT).documentElement;
    effect(() => root.toggleAttribute('data-locked', this.kind() === 'locked'));
    let before = this.kind();
    effect(() => {
      const kind = this.kind();
      const left = kind === 'signedOut' && (before === 'signedIn' || before === 'locked');
      const unlocked = kind === 'signedIn' && before === 'locked';
      before = kind;
      // Whoever unlocks has signed in: the page to do so, loaded anew under the lock, has nothing left to ask.
      if (unlocked && this.#router.url.startsWith(`/${PATHS.signIn}`)) void this.#router.navigate(['/']);
      if (!left) return;
      untracked(() => {
        theme.keep();
        void this.#router.navigate(['/', PATHS.signIn]);
      });
    });
    void this.#auth.load();
  }
}
