import { booleanAttribute, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { IconName } from '../icon/icons';
import { Tone } from '../tone';

/**
 * One tinted line with an icon and at most one button (projected with `banner-action`). Give `urgent` to what must be
 * heard at once; the rest is read when reached.
 */
@Component({
  selector: 'tl-banner',
  imports: [Icon],
  host: { '[class]': "'tone-' + tone()", '[attr.role]': "urgent() ? 'alert' : null" },
  template: `
    <tl-icon [name]="icon()" />
    <span class="words"><ng-content /></span>
    <ng-content select="[banner-action]" />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      padding: 6px 12px;
      border-radius: 8px;
      background: var(--tone-container);
      color: var(--tone-on);
      font: var(--mat-sys-body-small);
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    tl-icon {
      color: var(--tone-solid);
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class Banner {
  readonly tone = input<Tone>('plain');
  readonly icon = input<IconName>('info');
  readonly urgent = input(false, { transform: booleanAttribute });
}
