import { Component, computed, effect, inject, input, linkedSignal, untracked, viewChildren } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import { Placed, WantedTime } from '../../scheduling/scheduling-api';
import { pageWords } from '../../shell/page-heading';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardVisit } from '../board-api';
import { roomsShown } from '../board-filter';
import { clockOf, FreeBox, layOut, minuteOfClock, Place, Step, stepFrom, topOf } from '../board-geometry';
import { BookWaiting } from '../book-waiting';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { ToBook } from '../desk-api';
import { PhaseLegend } from '../phase-legend/phase-legend';
import { RoomColumn } from '../room-column/room-column';
import { ToScheduleTray } from '../to-schedule-tray/to-schedule-tray';
import { VisitDialogs } from '../visit-dialogs/visit-dialogs';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** The front desk's instrument: rooms as columns, one day, live. */
@Component({
  selector: 'tl-board-page',
  imports: [BoardToolbar, ErrorState, Icon, MatButton, PhaseLegend, RoomColumn, SkeletonRows, ToScheduleTray],
  host: { '(keydown)': 'keyPressed($event)' },
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
  readonly #clock = inject(Clock);
  readonly #booking = inject(PlaceVisitDialog);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #visits = inject(VisitDialogs);
  readonly #waiting = inject(BookWaiting);
  protected readonly columns = viewChildren(RoomColumn);

  protected readonly board = this.#api.dayResource(this.date);
  protected readonly day = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly mayBook = computed(() => this.#auth.may('booking.book'));
  protected readonly maySchedule = computed(() => this.#auth.may('plan.readProgress'));
  protected readonly isToday = computed(() => this.day()?.date === this.day()?.today);
  protected readonly layout = computed(() => {
    const day = this.day();
    const shown = day && { ...day, rooms: [...roomsShown(day.rooms, this.#address.filter())] };
    return shown && layOut(shown, new Date(this.#clock.minute()), (instant) => this.#minuteOf(instant), this.mayBook());
  });
  protected readonly nowLine = computed(() => {
    const layout = this.layout();
    if (!layout || !this.isToday()) return undefined;
    const minute = this.#minuteOf(new Date(this.#clock.minute()));
    const top = topOf(layout.window, minute);
    return top === undefined ? undefined : { top, words: clockOf(minute) };
  });
  /** The box with the one tab stop. Stays on its room and time when a reload changes the boxes around it. */
  protected readonly cursor = linkedSignal<readonly unknown[], Place>({
    source: () => [this.day()?.date],
    computation: () => ({ column: 0, box: 0 }),
  });
  protected readonly place = computed(() => this.#inside(this.cursor()));

  constructor() {
    reloadOn('board', this.board);
    pageWords({
      context: computed(() => {
        const day = this.day();
        return day && `${formatTime(day.date, 'day', day.timeZone)} · ${day.locationName}`;
      }),
    });
    inject(Shortcuts).register('Board', [
      { keys: 'b', label: 'Book a visit, at the free time that has the focus', run: () => void this.book() },
    ]);
    effect(() => {
      const planId = this.plan();
      if (!planId || !this.day()) return;
      untracked(() => {
        void this.#router.navigate([], { queryParams: { plan: null }, queryParamsHandling: 'merge', replaceUrl: true });
        void this.#book({}, { planId });
      });
    });
    effect(() => {
      const day = this.day();
      const layout = untracked(this.layout);
      if (!day || !layout) return;
      // The first box is a morning that may be over: begin at what is next.
      const minute =
        day.date === day.today ? this.#minuteOf(new Date(this.#clock.now())) : minuteOfClock(day.opens ?? '08:00');
      if (untracked(() => this.cursor()).box === 0) this.cursor.set(firstFrom(layout.columns, minute));
    });
  }

  protected readonly clock = clockOf;

  protected keyPressed(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const layout = this.layout();
    if (!step || !layout || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || !event.target.closest('tl-room-column')) return;
    event.preventDefault();
    const target = stepFrom(layout.columns, this.place(), step);
    this.cursor.set(target);
    this.columns()[target.column]?.focusBox(target.box);
  }

  /** Books at the free time that has the focus, else anywhere. */
  protected book(): Promise<void> {
    const { column, box } = this.place();
    const room = this.layout()?.columns[column];
    const focused = room?.boxes[box];
    const inBoard = document.activeElement?.closest('tl-room-column') !== null;
    if (inBoard && room && focused?.kind === 'free') return this.bookAt(room.room.id, focused);
    return this.#book({});
  }

  protected async bookWaiting(item: ToBook): Promise<void> {
    const day = this.day();
    if (day) this.#say(await this.#waiting.book(item, { date: day.date }));
  }

  protected bookAt(roomId: string, free: FreeBox): Promise<void> {
    return this.#book({ roomId, time: clockOf(free.minute) });
  }

  protected open(visit: BoardVisit): void {
    const day = this.day();
    if (!day) return;
    void this.#visits.open(visit, { rooms: day.rooms, changed: (date = day.date) => this.#show(date) });
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

  #inside({ column, box }: Place): Place {
    const columns = this.layout()?.columns ?? [];
    const room = columns[column]?.boxes.length
      ? column
      : Math.max(
          0,
          columns.findIndex(({ boxes }) => boxes.length > 0),
        );
    return { column: room, box: Math.min(box, Math.max(0, (columns[room]?.boxes.length ?? 1) - 1)) };
  }

  #minuteOf(instant: Date): number {
    return minuteOfClock(fromInstant(instant.toISOString(), this.day()?.timeZone ?? 'UTC').time);
  }
}

function firstFrom(
  columns: readonly { readonly boxes: readonly { readonly minute: number }[] }[],
  minute: number,
): Place {
  const column = Math.max(
    0,
    columns.findIndex(({ boxes }) => boxes.length > 0),
  );
  const box = columns[column]?.boxes.findIndex((candidate) => candidate.minute >= minute) ?? -1;
  return { column, box: Math.max(0, box) };
}
