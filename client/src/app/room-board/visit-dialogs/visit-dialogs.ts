import { inject, Service } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Auth } from '../../auth/auth';
import { VisitMover } from '../../scheduling/visit-mover-api';
import { Clock } from '../../ui/clinic-time/clock';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BoardApi, BoardRoom, BoardVisit } from '../board-api';
import { RefillDialog } from '../refill-panel/refill-dialog';
import { OpenedVisit, VisitDialog, VisitOutcome } from '../visit-dialog/visit-dialog';

/** What the view that a visit is opened from gives, and does afterwards. */
export interface OpenedFrom {
  readonly rooms: readonly Pick<BoardRoom, 'id' | 'name'>[];
  /** @param date where the visit is now, when it was moved */
  readonly changed: (date?: string) => void;
}

/** Opens a visit from any view of the board, and the move that its dialog may ask for. */
@Service()
export class VisitDialogs {
  readonly #api = inject(BoardApi);
  readonly #mover = inject(VisitMover);
  readonly #dialog = inject(MatDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #auth = inject(Auth);
  readonly #clock = inject(Clock);
  readonly #refills = inject(RefillDialog);

  async open(visit: BoardVisit, from: OpenedFrom): Promise<void> {
    const roomName = from.rooms.find(({ id }) => id === visit.roomId)?.name ?? '';
    const dialog = this.#dialog.open<VisitDialog, OpenedVisit, VisitOutcome>(VisitDialog, {
      data: { visit, roomName },
      width: '460px',
    });
    const outcome = await firstValueFrom(dialog.afterClosed());
    if (outcome === 'changed' || outcome === 'freed' || outcome === 'checkedIn') from.changed();
    if (outcome === 'checkedIn') this.offerUndoOfCheckIn(visit, from.changed);
    if (outcome === 'freed' || outcome === 'refill') await this.offerTime(visit, from.changed);
    if (outcome === 'move') await this.move(visit, from);
  }

  /** Says who was checked in; the wrong one of two is back where they were for as long as the bar stands. */
  offerUndoOfCheckIn(visit: BoardVisit, changed: () => void): void {
    this.#snackbar.show(`${visit.patientName} is checked in`, () => {
      void this.#api.undoCheckIn(visit).then((result) => {
        this.#snackbar.say(result.ok ? `${visit.patientName} is expected again` : result.problem.detail);
        changed();
      });
    });
  }

  /** Who may come instead, where somebody still can. */
  async offerTime(visit: Pick<BoardVisit, 'bookingId' | 'roomUntil'>, changed: () => void): Promise<void> {
    if (!this.#auth.may('booking.book') || Date.parse(visit.roomUntil) <= this.#clock.now()) return;
    await this.#refills.open(visit.bookingId);
    changed();
  }

  move(visit: BoardVisit, { changed }: OpenedFrom): Promise<void> {
    return this.#mover.move(visit, (moved) => changed(moved?.date));
  }
}
