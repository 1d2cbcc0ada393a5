import { Component, input } from '@angular/core';

let count = 0;

/**
 * One answer to one question. Heading, a count or remark beside it, actions (`card-actions`) at the right; the content
 * runs edge to edge so that tables and lists keep their own padding.
 */
@Component({
  selector: 'tl-card',
  host: { role: 'region', '[attr.aria-labelledby]': 'id' },
  template: `
    <header>
      <h2 [id]="id">{{ heading() }}</h2>
      @if (remark(); as remark) {
        <span class="remark">{{ remark }}</span>
      }
      <span class="actions"><ng-content select="[card-actions]" /></span>
    </header>
    <div class="content"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      overflow: hidden;
      background: var(--mat-sys-surface-container-lowest);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 44px;
      padding: 11px 14px 9px;
    }
    .remark {
      min-width: 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .actions {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-left: auto;
    }
    .content {
      flex: 1;
      min-height: 0;
      overflow: auto;
    }
    @media print {
      :host {
        overflow: visible;
        break-inside: avoid;
      }
    }
  `,
})
export class Card {
  readonly heading = input.required<string>();
  readonly remark = input<string | number>();

  protected readonly id = `tl-card-${++count}`;
}
