import { Component, computed, inject, input, model, output } from '@angular/core';
import { FormValueControl } from '@angular/forms/signals';
import { MatTimepicker, MatTimepickerInput } from '@angular/material/timepicker';
import { Temporal } from 'temporal-polyfill';
import { Field } from '../field/field';
import { temporalDates } from './temporal-date-adapter';

/** A time of day as `HH:mm`, empty when none; typed as `9`, `9:30`, `930`, `2 pm`, or picked from a list. */
@Component({
  selector: 'tl-time-field',
  imports: [MatTimepicker, MatTimepickerInput],
  providers: [...temporalDates],
  template: `
    <input
      class="text-input"
      autocomplete="off"
      [id]="field?.id ?? ''"
      [attr.aria-labelledby]="field?.labelId"
      [attr.aria-describedby]="field?.describedBy()"
      [attr.aria-invalid]="field && field.errors().length > 0 ? true : null"
      [matTimepicker]="picker"
      [value]="time()"
      [disabled]="disabled()"
      [matTimepickerMin]="earliest() ?? null"
      [matTimepickerMax]="latest() ?? null"
      (valueChange)="value.set($event ? clock($event) : '')"
      (blur)="touch.emit()"
    />
    <mat-timepicker #picker [interval]="step() + 'm'" />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class TimeField implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly disabled = input(false);
  readonly earliest = input<string>();
  readonly latest = input<string>();
  /** Minutes between the times of the list. */
  readonly step = input(15);

  protected readonly field = inject(Field, { optional: true });
  protected readonly time = computed(() =>
    /^\d{2}:\d{2}$/.test(this.value()) ? Temporal.PlainDateTime.from(`2026-01-01T${this.value()}`) : null,
  );

  protected clock(time: Temporal.PlainDateTime): string {
    return time.toPlainTime().toString({ smallestUnit: 'minute' });
  }
}
