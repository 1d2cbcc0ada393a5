import { Component, computed, inject, signal } from '@angular/core';
import { applyWhen, form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Problem, toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { toInstant } from '../../ui/date-time/clinic-instant';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { BoardApi, BoardRoom } from '../board-api';
import { PatientPicker } from '../patient-picker/patient-picker';

export interface Booking {
  readonly rooms: readonly BoardRoom[];
  readonly date: string;
  readonly today: string;
  readonly roomId?: string;
  /** HH:mm */
  readonly time?: string;
  readonly planId?: string;
}

/** Where the visit was booked, for the message and for the date that the board shows next. */
export interface Booked {
  readonly date: string;
  readonly time: string;
  readonly roomName: string;
}

const KINDS = [
  { value: 'session', label: 'Session of a plan' },
  { value: 'consultation', label: 'Consultation' },
] as const;

/** Books a visit. A clash stands in the dialog with what is in the way, and everything typed stays. */
@Component({
  selector: 'tl-book-dialog',
  imports: [
    ...[DateField, Field, FormField, FormRoot, Icon, Input, MatButton, MatDialogActions, MatDialogContent],
    ...[MatDialogTitle, PatientPicker, Segmented, TimeField],
  ],
  templateUrl: './book-dialog.html',
  styleUrl: './book-dialog.scss',
})
export class BookDialog {
  protected readonly asked = inject<Booking>(MAT_DIALOG_DATA);
  readonly #api = inject(BoardApi);
  readonly #zone = inject(ClinicZone);
  readonly #dialog = inject<MatDialogRef<BookDialog, Booked>>(MatDialogRef);
  /** One act, however often it is tried. */
  readonly #key = idempotencyKey();

  protected readonly kinds = KINDS;
  protected readonly rooms = this.asked.rooms.filter(({ state }) => state === 'active');
  protected readonly clinicians = this.#api.cliniciansResource();
  protected readonly plans = this.#api.toScheduleResource();
  protected readonly plansToBook = computed(() => (this.plans.hasValue() ? this.plans.value().items : []));
  protected readonly refusal = signal<Problem | undefined>(undefined);

  readonly #model = signal({
    kind: 'session',
    planId: this.asked.planId ?? '',
    patientId: '',
    roomId: this.asked.roomId ?? '',
    clinicianId: '',
    date: this.asked.date < this.asked.today ? this.asked.today : this.asked.date,
    time: this.asked.time ?? '',
  });
  protected readonly form = form(
    this.#model,
    (path) => {
      applyWhen(
        path,
        ({ value }) => value().kind === 'session',
        (of) => {
          validate(of.planId, ({ value }) =>
            this.#planOf(value()) ? undefined : { kind: 'required', message: 'Choose a plan.' },
          );
        },
      );
      applyWhen(
        path,
        ({ value }) => value().kind === 'consultation',
        (of) => {
          required(of.patientId, { message: 'Choose a patient.' });
        },
      );
      required(path.roomId, { message: 'Choose a room.' });
      required(path.clinicianId, { message: 'Choose a clinician.' });
      required(path.date, { message: 'Choose a date.' });
      required(path.time, { message: 'Choose a time.' });
    },
    {
      submission: {
        action: async (field) => {
          const { date, time, roomId } = this.#model();
          this.refusal.set(undefined);
          const result = await this.#book();
          if (result.ok) {
            const roomName = this.rooms.find(({ id }) => id === roomId)?.name ?? '';
            this.#dialog.close({ date, time, roomName });
            return undefined;
          }
          const { problem } = result;
          if (problem.fieldErrors) return toFieldErrors(renamed(problem), field);
          // Not an error of the form: that would block the next try until something is edited.
          this.refusal.set(problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected close(): void {
    this.#dialog.close();
  }

  #planOf(planId: string) {
    return this.plansToBook().find((plan) => plan.planId === planId);
  }

  #book() {
    const { kind, planId, patientId, roomId, clinicianId, date, time } = this.#model();
    const visit = { roomId, clinicianId, startsAt: toInstant(date, time, this.#zone.id()) };
    if (kind === 'consultation') return this.#api.bookConsultation(patientId, visit, this.#key);
    const ordinal = this.#planOf(planId)?.ordinal ?? 0;
    return this.#api.bookSession(planId, ordinal, visit, this.#key);
  }
}

/** The server knows one field, startsAt, where the dialog has a date and a time. */
function renamed(problem: Problem): Problem {
  const { startsAt, ...others } = problem.fieldErrors ?? {};
  return { ...problem, fieldErrors: startsAt ? { ...others, time: startsAt } : others };
}
