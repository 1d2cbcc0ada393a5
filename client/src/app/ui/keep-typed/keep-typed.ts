import { DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { filter, merge } from 'rxjs';
import { ConfirmDialog } from '../confirm-dialog/confirm-dialog';

/** A search is asked again in a second, and what acts at once is already kept. */
const NOT_KEPT = 'input[type=search], [role=combobox], [data-acts-at-once] *';

/**
 * Whatever was entered into a dialog is not lost to Escape or to a click beside it: every dialog of the console asks
 * first. A button that says Cancel or Discard is an answer of its own.
 */
@Service()
export class KeepTyped {
  readonly #confirm = inject(ConfirmDialog);
  /** Dialogs that something was entered into. */
  readonly #entered = new WeakSet<Element>();
  readonly #document = inject(DOCUMENT);

  constructor() {
    const note = ({ target }: Event) => this.#note(target);
    for (const kind of ['input', 'change']) this.#document.addEventListener(kind, note, true);
    const opened = inject(MatDialog).afterOpened.subscribe((dialog) => this.#guard(dialog));
    inject(DestroyRef).onDestroy(() => {
      for (const kind of ['input', 'change']) this.#document.removeEventListener(kind, note, true);
      opened.unsubscribe();
    });
  }

  #note(target: EventTarget | null): void {
    if (!(target instanceof Element) || target.matches(NOT_KEPT)) return;
    const dialog = target.closest('mat-dialog-container');
    if (dialog) this.#entered.add(dialog);
  }

  #guard(dialog: MatDialogRef<unknown>): void {
    if (dialog.disableClose) return;
    dialog.disableClose = true;
    const escapes = dialog.keydownEvents().pipe(filter((event) => event.key === 'Escape' && !isModified(event)));
    merge(escapes, dialog.backdropClick()).subscribe((event) => {
      event.preventDefault();
      void this.#leave(dialog);
    });
  }

  async #leave(dialog: MatDialogRef<unknown>): Promise<void> {
    const container = this.#document.getElementById(dialog.id);
    if (container && this.#entered.has(container)) {
      const discarded = await this.#confirm.ask({
        title: 'Discard what you typed?',
        message: 'Nothing of it has been saved.',
        words: 'none',
        keep: 'Keep writing',
        verb: 'Discard',
        destructive: true,
      });
      if (!discarded) return;
    }
    dialog.close();
  }
}

function isModified({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}
