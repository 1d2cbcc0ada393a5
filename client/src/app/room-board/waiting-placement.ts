import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { Problem } from '../../api/problem';
import { idempotencyKey } from '../../api/send-command';
import { InquiryApi } from '../inquiries/inquiry-api';
import { linkTo } from '../paths';
import type { VisitTime } from '../scheduling/scheduling-api';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { BoardApi } from './board-api';
import type { ToBook } from './desk-api';

/** What a view of the board does around a placement. */
export interface PlacedOn {
  /** A visit was placed: this is the id of its session or consultation. */
  readonly placed: (purposeId: string) => void;
  readonly reload: () => void;
  /** Why the calendar is set aside, where the rules allow a reason. */
  readonly reason?: string | undefined;
}

/** Books what waits for a time where it was put down, and offers to take it back. */
@Service()
export class WaitingPlacement {
  readonly #api = inject(BoardApi);
  readonly #inquiries = inject(InquiryApi);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);

  /**
   * @param where "Birch, 14:15 to 16:00"
   * @returns why it was not booked
   */
  async place(waiting: ToBook, time: VisitTime, where: string, on: PlacedOn): Promise<Problem | undefined> {
    if (waiting.kind === 'consultation' && waiting.patientId === null) {
      const alike = await this.#inquiries.chartsAlike(waiting.id);
      if (!alike.ok) return alike.problem;
      if (alike.value.length > 0) {
        await this.#chooseChart(waiting);
        return undefined;
      }
    }
    const result = await this.#api.placeWaiting(waiting, time, idempotencyKey(), on.reason);
    if (!result.ok) {
      on.reload();
      return result.problem;
    }
    on.placed(result.value);
    on.reload();
    this.#snackbar.show(
      `Booked ${waiting.patientName}, ${where}`,
      () => void this.#takeBack(waiting, result.value, on),
    );
    return undefined;
  }

  /** Two charts of one person are hard to undo: which one it is, is seen and chosen on the page of the inquiry. */
  async #chooseChart({ id, patientName }: ToBook): Promise<void> {
    await this.#router.navigate([...linkTo.inquiry(id)]);
    this.#snackbar.say(`${patientName} may already have a chart. Choose here, then book.`);
  }

  async #takeBack({ kind, id, patientName }: ToBook, purposeId: string, on: PlacedOn): Promise<void> {
    const undone = await this.#api.takeBack(kind, purposeId);
    // Without its consultation an inquiry is somebody to call again; this one was screened a moment ago.
    const screened = undone.ok && kind === 'consultation' ? await this.#inquiries.screen(id) : undone;
    this.#snackbar.say(screened.ok ? `${patientName} is to schedule again` : screened.problem.detail);
    on.reload();
  }
}
