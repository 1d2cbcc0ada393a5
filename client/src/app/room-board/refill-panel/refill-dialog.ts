import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Opens who may come at the time of a cancelled visit or of a no-show. */
@Service()
export class RefillDialog {
  readonly #dialog = inject(MatDialog);

  /** @returns when it is closed */
  async open(bookingId: string): Promise<void> {
    const { RefillPanel } = await import('./refill-panel');
    const dialog = this.#dialog.open<unknown, string>(RefillPanel, {
      ...{ data: bookingId, width: '560px', maxWidth: '94vw', autoFocus: 'dialog' },
    });
    await firstValueFrom(dialog.afterClosed());
  }
}
