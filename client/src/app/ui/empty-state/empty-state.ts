import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { IconName } from '../icon/icons';

/** A list with nothing in it: what that means and, as content, the one thing to do next. */
@Component({
  selector: 'tl-empty-state',
  imports: [Icon],
  template: `
    <tl-icon [name]="icon()" size="l" />
    <p class="heading">{{ heading() }}</p>
    @if (text()) {
      <p class="text">{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 8px;
      padding: 32px 24px;
      text-align: center;
    }
    .heading {
      font: var(--mat-sys-title-medium);
    }
    .text {
      max-width: 36ch;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      text-wrap: pretty;
    }
    .actions {
      display: flex;
      gap: 8px;
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input<string>();
  readonly icon = input<IconName>('check');
}
