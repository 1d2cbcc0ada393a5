import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormValueControl, ValidationError } from '@angular/forms/signals';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Field } from '../../ui/field/field';
import { PatientLine, SchedulingApi } from '../scheduling-api';

const PAUSE_MS = 250;

/** Finds a patient by typing and picks one: a control of Signal Forms whose value is the patient's id. */
@Component({
  selector: 'tl-patient-picker',
  imports: [ClinicTime],
  templateUrl: './patient-picker.html',
  styleUrl: './patient-picker.scss',
})
export class PatientPicker implements FormValueControl<string> {
  readonly value = model('');
  readonly touch = output();
  readonly errors = input<readonly ValidationError[]>([]);

  readonly #api = inject(SchedulingApi);
  readonly #injector = inject(Injector);
  readonly #text = signal('');
  #pause: ReturnType<typeof setTimeout> | undefined;

  protected readonly field = inject(Field, { optional: true });
  protected readonly picked = signal<PatientLine | undefined>(undefined);
  protected readonly found = this.#api.patientsResource(this.#text);
  protected readonly lines = computed(() => (this.found.hasValue() ? this.found.value().items : []));
  protected readonly nothing = computed(() => this.found.hasValue() && this.found.value().total === 0);

  protected readonly entry = viewChild<ElementRef<HTMLInputElement>>('box');
  protected readonly changer = viewChild<ElementRef<HTMLButtonElement>>('change');

  focus(options?: FocusOptions): void {
    (this.entry() ?? this.changer())?.nativeElement.focus(options);
  }

  protected look(text: string): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#text.set(text), PAUSE_MS);
  }

  protected pick(line: PatientLine): void {
    this.picked.set(line);
    this.value.set(line.id);
    this.#keepFocus();
  }

  protected again(): void {
    this.picked.set(undefined);
    this.value.set('');
    this.#keepFocus();
  }

  /** What had the focus is gone with the choice: it goes on to what stands there instead. */
  #keepFocus(): void {
    afterNextRender(() => this.focus(), { injector: this.#injector });
  }
}
