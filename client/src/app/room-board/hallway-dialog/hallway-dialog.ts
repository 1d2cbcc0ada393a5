import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';

/** Asks whether this browser is to become a hallway screen. */
@Service()
export class HallwayDialog {
  readonly #dialog = inject(MatDialog);

  async open(): Promise<void> {
    const { HallwayBox } = await import('./hallway-box');
    this.#dialog.open(HallwayBox, { width: '520px', maxWidth: '94vw', autoFocus: 'dialog' });
  }
}
