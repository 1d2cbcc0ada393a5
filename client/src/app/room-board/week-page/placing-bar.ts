import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import type { ToBook } from '../desk-api';
import { placingWords } from './week-placing';

/** Whom the week looks for a gap for, and the keys for it; they are there as long as it looks. */
@Component({
  selector: 'tl-placing-bar',
  imports: [MatButton],
  template: `
    @if (item(); as item) {
      <span
        >Placing <b>{{ item.patientName }}</b>, {{ words() }}</span
      >
    }
    <button matButton="outlined" type="button" (click)="cancelled.emit()">Cancel</button>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      font: var(--mat-sys-body-small);
    }
    b {
      font-weight: 650;
    }
  `,
})
export class PlacingBar {
  readonly item = input<ToBook>();
  readonly nextGap = output();
  readonly cancelled = output();

  protected readonly words = computed(() => {
    const item = this.item();
    return item && placingWords(item);
  });

  constructor() {
    inject(Shortcuts).register('Placing in the week', [
      { keys: 'g', label: 'The next gap that fits', run: () => this.nextGap.emit() },
      { keys: 'Escape', label: 'Place nothing', run: () => this.cancelled.emit() },
    ]);
  }
}
