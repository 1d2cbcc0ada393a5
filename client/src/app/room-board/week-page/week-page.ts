import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  untracked,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { pageWords } from '../../shell/page-heading';
import { Clock } from '../../ui/clinic-time/clock';
import { ClinicTime, formatTime } from '../../ui/clinic-time/clinic-time';
import { Banner } from '../../ui/banner/banner';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardWeek } from '../board-api';
import { mondayOf } from '../board-dates';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { PrintHeader } from '../print-header/print-header';
import { PlacingBar } from './placing-bar';
import { WeekOffers } from './week-offers';
import { CellStep, layOutWeek, Offer, stepInTable, VISIT_MINUTES } from './week-layout';
import { WeekPlacing } from './week-placing';

const STEPS: Readonly<Record<string, CellStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** Rooms by days: what is booked, how much is free, a way into each day, and the gaps that fit what is to be placed. */
@Component({
  selector: 'tl-week-page',
  host: { '(keydown)': 'keyPressed($event)' },
  imports: [
    ...[Banner, BoardToolbar, ClinicTime, EmptyState, ErrorState, MatButton, PlacingBar, PrintHeader, RouterLink],
    ...[SkeletonRows, WeekOffers],
  ],
  templateUrl: './week-page.html',
  styleUrl: './week-page.scss',
})
export class WeekPage {
  readonly #address = inject(BoardAddress);
  readonly #clock = inject(Clock);
  protected readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('cell');
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Room and date that take the focus once nothing is placed any more. */
  #returnTo: { readonly roomId: string; readonly date: string } | undefined;

  protected readonly visitMinutes = VISIT_MINUTES;
  /** Apart from the rest of the address: a filter or what is placed reads no week anew. */
  readonly #monday = computed(() => {
    const { date } = this.#address.place();
    return date === undefined ? undefined : mondayOf(date);
  });
  protected readonly board = inject(BoardApi).weekResource(this.#monday);
  protected readonly week = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly date = computed(() => this.#address.place().date ?? this.week()?.today);
  protected readonly rooms = computed(() => this.week()?.rooms.map(({ room }) => room) ?? []);
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly placing = new WeekPlacing(this.week, { reload: () => this.board.reload() });
  protected readonly layout = computed(() => {
    const week = this.week();
    return week && layOutWeek(week, this.#address.filter(), this.#clock.minute(), this.placing.gaps());
  });
  readonly #shownOffers = computed(() => {
    const cells = this.layout()?.rows.flatMap((row) => row.cells) ?? [];
    return cells.flatMap(({ offers }) => offers).sort((a, b) => a.gap.startsAt.localeCompare(b.gap.startsAt));
  });
  /** The gap with the tab stop: where it was left, else the first that keeps the cadence. */
  readonly #current = computed(() => {
    const offers = this.#shownOffers();
    const left = offers.find(({ key }) => key === this.placing.current());
    return left ?? offers.find(({ late }) => !late) ?? offers[0];
  });
  protected readonly stop = computed(() => this.#current()?.key);
  protected readonly nothingFits = computed(
    () => this.placing.gaps() !== undefined && this.#shownOffers().length === 0,
  );
  protected readonly nothingBooked = computed(
    () =>
      !this.placing.active() &&
      (this.week()?.rooms ?? []).every(({ cells }) => cells.every(({ visits }) => visits.length === 0)),
  );
  /** Wide enough for the buttons of the gaps: a closed day is 92 px, the names of the rooms are 88. */
  protected readonly leastWidth = computed(() => {
    if (!this.placing.active()) return undefined;
    return (this.layout()?.columns ?? []).reduce((sum, { narrow }) => sum + (narrow ? 92 : 148), 88);
  });
  /** The cell with the one tab stop; today's when the week has it. */
  protected readonly place = linkedSignal({
    source: () => this.week()?.from,
    computation: () => ({ row: 0, column: Math.max(0, this.layout()?.columns.findIndex((day) => day.isToday) ?? 0) }),
  });

  protected readonly heading = computed(() => {
    const week = this.week();
    return week ? `Rooms, ${this.#days(week)}` : '';
  });

  constructor() {
    reloadOn('board', this.board);
    afterRenderEffect(() => {
      this.layout();
      this.placing.active();
      untracked(() => this.#keepFocus());
    });
    pageWords({
      context: computed(() => {
        const week = this.week();
        return week && `${this.#days(week)} · ${week.locationName}`;
      }),
    });
  }

  protected placeAt(offer: Offer): void {
    this.#rememberCell(offer);
    void this.placing.place(offer);
  }

  protected backOut(): void {
    this.#rememberCell(this.#current());
    this.placing.cancel();
  }

  /** The gap after the one that has the focus; after the last comes the first. */
  protected nextGap(): void {
    const offers = this.#shownOffers();
    const focused = offers.findIndex(
      ({ key }) => key === (document.activeElement as HTMLElement | null)?.dataset['gap'],
    );
    this.#focusGap(offers[(focused + 1) % offers.length]);
  }

  protected showWeek(date: string | undefined): void {
    void this.#address.go({ date });
  }

  protected keyPressed(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const layout = this.layout();
    if (!step || !layout || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.target instanceof Element) || !event.target.closest('td')) return;
    event.preventDefault();
    const columns = layout.columns.length;
    const { row, column } = stepInTable({ rows: layout.rows.length, columns }, this.place(), step);
    this.place.set({ row, column });
    this.links()[row * columns + column]?.nativeElement.focus();
  }

  #focusGap(offer: Offer | undefined): void {
    if (!offer) return;
    this.placing.current.set(offer.key);
    this.#element.querySelector<HTMLElement>(`[data-gap="${offer.key}"]`)?.focus();
  }

  #rememberCell(offer: Offer | undefined): void {
    const cell = this.layout()?.rows.flatMap(({ id, cells }) =>
      cells
        .filter(({ offers }) => offers.some(({ key }) => key === offer?.key))
        .map(({ date }) => ({ roomId: id, date })),
    )[0];
    this.#returnTo = cell;
  }

  /** The gaps take the focus when they come and nothing else has it; the cell of the visit when they are gone. */
  #keepFocus(): void {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    if (this.placing.active()) this.#focusGap(this.#current());
    else if (this.#returnTo) this.#focusCell(this.#returnTo);
  }

  #focusCell({ roomId, date }: { readonly roomId: string; readonly date: string }): void {
    const layout = this.layout();
    const row = layout?.rows.findIndex(({ id }) => id === roomId) ?? -1;
    const column = layout?.columns.findIndex((day) => day.date === date) ?? -1;
    if (!layout || row < 0 || column < 0) return;
    this.place.set({ row, column });
    this.links()[row * layout.columns.length + column]?.nativeElement.focus();
    this.#returnTo = undefined;
  }

  #days({ days }: BoardWeek): string {
    const ends = [days[0], days.at(-1)].flatMap((day) => (day ? [formatTime(day.date, 'day', 'UTC')] : []));
    return ends.join(' – ');
  }
}
