import { Component, inject, Service } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBar, MatSnackBarRef } from '@angular/material/snack-bar';

/** How long a reversible act can be taken back. */
export const UNDO_MS = 8_000;

interface Said {
  readonly message: string;
  readonly action?: string;
}

/** Past tense, consequence, Undo: for acts that happen at once and can be taken back. */
@Service()
export class UndoSnackbar {
  readonly #bar = inject(MatSnackBar);

  /**
   * @param message what happened: "Moved to Elm, 13:30"
   * @param undo takes it back; runs at most once
   */
  show(message: string, undo: () => void): void {
    this.#open({ message, action: 'Undo' }).onAction().subscribe(undo);
  }

  /** The same bar without a way back: "Saved", or a refusal with its reason. */
  say(message: string): void {
    this.#open({ message });
  }

  #open(data: Said): MatSnackBarRef<UndoBar> {
    return this.#bar.openFromComponent(UndoBar, {
      data,
      duration: UNDO_MS,
      announcementMessage: data.message,
      politeness: 'polite',
    });
  }
}

@Component({
  selector: 'tl-undo-bar',
  imports: [MatButton],
  template: `
    <span>{{ said.message }}</span>
    @if (said.action) {
      <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8" pathLength="100" /></svg>
      <button matButton type="button" (click)="bar.dismissWithAction()">{{ said.action }}</button>
    } @else {
      <button matButton type="button" (click)="bar.dismiss()">Close</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 14px;
      min-height: 44px;
      font: var(--mat-sys-body-small);
    }
    span {
      flex: 1;
    }
    button {
      --mat-button-text-label-text-color: var(--mat-sys-inverse-primary);
    }
    svg {
      width: 20px;
      height: 20px;
      fill: none;
      stroke: var(--mat-sys-inverse-primary);
      stroke-width: 2.5;
      transform: rotate(-90deg);
    }
    circle {
      stroke-dasharray: 100;
      animation: run-out 8s linear forwards;
    }
    @keyframes run-out {
      to {
        stroke-dashoffset: 100;
      }
    }
  `,
})
export class UndoBar {
  protected readonly said = inject<Said>(MAT_SNACK_BAR_DATA);
  protected readonly bar = inject<MatSnackBarRef<UndoBar>>(MatSnackBarRef);
}
