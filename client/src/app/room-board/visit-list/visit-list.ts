import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { BoardDay, BoardVisit } from '../board-api';
import { stateWords, visitWords } from '../visit-words';
import { COLUMNS, inOrder, ListColumn, ListOrder, nextOrder } from './list-order';

const HEADS: Readonly<Record<ListColumn, string>> = {
  time: 'Time',
  patient: 'Patient',
  visit: 'Visit',
  room: 'Room',
  clinician: 'Clinician',
  state: 'State',
};

/** The day as a table: for screen readers, for paper, and for finding somebody quickly. */
@Component({
  selector: 'tl-visit-list',
  imports: [ClinicTime, EmptyState, Icon, MatButton, StatusChip],
  template: `
    @if (rows().length === 0) {
      <tl-empty-state
        icon="cal"
        heading="No visits to show"
        text="Nothing is booked on this day, or the filters above let nothing through."
      />
    } @else {
      <div class="table-scroll">
        <table class="data-table">
          <caption class="sr-only">
            Visits of the day, cancelled ones included
          </caption>
          <thead>
            <tr>
              @for (column of columns; track column) {
                <th scope="col" [attr.aria-sort]="sortOf(column)">
                  <button type="button" class="sort" (click)="sortBy(column)">
                    {{ heads[column] }}
                    @if (order().column === column) {
                      <tl-icon [name]="order().descending ? 'down' : 'up'" size="xs" />
                    }
                  </button>
                </th>
              }
              <th scope="col"><span class="sr-only">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.visit.bookingId) {
              <tr>
                <td>{{ row.visit.startsAt | clinicTime: 'time' }}–{{ row.visit.endsAt | clinicTime: 'time' }}</td>
                <th scope="row">{{ row.visit.patientName }}</th>
                <td>{{ row.words }}</td>
                <td>{{ row.room }}</td>
                <td>{{ row.visit.clinicianName }}</td>
                <td>
                  <tl-status-chip [tone]="row.state.tone" [icon]="row.state.icon">{{ row.state.word }}</tl-status-chip>
                </td>
                <td class="actions">
                  <button matButton="outlined" class="small-button" type="button" (click)="opened.emit(row.visit)">
                    Open<span class="sr-only"> {{ row.visit.patientName }}, {{ row.words }}</span>
                  </button>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      overflow: auto;
      background: var(--mat-sys-surface-container-lowest);
    }

    @media print {
      :host {
        overflow: visible;
      }

      .actions,
      th:last-child {
        display: none;
      }
    }

    .sort {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }

    th[aria-sort] .sort {
      color: var(--mat-sys-on-surface);
      font-weight: 650;
    }
  `,
})
export class VisitList {
  readonly day = input.required<BoardDay>();
  readonly opened = output<BoardVisit>();

  protected readonly columns = COLUMNS;
  protected readonly heads = HEADS;
  protected readonly order = signal<ListOrder>({ column: 'time', descending: false });
  protected readonly rows = computed(() => {
    const { rooms, visits } = this.day();
    const rows = visits.map((visit) => ({
      visit,
      room: rooms.find(({ id }) => id === visit.roomId)?.name ?? '',
      words: visitWords(visit),
      state: stateWords(visit),
    }));
    return inOrder(rows, this.order());
  });

  protected sortBy(column: ListColumn): void {
    this.order.update((order) => nextOrder(order, column));
  }

  protected sortOf(column: ListColumn): 'ascending' | 'descending' | null {
    const order = this.order();
    if (order.column !== column) return null;
    return order.descending ? 'descending' : 'ascending';
  }
}
