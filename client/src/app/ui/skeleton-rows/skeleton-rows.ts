import { Component, computed, input } from '@angular/core';

/** Rows of the real height while a list loads. They appear after 200 ms, so that a quick answer does not flash. */
@Component({
  selector: 'tl-skeleton-rows',
  host: { role: 'status', '[style.--row-height.px]': 'height()' },
  template: `
    <span class="sr-only">Loading {{ what() }}</span>
    @for (row of list(); track row.index) {
      <div class="row" aria-hidden="true">
        <i class="first"></i>
        <i [style.width.%]="row.width"></i>
        <i class="last"></i>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      animation: appear 0s 200ms backwards;
    }
    .row {
      display: flex;
      align-items: center;
      gap: 14px;
      height: var(--row-height);
      padding: 0 14px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .row:last-child {
      border-bottom: 0;
    }
    i {
      height: 10px;
      border-radius: 5px;
      background: var(--mat-sys-surface-container-highest);
    }
    .first {
      width: 40px;
    }
    .last {
      width: 80px;
      margin-left: auto;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
  `,
})
export class SkeletonRows {
  readonly rows = input(5);
  /** Pixels of one real row. */
  readonly height = input(40);
  /** What is loading, for screen readers: "the arrivals". */
  readonly what = input('');

  /** Uneven widths look like text; the same ones each time do not jump. */
  protected readonly list = computed(() =>
    Array.from({ length: this.rows() }, (_, index) => ({ index, width: 26 + ((index * 17) % 23) })),
  );
}
