import { Directive, inject } from '@angular/core';
import { Field } from './field';

/** A native control in a `tl-field`: takes its look, and its label, help and error by id. */
@Directive({
  selector: 'input[tlInput], textarea[tlInput], select[tlInput]',
  host: {
    class: 'text-input',
    '[id]': 'field?.id',
    '[attr.aria-describedby]': 'field?.describedBy()',
    '[attr.aria-invalid]': 'field && field.errors().length > 0 ? true : null',
  },
})
export class Input {
  protected readonly field = inject(Field, { optional: true });
}
