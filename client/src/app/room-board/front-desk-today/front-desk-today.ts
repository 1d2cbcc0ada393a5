import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { InquiryApi } from '../../inquiries/inquiry-api';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BoardApi, BoardVisit, ToSchedule } from '../board-api';
import { layOut, minuteOfClock } from '../board-geometry';
import { RoomStrip } from '../room-strip/room-strip';
import { ToScheduleTray } from '../to-schedule-tray/to-schedule-tray';
import { OpenedVisit, VisitDialog, VisitOutcome } from '../visit-dialog/visit-dialog';
import { stateWords, visitWords } from '../visit-words';

const FILTERS = [
  { value: 'next', label: 'Next' },
  { value: 'all', label: 'All day' },
] as const;
const WAITING: readonly BoardVisit['state'][] = ['scheduled', 'arrived', 'ready'];
const NEXT_ROWS = 8;

/** The front desk's home: rooms now, who comes next, what to book and who waits for an answer. */
@Component({
  selector: 'tl-front-desk-today',
  imports: [
    ...[Card, ClinicTime, EmptyState, ErrorState, MatButton, RoomStrip, RouterLink, Segmented, SkeletonRows],
    ...[StatusChip, ToScheduleTray],
  ],
  templateUrl: './front-desk-today.html',
  styleUrl: './front-desk-today.scss',
})
export class FrontDeskToday {
  readonly #api = inject(BoardApi);
  readonly #clock = inject(Clock);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly filters = FILTERS;
  protected readonly filter = signal('next');
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly boardLink = linkTo.board();
  protected readonly inquiriesLink = linkTo.inquiries();
  protected readonly inquiryLink = linkTo.inquiry;

  protected readonly board = this.#api.dayResource(() => undefined);
  protected readonly inquiries = inject(InquiryApi).listResource(() => 'new', 6);
  protected readonly day = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly boardFailure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly newInquiries = computed(() => (this.inquiries.hasValue() ? this.inquiries.value() : undefined));
  protected readonly inquiriesFailure = computed(() =>
    this.inquiries.error() ? toProblem(this.inquiries.error()) : undefined,
  );
  protected readonly layout = computed(() => {
    const day = this.day();
    return day && layOut(day, new Date(this.#clock.minute()), (instant) => this.#minuteOf(instant), false);
  });
  protected readonly nowMinute = computed(() => this.#minuteOf(new Date(this.#clock.minute())));
  protected readonly inUse = computed(() => {
    const day = this.day();
    if (!day) return undefined;
    const used = day.rooms.filter(({ id }) =>
      day.visits.some((visit) => visit.roomId === id && ['in_use', 'turnover'].includes(visit.bookingState)),
    );
    return `${used.length} of ${day.rooms.length} in use`;
  });
  readonly #waiting = computed(() => this.day()?.visits.filter(({ state }) => WAITING.includes(state)) ?? []);
  protected readonly arrivals = computed(() => {
    const visits = this.filter() === 'next' ? this.#waiting().slice(0, NEXT_ROWS) : (this.day()?.visits ?? []);
    return visits.map((visit) => ({
      visit,
      room: this.#roomOf(visit),
      words: visitWords(visit),
      state: stateWords(visit),
      mayCheckIn: visit.allowedActions.includes('checkIn'),
    }));
  });
  protected readonly remark = computed(() => {
    const waiting = this.#waiting();
    const here = waiting.filter(({ state }) => state !== 'scheduled').length;
    return this.day() && `next ${Math.min(NEXT_ROWS, waiting.length)} of ${waiting.length}, ${here} waiting`;
  });

  constructor() {
    reloadOn('board', this.board);
    reloadOn('inquiries', this.inquiries);
  }

  protected async checkIn(visit: BoardVisit): Promise<void> {
    this.busy.set(visit.bookingId);
    const result = await this.#api.checkIn(visit);
    this.busy.set(undefined);
    this.#snackbar.say(result.ok ? `${visit.patientName} is checked in` : result.problem.detail);
    this.board.reload();
  }

  protected async open(visit: BoardVisit): Promise<void> {
    const dialog = this.#dialog.open<VisitDialog, OpenedVisit, VisitOutcome>(VisitDialog, {
      data: {
        visit: { ...visit, allowedActions: visit.allowedActions.filter((action) => action !== 'move') },
        roomName: this.#roomOf(visit),
      },
      width: '460px',
    });
    if ((await firstValueFrom(dialog.afterClosed())) === 'changed') this.board.reload();
  }

  /** Booking begins on the board, where the free times are. */
  protected toBoard(plan: ToSchedule): void {
    void this.#router.navigate([...this.boardLink], { queryParams: { plan: plan.planId } });
  }

  #roomOf(visit: BoardVisit): string {
    return this.day()?.rooms.find(({ id }) => id === visit.roomId)?.name ?? '';
  }

  #minuteOf(instant: Date): number {
    return minuteOfClock(fromInstant(instant.toISOString(), this.day()?.timeZone ?? 'UTC').time);
  }
}
