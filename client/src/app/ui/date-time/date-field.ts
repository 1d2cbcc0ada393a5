import { Component, computed, ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { FormValueControl, transformedValue } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { MatDatepicker, MatDatepickerInput, MatDatepickerInputEvent } from '@angular/material/datepicker';
import { Temporal } from 'temporal-polyfill';
import { Field } from '../field/field';
import { Icon } from '../icon/icon';
import { temporalDates } from './temporal-date-adapter';

interface Typed {
  readonly date: Temporal.PlainDateTime | null;
  readonly text: string;
}

const UNREADABLE = 'Write the date as 24/11/2026.';

/**
 * A calendar date as `YYYY-MM-DD`, empty when none: `<tl-field label="Date" [control]="form.date"><tl-date-field
 * [formField]="form.date" /></tl-field>`. Typed as `24/11/2026` or `2026-11-24`, or picked. A time has its own field.
 */
@Component({
  selector: 'tl-date-field',
  imports: [Icon, MatDatepicker, MatDatepickerInput, MatIconButton],
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
      [matDatepicker]="picker"
      [value]="date()"
      [min]="lowest()"
      [max]="highest()"
      [disabled]="disabled()"
      (dateChange)="typed.set({ date: $event.value, text: text($event) })"
      (blur)="touch.emit()"
    />
    <button
      matIconButton
      type="button"
      [disabled]="disabled()"
      [attr.aria-label]="'Choose the date' + (date() ? ', now ' + value() : '')"
      (click)="picker.open()"
    >
      <tl-icon name="cal" />
    </button>
    <mat-datepicker #picker />
  `,
  styles: `
    :host {
      display: block;
      position: relative;
    }
    input {
      padding-right: 40px;
    }
    button {
      position: absolute;
      right: 3px;
      top: 50%;
      transform: translateY(-50%);
    }
  `,
})
export class DateField implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly disabled = input(false);
  /** First and last date that can be picked, `YYYY-MM-DD`. */
  readonly earliest = input<string>();
  readonly latest = input<string>();

  /** What cannot be read stays in the field and is the field's error; the model keeps what it had. */
  protected readonly typed = transformedValue<string, Typed>(this.value, {
    parse: ({ date, text }) => {
      if (date) return { value: date.toPlainDate().toString() };
      return text.trim() === '' ? { value: '' } : { error: { kind: 'date', message: UNREADABLE } };
    },
    format: (value) => ({ date: wall(value), text: '' }),
  });
  protected readonly field = inject(Field, { optional: true });
  protected readonly date = computed(() => wall(this.value()));
  protected readonly lowest = computed(() => wall(this.earliest()));
  protected readonly highest = computed(() => wall(this.latest()));

  protected readonly entry = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(options?: FocusOptions): void {
    this.entry().nativeElement.focus(options);
  }

  protected text({ targetElement }: MatDatepickerInputEvent<Temporal.PlainDateTime>): string {
    return (targetElement as HTMLInputElement).value;
  }
}

function wall(date: string | undefined): Temporal.PlainDateTime | null {
  return date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Temporal.PlainDateTime.from(`${date}T00:00`) : null;
}
