import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { idempotencyKey } from '../../../api/send-command';
import { Icon } from '../../ui/icon/icon';
import { IntegrationNote, IntegrationNoteApi } from '../integration-note-api';

export interface SignDialogData {
  readonly note: IntegrationNote;
}

/** Shows exactly what will be signed, and signs it. Closes with the signed note. */
@Component({
  selector: 'tl-sign-dialog',
  imports: [Icon, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Sign this note?</h2>
    <mat-dialog-content>
      <p class="whose">{{ data.note.patientName }}, written by {{ data.note.authorName }}</p>
      @for (section of written(); track section.key) {
        <h3>{{ section.label }}</h3>
        <p class="text">{{ section.text }}</p>
      } @empty {
        <p>There is nothing in this note yet.</p>
      }
      @if (refusal(); as refusal) {
        <p class="refusal" role="alert"><tl-icon name="alert" /> {{ refusal }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="text" type="button" (click)="dialog.close()">Go on writing</button>
      <button matButton="filled" type="button" [disabled]="signing()" (click)="sign()">Sign the note</button>
    </mat-dialog-actions>
  `,
  styles: `
    .whose {
      color: var(--mat-sys-on-surface-variant);
    }
    h3 {
      margin: 12px 0 2px;
      font: var(--mat-sys-title-small);
    }
    .text {
      margin: 0;
      color: var(--mat-sys-on-surface);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .refusal {
      display: flex;
      gap: 6px;
      margin: 12px 0 0;
      color: var(--mat-sys-error);
    }
  `,
})
export class SignDialog {
  protected readonly data = inject<SignDialogData>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<SignDialog, IntegrationNote>>(MatDialogRef);
  readonly #api = inject(IntegrationNoteApi);
  readonly #key = idempotencyKey();

  protected readonly written = computed(() => this.data.note.sections.filter(({ text }) => text.trim() !== ''));
  protected readonly signing = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);

  protected async sign(): Promise<void> {
    this.signing.set(true);
    const { id, version } = this.data.note;
    const result = await this.#api.sign(id, version, this.#key);
    this.signing.set(false);
    if (result.ok) this.dialog.close(result.value);
    else this.refusal.set(result.problem.detail);
  }
}
