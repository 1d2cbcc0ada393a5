import { Component, computed, inject, input } from '@angular/core';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../../ui/clinic-time/clinic-zone';
import { fromInstant } from '../../../ui/date-time/clinic-instant';
import { ProposedVisit, Series } from '../../series-api';

interface Bar {
  readonly left: number;
  readonly width: number;
}

interface Cell extends Bar {
  readonly ordinal: number;
}

const [FROM, UNTIL] = [7 * 60, 20 * 60];

/** The days of the series beside each other, each room a line: what is taken, and the visits as ghosts over it. */
@Component({
  selector: 'tl-series-strip',
  imports: [ClinicTime],
  template: `
    <table aria-label="Rooms on the days of the series">
      <thead>
        <tr>
          <th scope="col"><span class="sr-only">Room</span></th>
          @for (day of days(); track day.date) {
            <th scope="col">{{ day.date | clinicTime }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (room of series().rooms; track room.id) {
          <tr>
            <th scope="row">{{ room.name }}</th>
            @for (day of days(); track day.date) {
              <td>
                <span class="day">
                  @for (bar of taken(room.id, day.date); track $index) {
                    <span class="bar" [style.left.%]="bar.left" [style.width.%]="bar.width"></span>
                  }
                  @if (ghost(room.id, day.visit); as ghost) {
                    <span class="ghost" [style.left.%]="ghost.left" [style.width.%]="ghost.width"
                      ><span class="sr-only">Visit </span>{{ ghost.ordinal }}</span
                    >
                  }
                </span>
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host {
      display: block;
      overflow-x: auto;
      padding: 0 14px 12px;
    }
    table {
      width: 100%;
      border-spacing: 4px 3px;
      table-layout: fixed;
    }
    th {
      font: var(--mat-sys-label-small);
      color: var(--mat-sys-on-surface-variant);
      text-align: left;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    td {
      padding: 0;
    }
    th:first-child {
      width: 84px;
    }
    .day {
      display: block;
      overflow: hidden;
      position: relative;
      height: 20px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 4px;
      background: var(--mat-sys-surface-container-lowest);
    }
    .bar,
    .ghost {
      box-sizing: border-box;
      position: absolute;
      top: 2px;
      height: 14px;
      min-height: 0;
      margin: 0;
      border-radius: 2px;
    }
    .bar {
      background: var(--mat-sys-outline-variant);
    }
    .ghost {
      border: 1.5px dashed var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font: 650 0.6875rem/0.8125rem var(--clinic-font);
      text-align: center;
    }
    @media (forced-colors: active) {
      .bar {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class SeriesStrip {
  readonly series = input.required<Series>();
  readonly visits = input.required<readonly ProposedVisit[]>();

  readonly #zone = inject(ClinicZone);

  protected readonly days = computed(() => this.visits().map((visit) => ({ date: visit.date, visit })));
  readonly #busy = computed(() => {
    const bars = new Map<string, Bar[]>();
    for (const { roomId, startsAt, endsAt } of this.series().busy) {
      const key = `${roomId} ${fromInstant(startsAt, this.#zone.id()).date}`;
      bars.set(key, [...(bars.get(key) ?? []), this.#bar(startsAt, endsAt)]);
    }
    return bars;
  });

  protected taken(roomId: string, date: string): readonly Bar[] {
    return this.#busy().get(`${roomId} ${date}`) ?? [];
  }

  protected ghost(roomId: string, visit: ProposedVisit): Cell | undefined {
    if (visit.roomId !== roomId) return undefined;
    return { ...this.#bar(visit.startsAt, visit.endsAt), ordinal: visit.ordinal };
  }

  #bar(startsAt: string, endsAt: string): Bar {
    const [from, until] = [this.#share(startsAt), this.#share(endsAt)];
    return { left: from, width: Math.max(2, until - from) };
  }

  /** Place of a time within the shown part of the day, in %. */
  #share(instant: string): number {
    const [hours = 0, minutes = 0] = fromInstant(instant, this.#zone.id()).time.split(':').map(Number);
    return Math.min(100, Math.max(0, ((hours * 60 + minutes - FROM) / (UNTIL - FROM)) * 100));
  }
}
