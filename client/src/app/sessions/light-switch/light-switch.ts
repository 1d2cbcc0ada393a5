import { MediaMatcher } from '@angular/cdk/layout';
import { Component, computed, DestroyRef, inject } from '@angular/core';
import { Theme } from '../../shell/theme';
import { Segmented } from '../../ui/segmented/segmented';

/** Dims this screen for the room it stands in. The console wears again what it wore when the screen is left. */
@Component({
  selector: 'tl-light-switch',
  imports: [Segmented],
  template: `<tl-segmented label="Light" [segments]="segments()" [value]="value()" (valueChange)="wear($event)" />`,
})
export class LightSwitch {
  readonly #theme = inject(Theme);
  readonly #device = inject(MediaMatcher).matchMedia('(prefers-color-scheme: dark)');

  protected readonly segments = computed(() => [
    { value: 'usual', label: this.#isDark() ? 'Dark' : 'Light' },
    { value: 'dim', label: 'Dim room' },
  ]);
  protected readonly value = computed(() => (this.#theme.name() === 'dim' ? 'dim' : 'usual'));

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#theme.giveBack());
  }

  /** What the console wears outside of this screen, in the words of the switch. */
  #isDark(): boolean {
    const chosen = this.#theme.chosen();
    return chosen === 'dark' || (chosen === 'system' && this.#device.matches);
  }

  protected wear(value: string): void {
    if (value === 'dim') this.#theme.borrow('dim');
    else if (this.#theme.chosen() === 'dim') this.#theme.borrow('light');
    else this.#theme.giveBack();
  }
}
