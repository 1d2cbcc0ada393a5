import {
  afterNextRender,
  booleanAttribute,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

export interface ChartPoint {
  /** Epoch milliseconds. */
  readonly x: number;
  readonly y: number;
  /** What the point is, for its name and the table: "Thu 19 Nov, 11, moderate". */
  readonly label: string;
  /** Drawn hollow and dashed: not comparable with the others. */
  readonly faint?: boolean;
}

export interface ChartBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Name of a colour token, for example `--clinic-severity-mild`. */
  readonly fill: string;
}

export interface ChartRule {
  readonly y: number;
  readonly label: string;
}

const MARGIN = { top: 8, right: 70, bottom: 22, left: 30 };
const COMPACT_MARGIN = { top: 6, right: 62, bottom: 20, left: 6 };

/** A line over bands, drawn at the width it gets. Points can be focused; give the caller's table of the same numbers beside it. */
@Component({
  selector: 'tl-band-chart',
  templateUrl: './band-chart.html',
  styleUrl: './band-chart.scss',
})
export class BandChart {
  readonly points = input.required<readonly ChartPoint[]>();
  readonly bands = input<readonly ChartBand[]>([]);
  readonly rules = input<readonly ChartRule[]>([]);
  /** Epoch milliseconds to mark on the axis. */
  readonly marks = input<readonly number[]>([]);
  readonly max = input.required<number>();
  /** Says in one sentence what the line shows. */
  readonly label = input.required<string>();
  /** Texts at both ends of the axis. */
  readonly start = input('');
  readonly end = input('');
  readonly height = input(200);
  readonly compact = input(false, { transform: booleanAttribute });

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly width = signal(320);
  protected readonly margin = computed(() => (this.compact() ? COMPACT_MARGIN : MARGIN));
  protected readonly ticks = computed(() => (this.compact() ? [] : scaleLinear().domain([0, this.max()]).ticks(4)));
  readonly #x = computed(() => {
    const xs = [...this.points().map(({ x }) => x), ...this.marks()];
    const [from, to] = [Math.min(...xs), Math.max(...xs)];
    const { left, right } = this.margin();
    return scaleLinear()
      .domain(from === to ? [from - 1, to + 1] : [from, to])
      .range([left + 6, Math.max(left + 40, this.width() - right - 6)]);
  });
  readonly #y = computed(() => {
    const { top, bottom } = this.margin();
    return scaleLinear()
      .domain([0, this.max()])
      .range([this.height() - bottom, top]);
  });
  protected readonly path = computed(
    () =>
      line<ChartPoint>()
        .x(({ x }) => this.xAt(x))
        .y(({ y }) => this.yAt(y))(this.points()) ?? '',
  );

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      const host = this.#host.nativeElement;
      if (!('ResizeObserver' in globalThis)) return;
      const observer = new ResizeObserver(() => this.width.set(Math.max(160, host.clientWidth)));
      observer.observe(host);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  protected xAt(x: number): number {
    return this.#x()(x);
  }

  protected yAt(y: number): number {
    return this.#y()(y);
  }
}
