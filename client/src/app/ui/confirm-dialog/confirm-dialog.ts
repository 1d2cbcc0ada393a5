import { Component, inject, Service, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Field } from '../field/field';
import { Input } from '../field/input';
import { Icon } from '../icon/icon';

/** An act that cannot be undone: what happens, to whom, and why. */
export interface Confirmation {
  /** A question: "Cancel this session?" */
  readonly title: string;
  /** To whom, when, and what follows from it. */
  readonly message: string;
  /** Reasons to choose from; without any, only words are asked. */
  readonly reasons?: readonly { readonly value: string; readonly label: string }[];
  /** Whether words are asked for, and whether they may be left out. Required unless there are reasons. */
  readonly words?: 'required' | 'optional' | 'none';
  /** Left button, the safe one: "Keep the session". */
  readonly keep: string;
  /** Right button, verb and object: "Cancel the session". */
  readonly verb: string;
  /** Red, for what destroys or ends. */
  readonly destructive?: boolean;
  /**
   * Does the act while the dialog is open. Give back the message of a refusal to keep the dialog, with everything in it.
   */
  readonly act?: (given: ReasonGiven) => Promise<string | undefined>;
}

export interface ReasonGiven {
  readonly reason: string;
  readonly words: string;
}

/** Asks before an act that cannot be undone. */
@Service()
export class ConfirmDialog {
  readonly #dialog = inject(MatDialog);

  /** @returns the reason given, or nothing when the person kept things as they are */
  ask(confirmation: Confirmation): Promise<ReasonGiven | undefined> {
    const dialog = this.#dialog.open<ConfirmBox, Confirmation, ReasonGiven>(ConfirmBox, {
      data: confirmation,
      width: '440px',
      role: 'alertdialog',
      ariaModal: true,
    });
    return firstValueFrom(dialog.afterClosed());
  }
}

const LONGEST_WORDS = 2_000;

@Component({
  selector: 'tl-confirm-box',
  imports: [Field, FormField, FormRoot, Icon, Input, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
  templateUrl: './confirm-dialog.html',
  styleUrl: './confirm-dialog.scss',
})
export class ConfirmBox {
  protected readonly ask = inject<Confirmation>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<ConfirmBox, ReasonGiven>>(MatDialogRef);
  readonly #model = signal<ReasonGiven>({ reason: '', words: '' });

  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly reasons = this.ask.reasons ?? [];
  protected readonly words = this.ask.words ?? (this.reasons.length > 0 ? 'optional' : 'required');
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.reason, { message: 'Choose a reason.', when: () => this.reasons.length > 0 });
      validate(path.words, ({ value }) =>
        this.words === 'required' && value().trim() === ''
          ? { kind: 'required', message: 'Say why; it is kept in the record.' }
          : undefined,
      );
      maxLength(path.words, LONGEST_WORDS, { message: `At most ${LONGEST_WORDS} characters.` });
    },
    {
      submission: {
        action: async () => {
          const { reason, words } = this.#model();
          const given = { reason, words: words.trim() };
          this.refusal.set(undefined);
          // Not an error of the form: that would block the next try until something is edited.
          const refusal = await this.ask.act?.(given);
          if (refusal) this.refusal.set(refusal);
          else this.#dialog.close(given);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected keep(): void {
    this.#dialog.close();
  }
}
