import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Problem, toFieldErrors } from '../../../api/problem';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { fromInstant, toInstant } from '../../ui/date-time/clinic-instant';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { BoardApi, BoardRoom, BoardVisit, VisitTime } from '../board-api';

export interface Moving {
  readonly visit: BoardVisit;
  readonly rooms: readonly BoardRoom[];
  readonly today: string;
}

/** Where the visit went, and where it came from for Undo. */
export interface Moved {
  readonly date: string;
  readonly time: string;
  readonly roomName: string;
  readonly before: VisitTime;
}

/** Moves a visit to another room, time or clinician. A clash stands in the dialog, and everything typed stays. */
@Component({
  selector: 'tl-move-dialog',
  imports: [
    ...[ClinicTime, DateField, Field, FormField, FormRoot, Icon, Input, MatButton, MatDialogActions],
    ...[MatDialogContent, MatDialogTitle, TimeField],
  ],
  templateUrl: './move-dialog.html',
  styleUrl: '../book-dialog/book-dialog.scss',
})
export class MoveDialog {
  protected readonly moving = inject<Moving>(MAT_DIALOG_DATA);
  readonly #api = inject(BoardApi);
  readonly #zone = inject(ClinicZone);
  readonly #dialog = inject<MatDialogRef<MoveDialog, Moved>>(MatDialogRef);

  protected readonly rooms = this.moving.rooms.filter(({ state }) => state === 'active');
  protected readonly clinicians = this.#api.cliniciansResource();
  protected readonly refusal = signal<Problem | undefined>(undefined);

  readonly #model = signal({
    ...fromInstant(this.moving.visit.startsAt, this.#zone.id()),
    roomId: this.moving.visit.roomId,
    clinicianId: this.moving.visit.clinicianId,
  });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.date, { message: 'Choose a date.' });
      required(path.time, { message: 'Choose a time.' });
    },
    {
      submission: {
        action: async (field) => {
          const { date, time, roomId, clinicianId } = this.#model();
          const { visit } = this.moving;
          this.refusal.set(undefined);
          const startsAt = toInstant(date, time, this.#zone.id());
          const result = await this.#api.move(visit, { roomId, clinicianId, startsAt });
          if (result.ok) {
            const before = { roomId: visit.roomId, clinicianId: visit.clinicianId, startsAt: visit.startsAt };
            const roomName = this.rooms.find(({ id }) => id === roomId)?.name ?? '';
            this.#dialog.close({ date, time, roomName, before });
            return undefined;
          }
          const { problem } = result;
          if (problem.fieldErrors?.['startsAt']) {
            return toFieldErrors({ ...problem, fieldErrors: { time: problem.fieldErrors['startsAt'] } }, field);
          }
          this.refusal.set(problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected close(): void {
    this.#dialog.close();
  }
}
