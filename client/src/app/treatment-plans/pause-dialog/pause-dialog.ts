import { Component, inject, signal } from '@angular/core';
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
import { Banner } from '../../ui/banner/banner';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { dateInZone } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { DateField } from '../../ui/date-time/date-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { PlanApi } from '../plan-api';

/** Pauses a plan, with a reason and the day to look again. */
@Component({
  selector: 'tl-pause-dialog',
  imports: [
    ...[Banner, DateField, Field, FormField, FormRoot, Input, MatButton, MatDialogActions, MatDialogContent],
    MatDialogTitle,
  ],
  templateUrl: './pause-dialog.html',
})
export class PauseDialog {
  readonly #planId = inject<string>(MAT_DIALOG_DATA);
  readonly #api = inject(PlanApi);
  readonly #dialog = inject<MatDialogRef<PauseDialog, true>>(MatDialogRef);

  protected readonly today = dateInZone(inject(Clock).now(), inject(ClinicZone).id());
  protected readonly refusal = signal<Problem | undefined>(undefined);
  readonly #model = signal({ reason: '', reviewOn: '' });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.reason, { message: 'Say why; it is kept in the record.' });
      required(path.reviewOn, { message: 'Choose the day to look again.' });
    },
    {
      submission: {
        action: async (field) => {
          const { reason, reviewOn } = this.#model();
          this.refusal.set(undefined);
          const result = await this.#api.pause(this.#planId, reason, reviewOn);
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
    this.#dialog.close();
  }
}
