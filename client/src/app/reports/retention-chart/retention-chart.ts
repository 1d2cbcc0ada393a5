import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { RetentionResponse } from '../../../api/generated';
import { percent } from '../report-words';

/** Narrower than this the numbers of the sessions would touch. */
const NARROWEST = 240;
const HEIGHT = 210;
const MARGIN = { left: 66, right: 40, top: 10, bottom: 42 } as const;
/** From the foot of the drawing to the line of the sessions: the plans at risk stand below it. */
const SESSIONS_UP = 22;
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Share still in the plan after each session, open plans leaving the count instead of failing it; a table behind. Drawn
 * at the width it gets, so that its text keeps its size.
 */
@Component({
  selector: 'tl-retention-chart',
  template: `
    <svg
      [attr.viewBox]="'0 0 ' + width() + ' ' + height"
      [attr.height]="height"
      role="group"
      aria-label="Share still in the plan, by session"
    >
      @for (tick of ticks(); track tick.share) {
        <line class="grid" [attr.x1]="left" [attr.x2]="right()" [attr.y1]="tick.y" [attr.y2]="tick.y" />
        <text class="axis" text-anchor="end" [attr.x]="left - 8" [attr.y]="tick.y + 4">{{ tick.name }}</text>
      }
      <path class="curve" [attr.d]="path()" />
      @for (point of points(); track point.session) {
        <circle tabindex="0" role="img" r="4" [attr.cx]="point.x" [attr.cy]="point.y" [attr.aria-label]="point.name" />
        <text class="axis" text-anchor="middle" [attr.x]="point.x" [attr.y]="sessionsAt">{{ point.session }}</text>
        <text class="axis" text-anchor="middle" [attr.x]="point.x" [attr.y]="height - 4">{{ point.atRisk }}</text>
      }
      <text class="axis" text-anchor="end" [attr.x]="left - 14" [attr.y]="sessionsAt">Session</text>
      <text class="axis" text-anchor="end" [attr.x]="left - 14" [attr.y]="height - 4">At risk</text>
    </svg>
    <details>
      <summary>Table</summary>
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">After session</th>
            <th scope="col" class="figure">At risk</th>
            <th scope="col" class="figure">Left</th>
            <th scope="col" class="figure">Still open</th>
            <th scope="col" class="figure">Still in the plan</th>
          </tr>
        </thead>
        <tbody>
          @for (step of steps(); track step.session) {
            <tr>
              <th scope="row">{{ step.session }}</th>
              <td class="figure">{{ step.atRisk }}</td>
              <td class="figure">{{ step.left }}</td>
              <td class="figure">{{ step.stillOpen }}</td>
              <td class="figure">{{ percent(step.share) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </details>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 14px 10px;
    }
    svg {
      display: block;
      width: 100%;
      overflow: visible;
    }
    .grid {
      stroke: var(--clinic-chart-grid);
    }
    .axis {
      fill: var(--clinic-chart-axis);
      font: 11px var(--clinic-font);
    }
    .curve {
      fill: none;
      stroke: var(--clinic-chart-1);
      stroke-width: 2;
    }
    circle {
      fill: var(--mat-sys-surface-container-lowest);
      stroke: var(--clinic-chart-1);
      stroke-width: 2;
    }
    summary {
      padding: 6px 0;
      color: var(--clinic-link);
      font: var(--mat-sys-label-large);
      cursor: pointer;
    }
  `,
})
export class RetentionChart {
  readonly steps = input.required<readonly RetentionResponse[]>();
  /** Plans that began: the n of the curve. */
  readonly accepted = input.required<number>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly width = signal(560);
  protected readonly height = HEIGHT;
  protected readonly sessionsAt = HEIGHT - SESSIONS_UP;
  protected readonly left = MARGIN.left;
  protected readonly right = computed(() => this.width() - MARGIN.right);
  protected readonly percent = percent;

  readonly #y = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  protected readonly ticks = computed(() =>
    TICKS.map((share) => ({ share, y: this.#y(share), name: `${share * 100} %` })),
  );
  protected readonly points = computed(() => {
    const known = this.steps().filter((step) => step.share !== null);
    const x = scaleLinear([0, Math.max(1, ...known.map(({ session }) => session))], [this.left, this.right()]);
    const begun = {
      session: 0,
      x: x(0),
      y: this.#y(1),
      atRisk: this.accepted(),
      name: `${this.accepted()} plans accepted`,
    };
    const after = known.map(({ session, share, atRisk, left }) => ({
      session,
      atRisk,
      x: x(session),
      y: this.#y(share ?? 0),
      name: `After session ${session}: ${percent(share)} still in the plan, ${atRisk} at risk, ${left} left`,
    }));
    return [begun, ...after];
  });
  protected readonly path = computed(
    () =>
      line<{ x: number; y: number }>()
        .x(({ x }) => x)
        .y(({ y }) => y)
        .curve(curveStepAfter)(this.points()) ?? '',
  );

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const drawing = this.#host.nativeElement.querySelector('svg');
      if (!drawing || !('ResizeObserver' in globalThis)) return;
      const observer = new ResizeObserver(([entry]) => {
        if (entry) this.width.set(Math.max(NARROWEST, entry.contentRect.width));
      });
      observer.observe(drawing);
      destroy.onDestroy(() => observer.disconnect());
    });
  }
}
