import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChildren,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { pageWords } from '../../shell/page-heading';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BoardApi, BoardVisit, ToSchedule } from '../board-api';
import { clockOf, FreeBox, layOut, minuteOfClock, Place, Step, stepFrom, topOf } from '../board-geometry';
import { BookDialog, Booked, Booking } from '../book-dialog/book-dialog';
import { MoveDialog, Moved, Moving } from '../move-dialog/move-dialog';
import { RoomColumn } from '../room-column/room-column';
import { ToScheduleTray } from '../to-schedule-tray/to-schedule-tray';
import { OpenedVisit, VisitDialog, VisitOutcome } from '../visit-dialog/visit-dialog';
import { VisitList } from '../visit-list/visit-list';
import { nextDay } from '../board-dates';

const VIEWS = [
  { value: 'day', label: 'Day' },
  { value: 'list', label: 'List' },
] as const;

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
  imports: [
    ...[ErrorState, Icon, MatButton, MatIconButton, RoomColumn, Segmented, SkeletonRows],
    ...[ToScheduleTray, VisitList],
  ],
  host: { '(keydown)': 'keyPressed($event)' },
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  /** The date shown, `YYYY-MM-DD`; today when absent. Bound from the query. */
  readonly date = input<string>();
  /** Id of the plan to book next, when another screen sends here for it. Bound from the query. */
  readonly plan = input<string>();

  readonly #api = inject(BoardApi);
  readonly #auth = inject(Auth);
  readonly #clock = inject(Clock);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);
  protected readonly columns = viewChildren(RoomColumn);

  protected readonly views = VIEWS;
  protected readonly view = signal('day');
  protected readonly board = this.#api.dayResource(this.date);
  protected readonly day = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly mayBook = computed(() => this.#auth.may('booking.book'));
  protected readonly maySchedule = computed(() => this.#auth.may('plan.readProgress'));
  protected readonly isToday = computed(() => this.day()?.date === this.day()?.today);
  protected readonly layout = computed(() => {
    const day = this.day();
    return day && layOut(day, new Date(this.#clock.minute()), (instant) => this.#minuteOf(instant), this.mayBook());
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
      { keys: 't', label: 'Today', run: () => this.goTo(undefined) },
    ]);
    effect(() => {
      const planId = this.plan();
      if (!planId || !this.day()) return;
      untracked(() => {
        void this.#router.navigate([], { queryParams: { plan: null }, queryParamsHandling: 'merge', replaceUrl: true });
        void this.#book({ planId });
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

  protected goTo(date: string | undefined): void {
    void this.#router.navigate([], { queryParams: { date: date ?? null }, queryParamsHandling: 'merge' });
  }

  protected shift(days: number): void {
    const day = this.day();
    if (day) this.goTo(nextDay(day.date, days));
  }

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
  protected book(plan?: ToSchedule): Promise<void> {
    const { column, box } = this.place();
    const room = this.layout()?.columns[column];
    const focused = room?.boxes[box];
    const inBoard = document.activeElement?.closest('tl-room-column') !== null;
    if (inBoard && room && focused?.kind === 'free') return this.bookAt(room.room.id, focused);
    return this.#book(plan ? { planId: plan.planId } : {});
  }

  protected bookAt(roomId: string, free: FreeBox): Promise<void> {
    return this.#book({ roomId, time: clockOf(free.minute) });
  }

  protected async open(visit: BoardVisit): Promise<void> {
    const roomName = this.day()?.rooms.find(({ id }) => id === visit.roomId)?.name ?? '';
    const dialog = this.#dialog.open<VisitDialog, OpenedVisit, VisitOutcome>(VisitDialog, {
      data: { visit, roomName },
      width: '460px',
    });
    const outcome = await firstValueFrom(dialog.afterClosed());
    if (outcome === 'changed') this.board.reload();
    if (outcome === 'move') await this.#move(visit);
  }

  async #book(at: Partial<Booking>): Promise<void> {
    const day = this.day();
    if (!day || !this.mayBook()) return;
    const { rooms, date, today } = day;
    const dialog = this.#dialog.open<BookDialog, Booking, Booked>(BookDialog, {
      data: { rooms, date, today, ...at },
      width: '560px',
    });
    const booked = await firstValueFrom(dialog.afterClosed());
    if (!booked) return;
    this.#snackbar.say(`Booked ${booked.roomName}, ${formatTime(booked.date, 'day', 'UTC')} ${booked.time}`);
    this.#show(booked.date);
  }

  async #move(visit: BoardVisit): Promise<void> {
    const day = this.day();
    if (!day) return;
    const { rooms, today } = day;
    const dialog = this.#dialog.open<MoveDialog, Moving, Moved>(MoveDialog, {
      data: { visit, rooms, today },
      width: '560px',
    });
    const moved = await firstValueFrom(dialog.afterClosed());
    if (!moved) return;
    this.#show(moved.date);
    this.#snackbar.show(`Moved to ${moved.roomName}, ${formatTime(moved.date, 'day', 'UTC')} ${moved.time}`, () => {
      void this.#api.move(visit, moved.before).then((result) => {
        if (!result.ok) this.#snackbar.say(result.problem.detail);
        this.board.reload();
      });
    });
  }

  #show(date: string): void {
    if (date === this.day()?.date) this.board.reload();
    else this.goTo(date);
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
