import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Router } from '@angular/router';
import { isLateNotice, LATE_NOTICE_HOURS } from '../../../../../server/src/scheduling/rules/visit-times';
import { Auth } from '../../auth/auth';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { Icon } from '../../ui/icon/icon';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { BoardApi, BoardVisit } from '../board-api';
import { stateWords, visitWords } from '../visit-words';

export interface OpenedVisit {
  readonly visit: BoardVisit;
  readonly roomName: string;
}

/** What the board has to do after the dialog: reload, ask where to move it, or offer the time that is free to others. */
export type VisitOutcome = 'changed' | 'checkedIn' | 'move' | 'freed' | 'refill';

/** How much longer a visit is made at a time. */
const EXTEND_MINUTES = 15;

/** A visit of the board with everything that can be done to it now. */
@Component({
  selector: 'tl-visit-dialog',
  imports: [ClinicTime, Icon, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, StatusChip],
  templateUrl: './visit-dialog.html',
  styleUrl: './visit-dialog.scss',
})
export class VisitDialog {
  protected readonly opened = inject<OpenedVisit>(MAT_DIALOG_DATA);
  protected readonly visit = this.opened.visit;
  protected readonly state = stateWords(this.visit);
  protected readonly words = visitWords(this.visit);
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);

  readonly #api = inject(BoardApi);
  readonly #clock = inject(Clock);
  readonly #confirm = inject(ConfirmDialog);
  readonly #dialog = inject<MatDialogRef<VisitDialog, VisitOutcome>>(MatDialogRef);
  readonly #router = inject(Router);

  /** It does not take place, and takes its room no longer. */
  protected readonly over = ['cancelled', 'no_show', 'held'].includes(this.visit.state);
  protected readonly begun = Date.parse(this.visit.startsAt) <= this.#clock.now();
  /** The time of a visit that does not take place, while somebody could still come then. */
  protected readonly mayOffer =
    (this.visit.state === 'cancelled' || this.visit.state === 'no_show') &&
    Date.parse(this.visit.roomUntil) > this.#clock.now() &&
    inject(Auth).may('booking.book');

  protected readonly hasMore =
    this.mayOffer ||
    this.visit.patientId !== null ||
    ['move', 'cancel', 'noShow', 'extend', 'undoCheckIn'].some((action) => this.can(action));

  protected can(action: string): boolean {
    return this.visit.allowedActions.includes(action);
  }

  protected close(outcome?: VisitOutcome): void {
    this.#dialog.close(outcome);
  }

  protected async open(): Promise<void> {
    const { kind, purposeId } = this.visit;
    await this.#router.navigate([
      ...(kind === 'consultation' ? linkTo.consultation(purposeId) : linkTo.session(purposeId)),
    ]);
    this.close();
  }

  protected async openChart(): Promise<void> {
    if (this.visit.patientId === null) return;
    await this.#router.navigate([...linkTo.patient(this.visit.patientId)]);
    this.close();
  }

  protected checkIn(): Promise<void> {
    return this.#do(() => this.#api.checkIn(this.visit), 'checkedIn');
  }

  protected undoCheckIn(): Promise<void> {
    return this.#do(() => this.#api.undoCheckIn(this.visit));
  }

  protected release(): Promise<void> {
    return this.#do(() => this.#api.release(this.visit));
  }

  protected bringIn(): Promise<void> {
    return this.#do(() => this.#api.bringIn(this.visit));
  }

  protected beginPhase(phase: 'recovery' | 'integration'): Promise<void> {
    return this.#do(() => this.#api.beginPhase(this.visit, phase));
  }

  protected extend(): Promise<void> {
    return this.#do(() => this.#api.extend(this.visit, EXTEND_MINUTES));
  }

  protected async cancel(): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Cancel this visit?',
      message: `${this.visit.patientName}, ${this.words.toLowerCase()} in ${this.opened.roomName}. The time becomes free for others. ${this.#notice()}`,
      reasons: [
        { value: 'patient', label: 'The patient cancelled' },
        { value: 'clinic', label: 'The clinic cancelled' },
      ],
      words: 'required',
      keep: 'Keep the visit',
      verb: 'Cancel the visit',
      destructive: true,
      act: async ({ reason, words }) => {
        const by = reason === 'patient' ? 'patient' : 'clinic';
        const result = await this.#api.cancel(this.visit, { by, reason: words });
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) this.close('freed');
  }

  protected async markNoShow(): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Record a no-show?',
      message: `${this.visit.patientName} did not come to ${this.words.toLowerCase()} in ${this.opened.roomName}. The time becomes free for others.`,
      words: 'none',
      keep: 'Keep waiting',
      verb: 'Record the no-show',
      destructive: true,
      act: async () => {
        const result = await this.#api.markNoShow(this.visit);
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) this.close('freed');
  }

  /** How the clinic's rule counts a cancellation now. */
  #notice(): string {
    return isLateNotice(new Date(this.visit.startsAt), new Date(this.#clock.now()))
      ? `This counts as late: less than ${LATE_NOTICE_HOURS} h before the visit.`
      : `This is in time: at least ${LATE_NOTICE_HOURS} h before the visit.`;
  }

  async #do(act: () => ReturnType<BoardApi['checkIn']>, outcome: VisitOutcome = 'changed'): Promise<void> {
    this.busy.set(true);
    this.refusal.set(undefined);
    const result = await act();
    this.busy.set(false);
    if (result.ok) this.close(outcome);
    else this.refusal.set(result.problem.detail);
  }
}
