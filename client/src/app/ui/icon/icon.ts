import { Component, computed, input } from '@angular/core';
import { IconName, ICONS } from './icons';

/** A line icon. Decorative unless it has a label: the words beside it say the same. */
@Component({
  selector: 'tl-icon',
  host: {
    '[attr.aria-hidden]': 'label() ? null : true',
    '[attr.role]': "label() ? 'img' : null",
    '[attr.aria-label]': 'label()',
  },
  template: `
    <svg viewBox="0 0 20 20" [attr.width]="px()" [attr.height]="px()" [attr.stroke-width]="weight()" focusable="false">
      <path [attr.d]="path()" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      vertical-align: middle;
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** xs 12, s 14, m 18, l 22 pixels. */
  readonly size = input<'xs' | 's' | 'm' | 'l'>('m');
  readonly label = input<string>();

  protected readonly path = computed(() => ICONS[this.name()]);
  protected readonly px = computed(() => ({ xs: 12, s: 14, m: 18, l: 22 })[this.size()]);
  /** Small icons need a heavier line to weigh the same as the text beside them. */
  protected readonly weight = computed(() => ({ xs: 2, s: 1.8, m: 1.6, l: 1.6 })[this.size()]);
}
