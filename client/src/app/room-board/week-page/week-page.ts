import { Component, computed, ElementRef, inject, linkedSignal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { pageWords } from '../../shell/page-heading';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardWeek } from '../board-api';
import { mondayOf } from '../board-dates';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { PrintHeader } from '../print-header/print-header';
import { CellStep, layOutWeek, stepInTable, VISIT_MINUTES } from './week-layout';

const STEPS: Readonly<Record<string, CellStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** Rooms by days: what is booked, how much is free, and a way into each day. */
@Component({
  selector: 'tl-week-page',
  host: { '(keydown)': 'keyPressed($event)' },
  imports: [BoardToolbar, EmptyState, ErrorState, PrintHeader, RouterLink, SkeletonRows],
  templateUrl: './week-page.html',
  styleUrl: './week-page.scss',
})
export class WeekPage {
  readonly #address = inject(BoardAddress);
  readonly #clock = inject(Clock);
  protected readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('cell');

  protected readonly visitMinutes = VISIT_MINUTES;
  protected readonly board = inject(BoardApi).weekResource(() => {
    const { date } = this.#address.place();
    return date === undefined ? undefined : mondayOf(date);
  });
  protected readonly week = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly date = computed(() => this.#address.place().date ?? this.week()?.today);
  protected readonly rooms = computed(() => this.week()?.rooms.map(({ room }) => room) ?? []);
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly layout = computed(() => {
    const week = this.week();
    return week && layOutWeek(week, this.#address.filter(), this.#clock.minute());
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
    pageWords({
      context: computed(() => {
        const week = this.week();
        return week && `${this.#days(week)} · ${week.locationName}`;
      }),
    });
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

  #days({ days }: BoardWeek): string {
    const ends = [days[0], days.at(-1)].flatMap((day) => (day ? [formatTime(day.date, 'day', 'UTC')] : []));
    return ends.join(' – ');
  }
}
