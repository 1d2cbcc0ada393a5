import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
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
import { Banner } from '../../ui/banner/banner';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { ClinicTime, dateInZone } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { toInstant } from '../../ui/date-time/clinic-instant';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Booster, BoosterApi } from '../booster-api';

/** Books the session of an approved booster, in the order of its plan. A clash stands in the dialog, and what was chosen stays. */
@Component({
  selector: 'tl-book-booster',
  imports: [
    ...[
      Banner,
      ClinicTime,
      DateField,
      Field,
      FormField,
      FormRoot,
      Input,
      MatButton,
      MatDialogActions,
      MatDialogContent,
    ],
    ...[MatDialogTitle, TimeField],
  ],
  templateUrl: './book-booster.html',
})
export class BookBooster {
  protected readonly asked = inject<Booster>(MAT_DIALOG_DATA);
  readonly #api = inject(BoosterApi);
  readonly #zone = inject(ClinicZone);
  readonly #dialog = inject<MatDialogRef<BookBooster, boolean>>(MatDialogRef);
  readonly #key = idempotencyKey();

  protected readonly today = dateInZone(inject(Clock).now(), this.#zone.id());
  protected readonly clinicians = this.#api.cliniciansResource();
  protected readonly locations = this.#api.locationsResource();
  protected readonly rooms = computed(() => {
    const locations = this.locations.hasValue() ? this.locations.value() : [];
    return locations.flatMap(({ rooms }) => rooms.filter(({ state }) => state === 'active'));
  });
  protected readonly refusal = signal<Problem | undefined>(undefined);
  readonly #model = signal({ roomId: '', clinicianId: '', date: this.today, time: '' });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.clinicianId, { message: 'Choose a clinician.' });
      required(path.roomId, { message: 'Choose a room.' });
      required(path.date, { message: 'Choose a date.' });
      required(path.time, { message: 'Choose a time.' });
    },
    {
      submission: {
        action: async (field) => {
          const { roomId, clinicianId, date, time } = this.#model();
          this.refusal.set(undefined);
          const startsAt = toInstant(date, time, this.#zone.id());
          const visit = { roomId, clinicianId, startsAt };
          const result = await this.#api.book(this.asked.id, visit, this.#key);
          if (result.ok) this.#dialog.close(true);
          else if (result.problem.fieldErrors) return toFieldErrors(result.problem, field);
          else this.refusal.set(result.problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected close(): void {
    this.#dialog.close(false);
  }
}
