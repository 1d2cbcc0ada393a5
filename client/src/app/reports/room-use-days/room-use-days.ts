import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { durationWords } from '../../ui/clinic-time/duration-words';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { RoomUse } from '../report-api';
import { percent } from '../report-words';

/** A working week is seen at once. */
const FIRST = 7;

/** The days behind the figure of room use. */
@Component({
  selector: 'tl-room-use-days',
  imports: [ClinicTime, EmptyState, MatButton],
  template: `
    @if (days().length > 0) {
      <table class="data-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" class="figure">Visits</th>
            <th scope="col" class="figure">In use</th>
            <th scope="col" class="figure">Turnover</th>
            <th scope="col" class="figure">Staffed and open</th>
            <th scope="col" class="figure">Use</th>
          </tr>
        </thead>
        <tbody>
          @for (day of days(); track day.date) {
            <tr>
              <th scope="row">{{ day.date | clinicTime }}</th>
              <td class="figure">{{ day.visits }}</td>
              <td class="figure">{{ words(day.inUseMinutes) }}</td>
              <td class="figure">{{ words(day.turnoverMinutes) }}</td>
              <td class="figure">{{ words(day.staffedMinutes) }}</td>
              <td class="figure">{{ share(day) }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (use().days.length > days().length) {
        <button matButton="text" type="button" (click)="shown.set(use().days.length)">
          Show all {{ use().days.length }} days
        </button>
      }
    } @else {
      <tl-empty-state icon="board" heading="No room was open in these days" />
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
    }
    button {
      margin: 8px 14px;
    }
  `,
})
export class RoomUseDays {
  readonly use = input.required<RoomUse>();

  protected readonly shown = linkedSignal({ source: this.use, computation: () => FIRST });
  protected readonly days = computed(() => this.use().days.slice(0, this.shown()));
  protected readonly words = durationWords;

  protected share({ inUseMinutes, staffedMinutes }: RoomUse['days'][number]): string {
    return percent(staffedMinutes === 0 ? null : inUseMinutes / staffedMinutes);
  }
}
