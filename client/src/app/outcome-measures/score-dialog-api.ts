import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { ScoreApi, ScoreHistory } from './score-api';

/** Opens the form of the GAD-7 for screens of other features. */
@Service()
export class ScoreDialog {
  readonly #dialog = inject(MatDialog);
  readonly #api = inject(ScoreApi);
  readonly #snackbar = inject(UndoSnackbar);

  /**
   * @param known the patient's scores where the screen has them already
   * @returns whether a score was recorded
   */
  async askForScore(patientId: string, known?: ScoreHistory): Promise<boolean> {
    const history = known ?? (await this.#read(patientId));
    if (!history) return false;
    const { RecordScoreDialog } = await import('./record-score/record-score');
    const dialog = this.#dialog.open<unknown, unknown, boolean>(RecordScoreDialog, {
      data: { patientId, history },
      width: '680px',
      maxWidth: '94vw',
      maxHeight: '92vh',
    });
    const recorded = (await firstValueFrom(dialog.afterClosed())) ?? false;
    if (recorded) this.#snackbar.say('GAD-7 recorded');
    return recorded;
  }

  async #read(patientId: string): Promise<ScoreHistory | undefined> {
    const result = await this.#api.history(patientId);
    if (result.ok) return result.value;
    this.#snackbar.say(result.problem.detail);
    return undefined;
  }
}
