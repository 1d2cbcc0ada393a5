import { Component, computed, input } from '@angular/core';

/** `done` filled, `now` ring with a dot, `booked` ring, `open` dashed ring: told by shape, not by colour. */
export type OrdinalStep = 'done' | 'now' | 'booked' | 'open';

const GAP = 16;
const RADIUS = 4.5;

/**
 * A fixed number of places in a row, drawn the same everywhere. The label says in words what the line shows
 * ("3 of 6 done, the next on Tue 24 Nov"); print the short form ("3 of 6") beside it.
 */
@Component({
  selector: 'tl-ordinal-line',
  template: `
    <svg
      role="img"
      [attr.aria-label]="label()"
      [attr.width]="width()"
      height="16"
      [attr.viewBox]="'0 0 ' + width() + ' 16'"
      focusable="false"
    >
      @for (part of parts(); track part.x) {
        @if (!part.last) {
          <line
            [attr.x1]="part.x + radius + 1"
            y1="8"
            [attr.x2]="part.x + gap - radius - 1"
            y2="8"
            [class.ahead]="part.ahead"
          />
        }
        <circle [attr.cx]="part.x" cy="8" [attr.r]="radius" [class]="part.step" />
        @if (part.step === 'now') {
          <circle class="dot" [attr.cx]="part.x" cy="8" r="2" />
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      vertical-align: middle;
    }
    svg {
      overflow: visible;
    }
    line {
      stroke: var(--mat-sys-outline);
      stroke-width: 1.5;
    }
    line.ahead {
      stroke-dasharray: 2 3;
    }
    circle {
      fill: var(--mat-sys-surface-container-lowest);
      stroke: var(--mat-sys-primary);
      stroke-width: 1.5;
    }
    .done,
    .dot {
      fill: var(--mat-sys-primary);
    }
    .dot {
      stroke: none;
    }
    .now {
      stroke-width: 2;
    }
    .open {
      stroke: var(--mat-sys-outline);
      stroke-dasharray: 2 2;
    }
    @media (forced-colors: active) {
      circle {
        fill: Canvas;
        stroke: CanvasText;
      }
      .done,
      .dot {
        fill: CanvasText;
      }
    }
  `,
})
export class OrdinalLine {
  readonly steps = input.required<readonly OrdinalStep[]>();
  readonly label = input.required<string>();

  protected readonly gap = GAP;
  protected readonly radius = RADIUS;
  protected readonly width = computed(() => Math.max(0, this.steps().length - 1) * GAP + 2 * RADIUS + 3);
  protected readonly parts = computed(() =>
    this.steps().map((step, index, steps) => ({
      step,
      x: RADIUS + 1.5 + index * GAP,
      last: index === steps.length - 1,
      ahead: steps[index + 1] === 'open',
    })),
  );
}
