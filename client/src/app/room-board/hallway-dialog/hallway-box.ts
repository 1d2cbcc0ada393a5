import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Auth } from '../../auth/auth';
import { HallwayScreens } from '../../auth/hallway-screens/hallway-screens';
import { Theme } from '../../shell/theme';
import { Banner } from '../../ui/banner/banner';

/** Says what becomes of this browser before it becomes a hallway screen, and which of one's screens are on already. */
@Component({
  selector: 'tl-hallway-box',
  imports: [Banner, HallwayScreens, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Show on a hallway screen</h2>
    <mat-dialog-content>
      <p>
        This browser shows the rooms with initials and nothing else, until somebody signs in at it or its hours are
        over. You are signed out here; what is open in other tabs closes too.
      </p>
      <tl-hallway-screens heading="Your screens that are on" />
      @if (refused(); as words) {
        <tl-banner tone="stop" icon="ban" urgent>{{ words }}</tl-banner>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" type="button" matDialogClose>Keep as it is</button>
      <button matButton="filled" type="button" [disabled]="busy()" (click)="show()">
        {{ busy() ? 'Signing out' : 'Sign out and show' }}
      </button>
    </mat-dialog-actions>
  `,
})
export class HallwayBox {
  readonly #auth = inject(Auth);
  readonly #theme = inject(Theme);

  protected readonly busy = signal(false);
  protected readonly refused = signal<string | undefined>(undefined);

  protected async show(): Promise<void> {
    this.busy.set(true);
    const refusal = await this.#auth.showHallway();
    if (!refusal) return this.#theme.keep();
    this.busy.set(false);
    this.refused.set(refusal);
  }
}
