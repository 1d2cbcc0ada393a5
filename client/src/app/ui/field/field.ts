import { booleanAttribute, Component, computed, input } from '@angular/core';
import { FieldTree } from '@angular/forms/signals';
import { Icon } from '../icon/icon';

let count = 0;

/**
 * Label above, control, help or error below. The control inside carries `tlInput` (native) or takes
 * `[aria-labelledby]="field.labelId"` (Material): `<tl-field label="Weight, kg" [control]="form.weight" #field="tlField">`.
 */
@Component({
  selector: 'tl-field',
  exportAs: 'tlField',
  imports: [Icon],
  templateUrl: './field.html',
  styleUrl: './field.scss',
})
export class Field {
  readonly label = input.required<string>();
  readonly help = input<string>();
  /** The Signal Forms field whose errors stand below. */
  readonly control = input<FieldTree<unknown>>();
  /** What the server said against this value, where changing another field may mend it: it blocks no further try. */
  readonly refusal = input<string>();
  /** Marks what may be left out; what is required carries no mark. */
  readonly optional = input(false, { transform: booleanAttribute });

  readonly id = `tl-field-${++count}`;
  readonly labelId = `${this.id}-label`;
  readonly helpId = `${this.id}-help`;

  /** Shown once the person has been in the field or tried to save, never while they first type. */
  readonly errors = computed(() => {
    const state = this.control()?.();
    const errors = state?.touched() ? state.errors().map((error) => error.message ?? 'Check this value.') : [];
    const refusal = this.refusal();
    return refusal === undefined ? errors : [...errors, refusal];
  });
  readonly describedBy = computed(() => (this.errors().length > 0 || this.help() ? this.helpId : null));
}
