import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../../ui/icon/icon';
import { Fault } from '../faults';

const WORDS = {
  unreachable: {
    title: 'The server cannot be reached',
    text: 'Trying again… The screen opens as soon as the server answers. What you typed on the screen before is kept.',
    verb: null,
  },
  outdated: {
    title: 'The console was updated',
    text: 'This screen belongs to a newer version. Reload to get it; unsaved text on the screen before is lost.',
    verb: 'Reload',
  },
  broken: {
    title: 'This screen could not be shown',
    text: 'Nothing was changed. Reload to try it again.',
    verb: 'Reload',
  },
  unavailable: {
    title: 'The server does not answer',
    text: 'Check the network of this device. The console opens as soon as the server is back.',
    verb: 'Try again',
  },
} as const satisfies Record<Fault | 'unavailable', { title: string; text: string; verb: string | null }>;

/** A whole screen that cannot be shown, and the one thing to do about it, where there is one. */
@Component({
  selector: 'tl-error-page',
  imports: [Icon, MatButton],
  template: `
    <div class="box" role="alert">
      <tl-icon name="alert" size="l" />
      <p class="title" role="heading" [attr.aria-level]="level()">{{ words().title }}</p>
      <p>{{ words().text }}</p>
      @if (words().verb; as verb) {
        <button matButton="filled" type="button" (click)="act()">{{ verb }}</button>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-height: 60vh;
    }
    .box {
      display: grid;
      justify-items: center;
      gap: 10px;
      max-width: 420px;
      padding: var(--clinic-space-6);
      text-align: center;
    }
    .title {
      font: var(--mat-sys-headline-small);
    }
    p:not(.title) {
      color: var(--mat-sys-on-surface-variant);
      margin-bottom: var(--clinic-space-2);
    }
  `,
})
export class ErrorPage {
  readonly fault = input.required<Fault | 'unavailable'>();
  /** Level of the heading: 1 where there is no top bar. */
  readonly level = input<'1' | '2'>('2');
  /** What the button does; reloading the page unless given. */
  readonly retry = input<() => void>();

  readonly #location = inject(DOCUMENT).location;
  protected readonly words = computed(() => WORDS[this.fault()]);

  protected act(): void {
    const retry = this.retry();
    if (retry) retry();
    else this.#location.reload();
  }
}
