import { afterNextRender, Component, computed, DestroyRef, ElementRef, inject, input, signal } from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Reading, SessionConsole } from '../session-api';

/** Limits and the band are named at the right, outside of what is drawn. */
const PAD = { left: 34, right: 92, top: 16, bottom: 24 } as const;
/** Pixels that two names, or two values, need from each other. */
const [NAME_APART, VALUE_APART] = [13, 42];
const TICKS_X = [0, 15, 30, 45, 60, 75, 90] as const;
const TICKS_Y = [40, 80, 120, 160, 200] as const;
/** Share around the baseline that recovery is measured against (PADSS, S39). */
const BAND = 0.2;
/** Where readings before the dose stand: their real distance would squeeze the rest. */
const BEFORE = -10;

/** Blood pressure as bars and heart rate as a line over minutes since the dose, with the limits of the protocol. */
@Component({
  selector: 'tl-vitals-chart',
  template: `
    <svg [attr.width]="width()" [attr.height]="height()" role="group" aria-label="Vitals; the table below has the same">
      @if (band(); as band) {
        <rect class="band" [attr.x]="pad.left" [attr.width]="inner()" [attr.y]="band.y" [attr.height]="band.height" />
      }
      @for (tick of yTicks(); track tick.value) {
        <line class="grid" [attr.x1]="pad.left" [attr.x2]="width() - pad.right" [attr.y1]="tick.y" [attr.y2]="tick.y" />
        <text class="tick" [attr.x]="pad.left - 6" [attr.y]="tick.y + 4" text-anchor="end">{{ tick.value }}</text>
      }
      @for (limit of limits(); track limit.label) {
        <line
          [class]="limit.level"
          [attr.x1]="pad.left"
          [attr.x2]="width() - pad.right"
          [attr.y1]="limit.y"
          [attr.y2]="limit.y"
        />
      }
      @for (name of names(); track name.label) {
        <text [attr.x]="width() - pad.right + 6" [attr.y]="name.y + 4">{{ name.label }}</text>
      }
      @for (tick of xTicks(); track tick.value) {
        <text class="tick" [attr.x]="tick.x" [attr.y]="height() - 6" text-anchor="middle">{{ tick.label }}</text>
      }
      @if (nowX(); as x) {
        <line class="now" [attr.x1]="x" [attr.x2]="x" [attr.y1]="pad.top" [attr.y2]="height() - pad.bottom" />
      }
      <path class="heart" [attr.d]="heartPath()" />
      @for (point of points(); track point.id) {
        <g class="point" tabindex="0" role="img" [attr.aria-label]="point.name">
          <line class="pressure" [attr.x1]="point.x" [attr.x2]="point.x" [attr.y1]="point.sys" [attr.y2]="point.dia" />
          <path
            class="pressure"
            [attr.d]="
              'M' +
              (point.x - 5) +
              ' ' +
              (point.sys - 5) +
              'l5 5 5-5M' +
              (point.x - 5) +
              ' ' +
              (point.dia + 5) +
              'l5-5 5 5'
            "
          />
          <circle class="beat" [attr.cx]="point.x" [attr.cy]="point.heart" r="3.5" />
          @if (point.labelled) {
            <text class="value" [attr.x]="point.x" [attr.y]="point.sys - 9" text-anchor="middle">
              {{ point.value }}
            </text>
          }
        </g>
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-height: 0;
      overflow: hidden;
    }
    svg {
      display: block;
    }
    text {
      font: 500 0.6875rem/0.875rem var(--clinic-font);
      fill: var(--mat-sys-on-surface-variant);
    }
    .value {
      paint-order: stroke;
      stroke: var(--mat-sys-surface-container-lowest);
      stroke-width: 4px;
      font-weight: 650;
      fill: var(--mat-sys-on-surface);
    }
    .grid {
      stroke: var(--clinic-chart-grid);
    }
    .band {
      fill: var(--clinic-chart-band);
    }
    .recheck {
      stroke: var(--clinic-chart-recheck);
      stroke-width: 1.5;
      stroke-dasharray: 5 4;
    }
    .stop {
      stroke: var(--clinic-chart-stop);
      stroke-width: 1.5;
    }
    .now {
      stroke: var(--clinic-now);
    }
    .pressure {
      fill: none;
      stroke: var(--clinic-chart-1);
      stroke-width: 3;
    }
    .heart {
      fill: none;
      stroke: var(--clinic-chart-2);
      stroke-width: 2;
    }
    .beat {
      fill: var(--mat-sys-surface-container-lowest);
      stroke: var(--clinic-chart-2);
      stroke-width: 2;
    }
    .point:focus-visible {
      outline: 2px solid var(--clinic-focus);
      outline-offset: 2px;
    }
  `,
})
export class VitalsChart {
  readonly session = input.required<SessionConsole>();
  /** Epoch milliseconds. */
  readonly now = input.required<number>();
  /** A size of its own, for a sheet that is not on the screen. */
  readonly paper = input<{ readonly width: number; readonly height: number }>();
  readonly #zone = inject(ClinicZone);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly pad = PAD;
  /** Drawn in real pixels, so that text keeps its size. */
  readonly #seen = signal({ width: 600, height: 240 });
  protected readonly width = computed(() => (this.paper() ?? this.#seen()).width);
  protected readonly height = computed(() => (this.paper() ?? this.#seen()).height);
  protected readonly inner = computed(() => this.width() - PAD.left - PAD.right);

  readonly #dose = computed(() => {
    const { doseStartedAt } = this.session();
    return doseStartedAt === null ? undefined : Date.parse(doseStartedAt);
  });
  readonly #last = computed(() => {
    const minutes = this.session().readings.map((reading) => this.#minutes(reading));
    return Math.max(95, ...minutes.map((minute) => minute + 5));
  });
  readonly #x = computed(() => scaleLinear([BEFORE - 5, this.#last()], [PAD.left, this.width() - PAD.right]));
  readonly #y = computed(() => scaleLinear([40, 205], [this.height() - PAD.bottom, PAD.top]));

  protected readonly yTicks = computed(() => TICKS_Y.map((value) => ({ value, y: this.#y()(value) })));
  protected readonly xTicks = computed(() =>
    TICKS_X.map((value) => ({
      ...{ value, x: this.#x()(value) },
      label: value === 0 ? 'dose' : value === 90 ? '90 min' : String(value),
    })),
  );
  protected readonly limits = computed(() =>
    this.session()
      .protocol.limits.filter(({ parameter, level, when }) => {
        return parameter === 'systolic' && when === 'atLeast' && level !== 'hold';
      })
      .map(({ level, limit }) => ({ level, y: this.#y()(limit), label: `sys ${level} ${limit}` })),
  );
  protected readonly band = computed(() => {
    const { readings, baselineId } = this.session();
    const baseline = readings.find(({ id }) => id === baselineId)?.systolic;
    if (baseline === undefined) return undefined;
    const top = this.#y()(baseline * (1 + BAND));
    return { y: top, height: this.#y()(baseline * (1 - BAND)) - top };
  });
  /** Names of limits and band from the top, none over another. */
  protected readonly names = computed(() => {
    const band = this.band();
    const all = [...this.limits(), ...(band ? [{ label: 'baseline ± 20 %', y: band.y + band.height / 2 }] : [])];
    const sorted = all.map(({ label, y }) => ({ label, y })).sort((a, b) => a.y - b.y);
    sorted.forEach((name, index) => {
      const above = sorted[index - 1];
      if (above) name.y = Math.max(name.y, above.y + NAME_APART);
    });
    return sorted;
  });
  readonly #drawn = computed(() =>
    this.session()
      .readings.filter(({ replaced }) => !replaced)
      .map((reading) => ({
        id: reading.id,
        x: this.#x()(this.#minutes(reading)),
        sys: this.#y()(Math.min(reading.systolic, 200)),
        dia: this.#y()(reading.diastolic),
        heart: this.#y()(Math.min(reading.heartRate, 200)),
        value: `${reading.systolic}/${reading.diastolic}`,
        name: `${formatTime(reading.measuredAt, 'time', this.#zone.id())}: blood pressure ${reading.systolic} over ${reading.diastolic}, heart rate ${reading.heartRate}, SpO2 ${reading.spo2} %`,
      })),
  );
  /** Values are written from the newest back, as far as they find room; the table has all of them. */
  protected readonly points = computed(() => {
    let nextX = Infinity;
    return this.#drawn()
      .toReversed()
      .map((point) => {
        const labelled = nextX - point.x >= VALUE_APART;
        if (labelled) nextX = point.x;
        return { ...point, labelled };
      })
      .reverse();
  });
  protected readonly heartPath = computed(
    () =>
      line<{ x: number; heart: number }>(
        ({ x }) => x,
        ({ heart }) => heart,
      )(this.points()) ?? '',
  );
  protected readonly nowX = computed(() => {
    const dose = this.#dose();
    if (dose === undefined || this.session().dischargedAt !== null) return undefined;
    const minutes = (this.now() - dose) / 60_000;
    return minutes <= this.#last() ? this.#x()(minutes) : undefined;
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const observer = new ResizeObserver(([entry]) => {
        if (!entry) return;
        const { width, height } = entry.contentRect;
        this.#seen.set({ width: Math.max(240, Math.floor(width)), height: Math.max(120, Math.floor(height)) });
      });
      observer.observe(this.#host.nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  #minutes({ measuredAt }: Reading): number {
    const dose = this.#dose();
    if (dose === undefined) return BEFORE;
    return Math.max(BEFORE, (Date.parse(measuredAt) - dose) / 60_000);
  }
}
