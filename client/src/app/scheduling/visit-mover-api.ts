import { inject, Service } from '@angular/core';
import { formatTime } from '../ui/clinic-time/clinic-time';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { PlaceVisitDialog } from './place-visit-dialog-api';
import { BookedVisit, Placed, SchedulingApi } from './scheduling-api';

/** Moves a visit through the form, for screens of other features, and says where it went, with a way back. */
@Service()
export class VisitMover {
  readonly #booking = inject(PlaceVisitDialog);
  readonly #api = inject(SchedulingApi);
  readonly #snackbar = inject(UndoSnackbar);

  /** @param changed runs once it was moved, with where to, and again when it was put back */
  async move(visit: BookedVisit, changed: (moved?: Placed) => void): Promise<void> {
    const moved = await this.#booking.askToMove(visit);
    if (!moved) return;
    changed(moved);
    const others = moved.undo ? ' with those behind it' : '';
    const words = `Moved${others} to ${moved.roomName}, ${formatTime(moved.date, 'day', 'UTC')} ${moved.time}`;
    if (moved.overtook || visit.held) return this.#snackbar.say(words);
    const version = visit.version === undefined ? undefined : { version: visit.version + 1 };
    const undo = moved.undo ?? (() => this.#api.move({ ...visit, ...version }, visit));
    this.#snackbar.show(words, () => {
      void undo().then((result) => {
        if (!result.ok) this.#snackbar.say(result.problem.detail);
        changed();
      });
    });
  }
}
