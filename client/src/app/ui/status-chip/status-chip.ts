import { booleanAttribute, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { IconName } from '../icon/icons';
import { Tone } from '../tone';

/** Icon, word and live detail of a state: `<tl-status-chip tone="arrived" icon="door">Arrived 11:08</tl-status-chip>`. */
@Component({
  selector: 'tl-status-chip',
  imports: [Icon],
  host: { '[class]': "'tone-' + tone()", '[class.bare]': 'bare()' },
  template: `
    @if (icon(); as name) {
      <tl-icon [name]="name" size="s" />
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      vertical-align: middle;
      gap: 5px;
      height: 22px;
      padding: 0 8px 0 6px;
      border-radius: 6px;
      font: 600 0.75rem/1rem var(--clinic-font);
      white-space: nowrap;
      background: var(--tone-container);
      color: var(--tone-on);
    }
    :host(.bare) {
      background: none;
      padding: 0;
      height: auto;
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
export class StatusChip {
  readonly tone = input<Tone>('plain');
  readonly icon = input<IconName>();
  /** Without fill: in dense rows where the fill would shout. */
  readonly bare = input(false, { transform: booleanAttribute });
}
