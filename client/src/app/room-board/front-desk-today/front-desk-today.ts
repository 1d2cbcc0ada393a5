import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ClinicTime, formatTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { arrivalsOf, arrivalsRemark } from '../arrivals';
import { ArrivalsTable } from '../arrivals-table/arrivals-table';
import { BoardApi, BoardVisit } from '../board-api';
import { nextDay } from '../board-dates';
import { BookWaiting } from '../book-waiting';
import { layOut } from '../board-geometry';
import { minuteAt } from '../day-axis';
import { DeskApi, ToBook } from '../desk-api';
import { RoomStrip } from '../room-strip/room-strip';
import { ToScheduleList } from '../to-schedule-list/to-schedule-list';
import { VisitDialogs } from '../visit-dialogs/visit-dialogs';
import { WaitingInquiries } from '../waiting-inquiries/waiting-inquiries';

const FILTERS = [
  { value: 'next', label: 'Next' },
  { value: 'all', label: 'All day' },
  { value: 'tomorrow', label: 'Tomorrow' },
] as const;

interface TurningOver {
  readonly bookingId: string;
  readonly name: string;
}

/** The front desk's home: rooms now, who comes and how ready, what to book and who waits for an answer. */
@Component({
  selector: 'tl-front-desk-today',
  imports: [
    ...[ArrivalsTable, Card, ClinicTime, EmptyState, ErrorState, Icon, MatButton, RoomStrip, RouterLink, Segmented],
    ...[SkeletonRows, ToScheduleList, WaitingInquiries],
  ],
  templateUrl: './front-desk-today.html',
  styleUrl: './front-desk-today.scss',
})
export class FrontDeskToday {
  readonly #desk = inject(DeskApi);
  readonly #api = inject(BoardApi);
  readonly #clock = inject(Clock);
  readonly #confirm = inject(ConfirmDialog);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #visits = inject(VisitDialogs);
  readonly #waiting = inject(BookWaiting);

  protected readonly filters = FILTERS;
  protected readonly filter = signal('next');
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly waitlistLink = linkTo.waitlist();
  protected readonly boardLink = linkTo.board();
  protected readonly inquiriesLink = linkTo.inquiries();

  protected readonly today = this.#desk.todayResource();
  protected readonly day = computed(() => (this.today.hasValue() ? this.today.value() : undefined));
  protected readonly failure = computed(() => (this.today.error() ? toProblem(this.today.error()) : undefined));
  readonly #board = computed(() => this.day()?.day.board);
  readonly #tomorrow = computed(() => {
    const today = this.#board()?.today;
    return this.filter() === 'tomorrow' && today ? nextDay(today, 1) : undefined;
  });
  protected readonly otherDay = this.#desk.dayResource(this.#tomorrow);
  protected readonly otherDayFailure = computed(() =>
    this.#tomorrow() && this.otherDay.error() ? toProblem(this.otherDay.error()) : undefined,
  );
  protected readonly shownDay = computed(() => {
    if (this.filter() !== 'tomorrow') return this.day()?.day;
    return this.otherDay.hasValue() ? this.otherDay.value() : undefined;
  });

  protected readonly layout = computed(() => {
    const board = this.#board();
    return board && layOut(board, new Date(this.#clock.minute()));
  });
  protected readonly nowMinute = computed(() => {
    const layout = this.layout();
    return layout ? minuteAt(layout.axis, this.#clock.minute()) : 0;
  });
  protected readonly turningOver = computed(
    () => this.day()?.turningOver.map((room) => ({ ...room, name: this.#roomName(room.roomId) })) ?? [],
  );
  protected readonly roomsRemark = computed(() => {
    const board = this.#board();
    if (!board) return undefined;
    const used = board.rooms.filter(({ id }) =>
      board.visits.some((visit) => visit.roomId === id && ['in_use', 'turnover'].includes(visit.bookingState)),
    );
    const over = (this.layout()?.columns ?? []).flatMap(({ room, boxes }) =>
      boxes.flatMap((box) =>
        box.kind === 'visit' && box.visit.bookingState === 'in_use' && box.overMinutes > 0
          ? `${room.name} running ${box.overMinutes} min over`
          : [],
      ),
    );
    return [`${used.length} of ${board.rooms.length} in use`, ...over].join(' · ');
  });

  protected readonly arrivals = computed(() => {
    const day = this.shownDay();
    return day ? arrivalsOf(day, this.filter() === 'next' ? 'next' : 'all') : [];
  });
  protected readonly remark = computed(() => {
    const day = this.shownDay();
    if (!day) return undefined;
    return this.filter() === 'tomorrow'
      ? `${this.arrivals().length} booked`
      : arrivalsRemark(day, this.arrivals().length);
  });
  protected readonly nobody = computed(() =>
    this.filter() === 'tomorrow' ? 'Nobody is booked for tomorrow' : 'Nobody else is expected today',
  );
  /** The card shows the first of them and scrolls. */
  protected readonly toScheduleRemark = computed(() => {
    const count = this.day()?.toSchedule.length;
    return count ? `${count} in all` : undefined;
  });
  protected readonly inquiriesRemark = computed(() => {
    const day = this.day();
    return day && `${day.inquiriesUnanswered} unanswered`;
  });

  constructor() {
    reloadOn(['board', 'today', 'inquiries'], this.today);
    reloadOn(['board', 'today'], this.otherDay);
  }

  protected async checkIn(visit: BoardVisit): Promise<void> {
    this.busy.set(visit.bookingId);
    const result = await this.#api.checkIn(visit);
    this.busy.set(undefined);
    if (result.ok) this.#visits.offerUndoOfCheckIn(visit, () => this.#reload());
    else this.#snackbar.say(result.problem.detail);
    this.#reload();
  }

  protected async markNoShow(visit: BoardVisit): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Record a no-show?',
      message: `${visit.patientName} did not come. The time becomes free for others.`,
      words: 'none',
      keep: 'Keep waiting',
      verb: 'Record the no-show',
      destructive: true,
      act: async () => {
        const result = await this.#api.markNoShow(visit);
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (!given) return;
    this.#reload();
    await this.#visits.offerTime(visit, () => this.#reload());
  }

  protected async release(room: TurningOver): Promise<void> {
    this.busy.set(room.bookingId);
    const result = await this.#api.releaseRoom(room.bookingId);
    this.busy.set(undefined);
    this.#snackbar.say(result.ok ? `${room.name} is ready` : result.problem.detail);
    this.#reload();
  }

  /** A session opens on its page, where the ride and the answers are; a consultation has nothing more than its place. */
  protected open(visit: BoardVisit): void {
    const day = this.shownDay()?.board;
    if (!day) return;
    if (visit.kind !== 'consultation' && visit.state !== 'cancelled') {
      void this.#router.navigate([...linkTo.session(visit.purposeId)]);
      return;
    }
    void this.#visits.open(visit, { rooms: day.rooms, changed: () => this.#reload() });
  }

  protected async book(item: ToBook): Promise<void> {
    const booked = await this.#waiting.book(item);
    if (!booked) return;
    this.#snackbar.say(`Booked ${booked.roomName}, ${formatTime(booked.date, 'day', 'UTC')} ${booked.time}`);
    this.#reload();
  }

  #reload(): void {
    this.today.reload();
    if (this.#tomorrow()) this.otherDay.reload();
  }

  #roomName(roomId: string): string {
    return this.#board()?.rooms.find(({ id }) => id === roomId)?.name ?? '';
  }
}
