import { Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import { Placed, WantedTime } from '../../scheduling/scheduling-api';
import { pageWords } from '../../shell/page-heading';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { Banner } from '../../ui/banner/banner';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BOARD_KEYS, MOVE_KEYS } from '../board-keys';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardVisit } from '../board-api';
import { roomsShown } from '../board-filter';
import { BookWaiting } from '../book-waiting';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { emptyDayWords } from '../empty-day';
import { ChangeNotices } from '../change-notices';
import { ConnectionNote } from '../connection-note/connection-note';
import { DayBoard } from '../day-board/day-board';
import { Dropped } from '../day-board/move-control';
import { ToBook } from '../desk-api';
import { DaySheet } from '../day-sheet/day-sheet';
import { PhaseLegend } from '../phase-legend/phase-legend';
import { Pressed } from '../to-schedule-list/to-schedule-list';
import { ToScheduleTray } from '../to-schedule-tray/to-schedule-tray';
import { VisitDialogs } from '../visit-dialogs/visit-dialogs';
import { VisitMoves } from '../visit-moves';

/** The front desk's instrument: rooms as columns, one day, live. */
@Component({
  selector: 'tl-board-page',
  imports: [
    Banner,
    BoardToolbar,
    ConnectionNote,
    DayBoard,
    DaySheet,
    ErrorState,
    Icon,
    MatButton,
    PhaseLegend,
    SkeletonRows,
    ToScheduleTray,
  ],
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  /** The date shown, `YYYY-MM-DD`; today when absent. Bound from the query. */
  readonly date = input<string>();
  /** Id of the plan to book next, when another screen sends here for it. Bound from the query. */
  readonly plan = input<string>();

  readonly #address = inject(BoardAddress);
  readonly #api = inject(BoardApi);
  readonly #auth = inject(Auth);
  readonly #booking = inject(PlaceVisitDialog);
  readonly #moves = inject(VisitMoves);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #visits = inject(VisitDialogs);
  readonly #waiting = inject(BookWaiting);
  protected readonly dayBoard = viewChild(DayBoard);
  #taken: ToBook | undefined;

  protected readonly board = this.#api.dayResource(this.date);
  readonly #placing = this.#api.placingResource(this.date);
  readonly #told = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly day = computed(() => {
    const told = this.#told();
    return told && this.#moves.applied(told);
  });
  protected readonly rules = computed(() => (this.#placing.hasValue() ? this.#placing.value() : undefined));
  protected readonly rooms = computed(() => roomsShown(this.day()?.rooms ?? [], this.#address.filter()));
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  /** What to do on a day on which nobody comes. */
  protected readonly emptyWords = computed(() => {
    const day = this.day();
    if (!day || day.visits.length > 0) return undefined;
    return emptyDayWords(day, this.rules()?.exceptions[0]?.reason, this.maySchedule() && this.mayBook());
  });
  protected readonly mayBook = computed(() => this.#auth.may('booking.book'));
  protected readonly mayOverride = computed(() => this.#auth.may('booking.override'));
  protected readonly maySchedule = computed(() => this.#auth.may('plan.readProgress'));
  protected readonly notices = new ChangeNotices(
    this.#told,
    computed(() => this.dayBoard()?.carrying() ?? false),
    (visit) => this.#moves.isOwn(visit),
  );

  constructor() {
    reloadOn('board', this.board);
    reloadOn('board', this.#placing);
    pageWords({
      context: computed(() => {
        const day = this.day();
        return day && `${formatTime(day.date, 'day', day.timeZone)} · ${day.locationName}`;
      }),
    });
    inject(Shortcuts).register('Board', [
      { keys: 'b', label: 'Book a visit, at the free time that has the focus', run: () => void this.book() },
      ...BOARD_KEYS,
    ]);
    inject(Shortcuts).register('While a visit is moved', MOVE_KEYS);
    effect(() => {
      const told = this.#told();
      if (told) untracked(() => this.#moves.settle(told));
    });
    effect(() => {
      const planId = this.plan();
      if (!planId || !this.day()) return;
      untracked(() => {
        void this.#router.navigate([], { queryParams: { plan: null }, queryParamsHandling: 'merge', replaceUrl: true });
        void this.#book({}, { planId });
      });
    });
  }

  /** Books at the free time that has the focus, else anywhere. */
  protected book(): Promise<void> {
    return this.#book(this.dayBoard()?.focusedTime() ?? {});
  }

  protected async bookWaiting(item: ToBook): Promise<void> {
    const day = this.day();
    if (day) this.#say(await this.#waiting.book(item, { date: day.date }));
  }

  protected bookAt(at: WantedTime): Promise<void> {
    return this.#book(at);
  }

  protected open(visit: BoardVisit): void {
    const day = this.day();
    if (!day) return;
    const changed = (date = day.date) => {
      this.#moves.noteOwn(visit.bookingId);
      this.#show(date);
    };
    void this.#visits.open(visit, { rooms: day.rooms, changed });
  }

  /** Takes a card of the tray to the board by keyboard; a form asks what the board cannot know. */
  protected takeIn(item: ToBook): void {
    this.#taken = item;
    if (!this.dayBoard()?.takeIn(item) && this.rules()) void this.bookWaiting(item);
  }

  /** Takes a card of the tray to the board, hanging on the pointer that pressed it. */
  protected dragIn({ item, press }: Pressed): void {
    this.#taken = item;
    this.dayBoard()?.dragIn(item, press);
  }

  protected drop(dropped: Dropped): void {
    const day = this.day();
    if (!day) return;
    void this.#moves.carryOut(dropped, {
      ...{ day, waiting: this.#taken },
      reload: () => this.board.reload(),
      placed: (purposeId) => this.dayBoard()?.focusVisit(purposeId),
    });
  }

  async #book(at: WantedTime, what: { readonly planId?: string } = {}): Promise<void> {
    const day = this.day();
    if (!day || !this.mayBook()) return;
    this.#say(await this.#booking.askToBook(what, { date: day.date, ...at }));
  }

  #say(booked: Placed | undefined): void {
    if (!booked) return;
    this.#snackbar.say(`Booked ${booked.roomName}, ${formatTime(booked.date, 'day', 'UTC')} ${booked.time}`);
    this.#show(booked.date);
  }

  #show(date: string): void {
    if (date === this.day()?.date) this.board.reload();
    else void this.#address.go({ date });
  }
}
