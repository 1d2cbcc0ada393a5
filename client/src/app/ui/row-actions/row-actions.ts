import { Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../icon/icon';

/** Change and remove, at the end of a row; for its last cell, of the class `actions`. */
@Component({
  selector: 'tl-row-actions',
  imports: [Icon, MatIconButton],
  template: `
    <button matIconButton type="button" [attr.aria-label]="'Change ' + subject()" (click)="edit.emit()">
      <tl-icon name="pen" />
    </button>
    <button matIconButton type="button" [attr.aria-label]="'Remove ' + subject()" (click)="remove.emit()">
      <tl-icon name="close" />
    </button>
  `,
})
export class RowActions {
  /** What the row is about, in words that tell it from the other rows. */
  readonly subject = input.required<string>();
  readonly edit = output();
  readonly remove = output();
}
