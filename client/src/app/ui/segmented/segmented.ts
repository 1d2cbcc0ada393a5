import { Component, input, model } from '@angular/core';
import { FormValueControl } from '@angular/forms/signals';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';

export interface Segment {
  readonly value: string;
  readonly label: string;
}

/** Two to four answers side by side; a control of Signal Forms (`[formField]`) or on its own (`[(value)]`). */
@Component({
  selector: 'tl-segmented',
  imports: [MatButtonToggle, MatButtonToggleGroup],
  template: `
    <mat-button-toggle-group
      hideSingleSelectionIndicator
      [aria-label]="label()"
      [disabled]="disabled()"
      [value]="value()"
      (change)="value.set($event.value)"
    >
      @for (segment of segments(); track segment.value) {
        <mat-button-toggle [value]="segment.value">{{ segment.label }}</mat-button-toggle>
      }
    </mat-button-toggle-group>
  `,
})
export class Segmented implements FormValueControl<string> {
  readonly value = model('');
  readonly disabled = input(false);
  readonly segments = input.required<readonly Segment[]>();
  /** What is being chosen, for screen readers. */
  readonly label = input.required<string>();
}
