import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { linkTo } from '../../paths';
import { pageWords } from '../../shell/page-heading';
import { Banner } from '../../ui/banner/banner';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { ErrorState } from '../../ui/error-state/error-state';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { ErrorCause, IntegrationNoteApi } from '../integration-note-api';
import { SavesBeforeLeaving } from '../keep-unsaved-note';
import { NoteConflict } from '../note-conflict/note-conflict';
import { NoteDraft } from '../note-draft';
import { NoteSheet } from '../note-sheet/note-sheet';
import { SignDialog, SignDialogData } from '../sign-dialog/sign-dialog';

const ERROR_CAUSES: readonly { readonly value: ErrorCause; readonly label: string }[] = [
  { value: 'wrong_patient', label: 'It is about another patient' },
  { value: 'wrong_session', label: 'It is about another session' },
  { value: 'duplicate', label: 'It was entered twice' },
  { value: 'other', label: 'Another reason' },
];

/** Writing, signing and reading one integration note. */
@Component({
  selector: 'tl-note-page',
  imports: [
    ...[
      Banner,
      Card,
      ClinicTime,
      ErrorState,
      Field,
      Icon,
      Input,
      MatButton,
      NoteConflict,
      NoteSheet,
      RouterLink,
      SkeletonRows,
    ],
  ],
  providers: [NoteDraft],
  templateUrl: './note-page.html',
  styleUrl: './note-page.scss',
  host: { '(window:beforeunload)': 'warnOfLoss($event)' },
})
export class NotePage implements SavesBeforeLeaving {
  readonly id = input.required<string>();

  readonly #api = inject(IntegrationNoteApi);
  readonly #dialog = inject(MatDialog);
  readonly #confirm = inject(ConfirmDialog);
  readonly #router = inject(Router);
  protected readonly draft = inject(NoteDraft);
  protected readonly resource = this.#api.note(this.id);

  protected readonly note = this.draft.note;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.note() ? toProblem(error) : undefined;
  });
  protected readonly mayWrite = computed(() => this.note()?.allowedActions.includes('write') ?? false);
  protected readonly mayAddend = computed(() => this.note()?.allowedActions.includes('addend') ?? false);
  protected readonly mayMarkInError = computed(() => this.note()?.allowedActions.includes('markInError') ?? false);
  /** Place of the session in its plan, in words. */
  protected readonly place = computed(() => {
    const note = this.note();
    if (!note) return '';
    return note.ordinal === null ? 'booster' : `session ${note.ordinal} of ${note.of}`;
  });

  protected readonly addendum = signal('');
  protected readonly addendumError = signal<string | undefined>(undefined);
  protected readonly adding = signal(false);
  #addendumKey = idempotencyKey();

  protected readonly linkTo = linkTo;

  constructor() {
    pageWords({ context: computed(() => (this.note() ? `${this.note()?.patientName}, ${this.place()}` : undefined)) });
    effect(() => {
      if (!this.resource.hasValue()) return;
      const note = this.resource.value();
      untracked(() => {
        if (this.draft.state() === 'conflict') this.draft.showTheirs(note);
        else void this.draft.open(note);
      });
    });
    // Both versions are needed to decide: fetch the other one as soon as the server reports it.
    effect(() => {
      if (this.draft.state() === 'conflict') untracked(() => this.resource.reload());
    });
  }

  /** Words that the device has are back at the next opening, and may be left. */
  async saveBeforeLeaving(): Promise<boolean> {
    return !this.mayWrite() || (await this.draft.flush()) || this.draft.kept();
  }

  protected write(key: string, event: Event): void {
    this.draft.write(key, (event.target as HTMLTextAreaElement).value);
  }

  protected warnOfLoss(event: BeforeUnloadEvent): void {
    if (this.mayWrite() && this.draft.state() !== 'saved' && !this.draft.kept()) event.preventDefault();
  }

  /** Saves, then shows exactly what will be signed. */
  protected async reviewAndSign(): Promise<void> {
    if (this.draft.filled() === 0 || !(await this.draft.flush())) return;
    const note = this.note();
    if (!note) return;
    const data: SignDialogData = { note };
    const dialog = this.#dialog.open<SignDialog, SignDialogData, typeof note>(SignDialog, { data, width: '640px' });
    const signed = await firstValueFrom(dialog.afterClosed());
    if (signed) this.draft.replace(signed);
  }

  protected async discard(): Promise<void> {
    const note = this.note();
    if (!note) return;
    const given = await this.#confirm.ask({
      title: 'Discard this draft?',
      message: 'Nobody will see it again. That it was discarded is kept in the record.',
      words: 'none',
      keep: 'Keep the draft',
      verb: 'Discard the draft',
      destructive: true,
      act: async () => {
        await this.draft.flush();
        const result = await this.#api.discard(note.id);
        if (result.ok) await this.draft.forget();
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) await this.#router.navigate(linkTo.patient(note.patientId));
  }

  protected async markInError(): Promise<void> {
    const note = this.note();
    if (!note) return;
    const key = idempotencyKey();
    await this.#confirm.ask({
      title: 'Was this note entered in error?',
      message:
        'It is taken out of use and cannot be brought back. Its text stays in the record, with your name and reason, and the session waits for a note again.',
      reasons: ERROR_CAUSES,
      words: 'optional',
      keep: 'Keep the note',
      verb: 'Mark it as entered in error',
      destructive: true,
      act: async ({ reason, words }) => {
        const body = { cause: reason as ErrorCause, ...(words && { words }) };
        const result = await this.#api.markInError(note.id, body, key);
        if (result.ok) this.draft.replace(result.value);
        return result.ok ? undefined : result.problem.detail;
      },
    });
  }

  protected async addend(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.addendum().trim();
    if (text === '') {
      this.addendumError.set('Write what you want to add.');
      return;
    }
    this.adding.set(true);
    const result = await this.#api.addend(this.id(), text, this.#addendumKey);
    this.adding.set(false);
    if (result.ok) {
      this.#addendumKey = idempotencyKey();
      this.addendum.set('');
      this.addendumError.set(undefined);
      this.draft.replace(result.value);
    } else {
      this.addendumError.set(result.problem.detail);
    }
  }

  protected writeAddendum(event: Event): void {
    this.addendum.set((event.target as HTMLTextAreaElement).value);
    this.addendumError.set(undefined);
  }
}
