import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, max, maxLength, min, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { idempotencyKey } from '../../../api/send-command';
import { PatientPicker } from '../patient-picker/patient-picker';
import { Banner } from '../../ui/banner/banner';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Segmented } from '../../ui/segmented/segmented';
import { NewWaitlistEntry, WaitlistApi } from './waitlist-api';
import { DAYS } from './waitlist-words';

interface Model {
  readonly patientId: string;
  readonly wants: NewWaitlistEntry['wants'];
  readonly earliestTime: string;
  readonly latestTime: string;
  readonly noticeHours: number;
  readonly note: string;
}

const MOST_HOURS = 336;
const LONGEST_NOTE = 200;

/** Puts somebody on the waitlist: for what, and when they can come. */
@Component({
  selector: 'tl-waitlist-dialog',
  imports: [
    ...[Banner, Field, FormField, FormRoot, Input, MatButton, MatCheckbox, MatDialogActions, MatDialogContent],
    ...[MatDialogTitle, PatientPicker, Segmented, TimeField],
  ],
  templateUrl: './waitlist-dialog.html',
  styleUrl: './waitlist-dialog.scss',
})
export class WaitlistDialog {
  readonly #api = inject(WaitlistApi);
  readonly #dialog = inject<MatDialogRef<WaitlistDialog, boolean>>(MatDialogRef);
  /** One act, however often it is tried. */
  readonly #key = idempotencyKey();
  readonly #model = signal<Model>({
    ...{ patientId: '', wants: 'session', earliestTime: '', latestTime: '', noticeHours: 24, note: '' },
  });

  protected readonly wishes = [
    { value: 'session', label: 'Next session' },
    { value: 'consultation', label: 'Consultation' },
  ] as const;
  protected readonly days = DAYS;
  protected readonly weekdays = signal<readonly number[]>([]);
  protected readonly refusal = signal<string | undefined>(undefined);

  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.patientId, { message: 'Choose a patient.' });
      min(path.noticeHours, 0, { message: 'Enter 0 or more hours.' });
      max(path.noticeHours, MOST_HOURS, { message: `Enter at most ${MOST_HOURS} hours (14 days).` });
      maxLength(path.note, LONGEST_NOTE, { message: `At most ${LONGEST_NOTE} characters.` });
      validate(path.latestTime, ({ value, valueOf }) =>
        value() !== '' && valueOf(path.earliestTime) !== '' && value() <= valueOf(path.earliestTime)
          ? { kind: 'order', message: 'Choose a time after the earliest.' }
          : undefined,
      );
    },
    {
      submission: {
        action: async () => {
          const { patientId, wants, earliestTime, latestTime, noticeHours, note } = this.#model();
          this.refusal.set(undefined);
          const result = await this.#api.add(
            {
              ...{ patientId, wants, noticeHours, weekdays: [...this.weekdays()] },
              ...(earliestTime && { earliestTime }),
              ...(latestTime && { latestTime }),
              ...(note.trim() && { note: note.trim() }),
            },
            this.#key,
          );
          if (result.ok) this.#dialog.close(true);
          else this.refusal.set(result.problem.detail);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected toggle(day: number, on: boolean): void {
    this.weekdays.update((days) => (on ? [...days, day].sort() : days.filter((other) => other !== day)));
  }

  protected close(): void {
    this.#dialog.close(false);
  }
}
