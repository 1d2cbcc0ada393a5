import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ScoreHistory } from './score-api';

/** Opens the form of the GAD-7 for screens of other features. */
@Service()
export class ScoreDialog {
  readonly #dialog = inject(MatDialog);

  /** @returns whether a score was recorded */
  async askForScore(patientId: string, form: ScoreHistory['form']): Promise<boolean> {
    const { RecordScoreDialog } = await import('./record-score/record-score');
    const dialog = this.#dialog.open<unknown, unknown, boolean>(RecordScoreDialog, {
      data: { patientId, form },
      width: '680px',
      maxWidth: '94vw',
      maxHeight: '92vh',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}
