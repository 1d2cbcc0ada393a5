import { Component, inject, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Inquiry, InquiryApi, InquiryInput } from '../inquiry-api';
import { FLAG_WORDS, FLAGS, SOURCE_WORDS } from '../inquiry-words';

type Flag = (typeof FLAGS)[number];

/** Takes down a first contact. */
@Component({
  selector: 'tl-new-inquiry-dialog',
  imports: [
    ...[Field, FormField, FormRoot, Icon, Input, MatButton, MatCheckbox, MatDialogActions, MatDialogContent],
    ...[MatDialogTitle],
  ],
  templateUrl: './new-inquiry-dialog.html',
  styleUrl: './new-inquiry-dialog.scss',
})
export class NewInquiryDialog {
  readonly #api = inject(InquiryApi);
  readonly #dialog = inject<MatDialogRef<NewInquiryDialog, Inquiry>>(MatDialogRef);
  readonly #key = idempotencyKey();

  protected readonly sources = Object.entries(SOURCE_WORDS);
  protected readonly flags = FLAGS.map((flag) => ({ flag, words: FLAG_WORDS[flag] }));
  protected readonly ticked = signal<readonly Flag[]>([]);
  protected readonly refusal = signal<string | undefined>(undefined);

  readonly #model = signal({ givenName: '', familyName: '', phone: '', email: '', source: '', concern: '' });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.givenName, { message: 'Enter the given name.' });
      required(path.familyName, { message: 'Enter the family name.' });
      required(path.source, { message: 'Choose how they came to us.' });
      email(path.email, { message: 'Enter an e-mail address.' });
      validate(path.phone, ({ value, valueOf }) =>
        value().trim() === '' && valueOf(path.email).trim() === ''
          ? { kind: 'unreachable', message: 'Give a telephone number or an e-mail address.' }
          : undefined,
      );
    },
    {
      submission: {
        action: async (field) => {
          this.refusal.set(undefined);
          const { source, ...words } = this.#model();
          const input = { ...words, source: source as InquiryInput['source'], flags: [...this.ticked()] };
          const result = await this.#api.record(input, this.#key);
          if (result.ok) this.#dialog.close(result.value);
          else if (result.problem.fieldErrors) return toFieldErrors(result.problem, field);
          else this.refusal.set(result.problem.detail);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected tick(flag: Flag, on: boolean): void {
    this.ticked.update((flags) => (on ? [...flags, flag] : flags.filter((other) => other !== flag)));
  }

  protected close(): void {
    this.#dialog.close();
  }
}
