import { Component, computed, input } from '@angular/core';
import { DropOutResponse, ReasonResponse } from '../../../api/generated';

const TALLEST_PX = 120;

/** Discontinued plans by the last session done: bars with their numbers, as a list that reads in order. */
@Component({
  selector: 'tl-drop-out-chart',
  template: `
    <ol>
      @for (point of points(); track point.afterSession) {
        <li>
          <span class="number">{{ point.n }}</span>
          <span class="column" [style.height.px]="point.height"></span>
          <span class="name">after {{ point.afterSession }}</span>
        </li>
      }
    </ol>
    @if (reasonWords(); as words) {
      <p><b>Reasons.</b> {{ words }}.</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0 14px 14px;
      font: var(--mat-sys-body-small);
    }
    ol {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      align-items: end;
      gap: 10px;
      height: 170px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 4px;
      text-align: center;
    }
    .column {
      border-top: 3px solid var(--clinic-chart-2);
      background: color-mix(in oklab, var(--clinic-chart-2) 30%, transparent);
    }
    .number {
      font: var(--mat-sys-title-small);
    }
    .name {
      color: var(--mat-sys-on-surface-variant);
    }
    p {
      margin: 10px 0 0;
    }
  `,
})
export class DropOutChart {
  readonly dropOut = input.required<readonly DropOutResponse[]>();
  readonly reasons = input.required<readonly ReasonResponse[]>();

  protected readonly points = computed(() => {
    const most = Math.max(1, ...this.dropOut().map(({ n }) => n));
    return this.dropOut().map((point) => ({ ...point, height: (point.n / most) * TALLEST_PX }));
  });
  protected readonly reasonWords = computed(() =>
    this.reasons()
      .map(({ reason, n }) => `${reason.replaceAll('_', ' ')} ${n}`)
      .join(', '),
  );
}
