import { Component, input, model } from '@angular/core';

/** One number with what it counts and out of how many. `id` makes it a button that shows the list behind it. */
export interface Figure {
  readonly id?: string;
  readonly label: string;
  readonly value: string | number;
  readonly remark: string;
}

/** Figures side by side, each with its n. One that has a list behind it can be chosen. */
@Component({
  selector: 'tl-figure-strip',
  template: `
    @for (figure of figures(); track figure.label) {
      @if (figure.id; as id) {
        <button type="button" [attr.aria-pressed]="chosen() === id" (click)="chosen.set(id)">
          <span class="label">{{ figure.label }}</span>
          <span class="value">{{ figure.value }}</span>
          <span class="remark">{{ figure.remark }}</span>
        </button>
      } @else {
        <div>
          <span class="label">{{ figure.label }}</span>
          <span class="value">{{ figure.value }}</span>
          <span class="remark">{{ figure.remark }}</span>
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      overflow: hidden;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: var(--mat-sys-surface-container-lowest);
    }
    button,
    div {
      display: grid;
      align-content: start;
      gap: 2px;
      padding: 12px 16px;
      border: 0;
      border-left: 1px solid var(--mat-sys-outline-variant);
      background: none;
      color: var(--mat-sys-on-surface);
      text-align: left;
    }
    :first-child {
      border-left: 0;
    }
    button {
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container);
    }
    button[aria-pressed='true'] {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
    .label {
      font: var(--mat-sys-label-medium);
    }
    .value {
      font: var(--mat-sys-headline-medium);
    }
    .remark {
      font: var(--mat-sys-body-small);
    }
    @media (forced-colors: active) {
      button[aria-pressed='true'] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
})
export class FigureStrip {
  readonly figures = input.required<readonly Figure[]>();
  readonly chosen = model<string>();
}
