import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Opens the form to book a consultation for screens of other features. */
@Service()
export class ConsultationDialog {
  readonly #dialog = inject(MatDialog);

  /** @returns whether one was booked */
  async askToBook(patientId: string, patientName: string): Promise<boolean> {
    const { BookConsultation } = await import('./book-consultation/book-consultation');
    const dialog = this.#dialog.open<unknown, unknown, boolean>(BookConsultation, {
      data: { patientId, patientName },
      width: '480px',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
