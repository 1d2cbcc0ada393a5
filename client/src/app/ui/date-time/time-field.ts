import { Component, computed, inject, input, model, output } from '@angular/core';
import { FormValueControl, transformedValue } from '@angular/forms/signals';
import { DateAdapter } from '@angular/material/core';
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
      [matTimepickerMin]="lowest()"
      [matTimepickerMax]="highest()"
      (valueChange)="typed.set($event)"
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

  readonly #adapter = inject<DateAdapter<Temporal.PlainDateTime>>(DateAdapter);
  /** What cannot be read stays in the field and is the field's error; the model keeps what it had. */
  protected readonly typed = transformedValue<string, Temporal.PlainDateTime | null>(this.value, {
    parse: (time) => {
      if (!time) return { value: '' };
      return this.#adapter.isValid(time)
        ? { value: time.toPlainTime().toString({ smallestUnit: 'minute' }) }
        : { error: { kind: 'time', message: 'Write the time as 13:30.' } };
    },
    format: wallTime,
  });
  protected readonly field = inject(Field, { optional: true });
  protected readonly time = computed(() => wallTime(this.value()));
  protected readonly lowest = computed(() => wallTime(this.earliest() ?? ''));
  protected readonly highest = computed(() => wallTime(this.latest() ?? ''));
}

/** Material keeps a time in a whole date; which one does not matter. */
function wallTime(time: string): Temporal.PlainDateTime | null {
  return /^\d{2}:\d{2}$/.test(time) ? Temporal.PlainDateTime.from(`2026-01-01T${time}`) : null;
}
