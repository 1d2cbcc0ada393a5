import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { BoardDay, BoardVisit } from '../board-api';
import { stateWords, visitWords } from '../visit-words';

/** The day as a table: for screen readers, for paper, and for finding somebody quickly. */
@Component({
  selector: 'tl-visit-list',
  imports: [ClinicTime, EmptyState, MatButton, StatusChip],
  template: `
    @if (rows().length === 0) {
      <tl-empty-state icon="cal" heading="No visits on this day" text="Book one with the button above." />
    } @else {
      <div class="table-scroll">
        <table class="data-table">
          <caption class="sr-only">
            Visits of the day, cancelled ones included
          </caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Patient</th>
              <th scope="col">Visit</th>
              <th scope="col">Room</th>
              <th scope="col">Clinician</th>
              <th scope="col">State</th>
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
  `,
})
export class VisitList {
  readonly day = input.required<BoardDay>();
  readonly opened = output<BoardVisit>();

  protected readonly rows = computed(() => {
    const { rooms, visits } = this.day();
    return visits.map((visit) => ({
      visit,
      room: rooms.find(({ id }) => id === visit.roomId)?.name ?? '',
      words: visitWords(visit),
      state: stateWords(visit),
    }));
  });
}
