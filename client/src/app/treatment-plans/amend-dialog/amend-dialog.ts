import { Component, inject, signal } from '@angular/core';
import { applyEach, form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MAX_MG_PER_KG } from '../../../../../server/src/treatment-plans/rules/plan-size';
import { Problem, toFieldErrors } from '../../../api/problem';
import { Banner } from '../../ui/banner/banner';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { atDoseFields, PlanApi } from '../plan-api';

export interface PlanToAmend {
  readonly id: string;
  readonly sessionCount: number;
  readonly done: number;
}

/** Makes 3 sessions 6, with a dose for each new slot, or 6 sessions 3. */
@Component({
  selector: 'tl-amend-dialog',
  imports: [Banner, Field, FormField, FormRoot, Input, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
  templateUrl: './amend-dialog.html',
  styles: `
    .doses {
      display: flex;
      gap: var(--clinic-space-3);
    }
  `,
})
export class AmendDialog {
  protected readonly plan = inject<PlanToAmend>(MAT_DIALOG_DATA);
  readonly #api = inject(PlanApi);
  readonly #dialog = inject<MatDialogRef<AmendDialog, true>>(MatDialogRef);

  protected readonly to = this.plan.sessionCount === 3 ? 6 : 3;
  protected readonly refusal = signal<Problem | undefined>(undefined);
  readonly #model = signal({
    reason: '',
    addedDoses: this.to === 6 ? [{ mgPerKg: '' }, { mgPerKg: '' }, { mgPerKg: '' }] : [],
  });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.reason, { message: 'Say why; it is kept in the record.' });
      applyEach(path.addedDoses, (dose) => {
        validate(dose.mgPerKg, ({ value }) =>
          Number(value()) > 0 && Number(value()) <= MAX_MG_PER_KG
            ? undefined
            : { kind: 'dose', message: `More than 0, at most ${MAX_MG_PER_KG}.` },
        );
      });
    },
    {
      submission: {
        action: async (field) => {
          const { reason, addedDoses } = this.#model();
          this.refusal.set(undefined);
          const added = addedDoses.map(({ mgPerKg }) => Number(mgPerKg));
          const result = await this.#api.amend(this.plan.id, this.to, added, reason);
          if (result.ok) this.#dialog.close(true);
          else if (result.problem.fieldErrors) return toFieldErrors(atDoseFields(result.problem), field);
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
