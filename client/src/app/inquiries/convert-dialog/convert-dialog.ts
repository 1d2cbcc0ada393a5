import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { DateField } from '../../ui/date-time/date-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Inquiry, InquiryApi, InquiryDetail } from '../inquiry-api';

/** Gives the person a chart: one that exists already, or a new one. */
@Component({
  selector: 'tl-convert-dialog',
  imports: [
    ...[ClinicTime, DateField, Field, FormField, FormRoot, Icon, Input, MatButton, MatDialogActions],
    ...[MatDialogContent, MatDialogTitle, MatRadioButton, MatRadioGroup],
  ],
  templateUrl: './convert-dialog.html',
  styleUrl: '../new-inquiry-dialog/new-inquiry-dialog.scss',
})
export class ConvertDialog {
  protected readonly inquiry = inject<InquiryDetail>(MAT_DIALOG_DATA);
  readonly #api = inject(InquiryApi);
  readonly #dialog = inject<MatDialogRef<ConvertDialog, Inquiry>>(MatDialogRef);
  readonly #key = idempotencyKey();

  /** Id of the chart chosen; empty for a new one. */
  protected readonly chart = signal('');
  protected readonly refusal = signal<string | undefined>(undefined);
  readonly #model = signal({ birthDate: '', preferredName: '', pronouns: '' });
  protected readonly form = form(this.#model, () => undefined, {
    submission: {
      action: async (field) => {
        this.refusal.set(undefined);
        const chart = this.chart() === '' ? this.#model() : { patientId: this.chart() };
        const result = await this.#api.convert(this.inquiry.id, chart, this.#key);
        if (result.ok) this.#dialog.close(result.value);
        else if (result.problem.fieldErrors) return toFieldErrors(result.problem, field);
        else this.refusal.set(result.problem.detail);
        return undefined;
      },
    },
  });

  protected close(): void {
    this.#dialog.close();
  }
}
