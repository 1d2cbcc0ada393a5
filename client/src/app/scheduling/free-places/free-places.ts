import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import { PlaceQuestion, SchedulingApi } from '../scheduling-api';

/** More rooms than these are no help to who has somebody on the telephone. */
const MOST_ROOMS = 4;

/** What could be taken instead of a place that was refused: another room at that time, or a later time in that room. */
@Component({
  selector: 'tl-free-places',
  imports: [MatButton],
  template: `
    <div role="status">
      @if (ways(); as ways) {
        @if (ways.rooms.length > 0 || ways.time) {
          <p>Free instead:</p>
          @for (room of ways.rooms; track room.roomId) {
            <button matButton="outlined" class="small-button" type="button" (click)="roomTaken.emit(room.roomId)">
              {{ room.name }} at {{ ways.asked }}
            </button>
          }
          @if (ways.time; as time) {
            <button matButton="outlined" class="small-button" type="button" (click)="timeTaken.emit(time)">
              {{ roomName() }} at {{ time }}
            </button>
          }
        } @else {
          <p>
            No other room suits at that time, and {{ roomName() }} has none left that day for this patient and
            clinician.
          </p>
        }
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 8px;
    }
    p {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class FreePlaces {
  /** What was refused; undefined while nothing is. */
  readonly question = input.required<PlaceQuestion | undefined>();
  readonly roomName = input.required<string>();
  readonly roomTaken = output<string>();
  /** `HH:mm` on the same date. */
  readonly timeTaken = output<string>();

  readonly #zone = inject(ClinicZone);
  readonly #found = inject(SchedulingApi).freePlacesResource(this.question);
  protected readonly ways = computed(() => {
    const question = this.question();
    if (!question || !this.#found.hasValue()) return undefined;
    const { rooms, nextAt } = this.#found.value();
    return {
      asked: this.#timeOf(question.startsAt),
      rooms: rooms.slice(0, MOST_ROOMS),
      time: nextAt === null ? undefined : this.#timeOf(nextAt),
    };
  });

  #timeOf(instant: string): string {
    return fromInstant(instant, this.#zone.id()).time;
  }
}
