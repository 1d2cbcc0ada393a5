import { Component, input, output } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import type { Offer } from './week-layout';

/** The gaps of a cell that fit what is to be placed, over its lane: the cell is a link, and no button stands in one. */
@Component({
  selector: 'tl-week-offers',
  imports: [Icon],
  template: `
    @for (offer of offers(); track offer.key) {
      <button
        type="button"
        [class.late]="offer.late"
        [attr.data-gap]="offer.key"
        [attr.aria-disabled]="busy()"
        [tabindex]="stop() === offer.key ? 0 : -1"
        [style.left.%]="offer.left"
        [style.width.%]="offer.width"
        (focus)="focused.emit(offer.key)"
        (click)="chosen.emit(offer)"
      >
        <tl-icon name="plus" size="xs" /><span>{{ offer.time }}</span
        ><span class="sr-only"> {{ offer.where }}{{ offer.late ? ', later than the plan would have it' : '' }}</span>
      </button>
    }
  `,
  styles: `
    :host {
      position: absolute;
      top: 6px;
      left: 5px;
      right: 5px;
      height: 58px;
      pointer-events: none;
    }
    button {
      position: absolute;
      top: 3px;
      display: grid;
      place-content: center;
      justify-items: center;
      gap: 1px;
      min-width: 24px;
      height: 52px;
      padding: 0;
      border: 1px dashed var(--mat-sys-primary);
      border-radius: var(--clinic-radius-block);
      background: var(--mat-sys-surface-container-lowest);
      color: var(--clinic-link);
      font: var(--mat-sys-label-small);
      /* A start of five characters fits into the narrowest lane of seven days. */
      letter-spacing: -0.04em;
      white-space: nowrap;
      cursor: pointer;
      pointer-events: auto;
    }
    .late {
      border-style: dotted;
      border-color: var(--mat-sys-outline);
      color: var(--mat-sys-on-surface-variant);
    }
    button:hover,
    button:focus-visible {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    /* Of a narrow gap the hour stands above the minutes. */
  `,
})
export class WeekOffers {
  readonly offers = input.required<readonly Offer[]>();
  /** Key of the gap that has the one tab stop. */
  readonly stop = input<string>();
  readonly busy = input(false);
  readonly focused = output<string>();
  readonly chosen = output<Offer>();
}
