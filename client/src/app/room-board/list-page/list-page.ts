import { Component, computed, inject } from '@angular/core';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { pageWords } from '../../shell/page-heading';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardDay, BoardVisit } from '../board-api';
import { fits } from '../board-filter';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { PrintHeader } from '../print-header/print-header';
import { VisitDialogs } from '../visit-dialogs/visit-dialogs';
import { VisitList } from '../visit-list/visit-list';

/** A day of the board as a table. */
@Component({
  selector: 'tl-list-page',
  imports: [BoardToolbar, ErrorState, PrintHeader, SkeletonRows, VisitList],
  template: `
    <tl-board-toolbar view="list" [date]="day()?.date" [today]="day()?.today" [rooms]="day()?.rooms ?? []" />
    @if (failure(); as failure) {
      <tl-error-state heading="The list did not load" [failure]="failure" (retry)="board.reload()" />
    } @else if (shown(); as day) {
      <tl-print-header [heading]="'Visits, ' + dayWords(day)" [place]="day.locationName" [timeZone]="day.timeZone" />
      <tl-visit-list [day]="day" (opened)="open($event)" />
    } @else {
      <tl-skeleton-rows [rows]="14" what="the visits of the day" />
    }
  `,
  styles: `
    :host {
      /* The shell makes every screen a block; here the table scrolls and the toolbar stays. */
      display: grid !important;
      grid-template-rows: auto minmax(0, 1fr);
    }

    @media print {
      :host {
        display: block !important;
      }
    }
  `,
})
export class ListPage {
  readonly #address = inject(BoardAddress);
  readonly #dialogs = inject(VisitDialogs);

  protected readonly board = inject(BoardApi).dayResource(() => this.#address.place().date);
  protected readonly day = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly shown = computed(() => {
    const day = this.day();
    return day && { ...day, visits: day.visits.filter((visit) => fits(visit, this.#address.filter())) };
  });

  constructor() {
    reloadOn('board', this.board);
    pageWords({
      context: computed(() => {
        const day = this.day();
        return day && `${formatTime(day.date, 'day', day.timeZone)} · ${day.locationName}`;
      }),
    });
  }

  protected dayWords({ date, timeZone }: BoardDay): string {
    return formatTime(date, 'fullDay', timeZone);
  }

  protected open(visit: BoardVisit): void {
    const day = this.day();
    if (!day) return;
    void this.#dialogs.open(visit, { rooms: day.rooms, changed: () => this.board.reload() });
  }
}
