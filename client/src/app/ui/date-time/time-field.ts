import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
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
      #box
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

  #typedValue = '';
  readonly #adapter = inject<DateAdapter<Temporal.PlainDateTime>>(DateAdapter);
  /** What cannot be read stays in the field and is the field's error; the model keeps what it had. */
  protected readonly typed = transformedValue<string, Temporal.PlainDateTime | null>(this.value, {
    parse: (time) => {
      const readable = !time || this.#adapter.isValid(time);
      if (readable) this.#typedValue = time ? time.toPlainTime().toString({ smallestUnit: 'minute' }) : '';
      return readable ? { value: this.#typedValue } : { error: { kind: 'time', message: 'Write the time as 13:30.' } };
    },
    format: wallTime,
  });
  protected readonly field = inject(Field, { optional: true });
  protected readonly time = computed(() => wallTime(this.value()));
  protected readonly lowest = computed(() => wallTime(this.earliest() ?? ''));
  protected readonly highest = computed(() => wallTime(this.latest() ?? ''));
  protected readonly entry = viewChild.required<ElementRef<HTMLInputElement>>('box');

  constructor() {
    // Material writes nothing into an input that has the focus, and a time that a button sets has to be seen there too.
    afterRenderEffect(() => {
      const time = this.value();
      if (time === this.#typedValue) return;
      this.#typedValue = time;
      this.entry().nativeElement.value = time;
    });
  }

  focus(options?: FocusOptions): void {
    this.entry().nativeElement.focus(options);
  }
}

/** Material keeps a time in a whole date; which one does not matter. */
function wallTime(time: string): Temporal.PlainDateTime | null {
  return /^\d{2}:\d{2}$/.test(time) ? Temporal.PlainDateTime.from(`2026-01-01T${time}`) : null;
}
