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
import { idempotencyKey } from '../../../api/send-command';
import { ScoreDialog } from '../../outcome-measures/score-dialog-api';
import { Banner } from '../../ui/banner/banner';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { fromInstant, toInstant } from '../../ui/date-time/clinic-instant';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { PlanApi } from '../plan-api';

export interface PlanToAccept {
  readonly id: string;
  readonly patientId: string;
  /** No GAD-7 counts as its baseline yet. */
  readonly wantsBaseline: boolean;
}

/** Records when the patient signed the consent; the plan is accepted with it. */
@Component({
  selector: 'tl-accept-dialog',
  imports: [
    ...[Banner, DateField, Field, FormField, FormRoot, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
    TimeField,
  ],
  templateUrl: './accept-dialog.html',
})
export class AcceptDialog {
  readonly #plan = inject<PlanToAccept>(MAT_DIALOG_DATA);
  readonly #scores = inject(ScoreDialog);
  readonly #api = inject(PlanApi);
  readonly #zone = inject(ClinicZone);
  readonly #dialog = inject<MatDialogRef<AcceptDialog, true>>(MatDialogRef);
  readonly #key = idempotencyKey();
  readonly #now = fromInstant(new Date(inject(Clock).now()).toISOString(), this.#zone.id());

  protected readonly today = this.#now.date;
  protected readonly wantsBaseline = signal(this.#plan.wantsBaseline);
  protected readonly refusal = signal<Problem | undefined>(undefined);
  readonly #model = signal({ date: this.#now.date, time: this.#now.time });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.date, { message: 'Choose a date.' });
      required(path.time, { message: 'Choose a time.' });
    },
    {
      submission: {
        action: async (field) => {
          const { date, time } = this.#model();
          this.refusal.set(undefined);
          const result = await this.#api.accept(this.#plan.id, toInstant(date, time, this.#zone.id()), this.#key);
          if (result.ok) {
            this.#dialog.close(true);
            return undefined;
          }
          const { consentSignedAt } = result.problem.fieldErrors ?? {};
          if (consentSignedAt)
            return toFieldErrors({ ...result.problem, fieldErrors: { date: consentSignedAt } }, field);
          this.refusal.set(result.problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected async recordBaseline(): Promise<void> {
    if (await this.#scores.askForScore(this.#plan.patientId)) this.wantsBaseline.set(false);
  }

  protected close(): void {
    this.#dialog.close();
  }
}
