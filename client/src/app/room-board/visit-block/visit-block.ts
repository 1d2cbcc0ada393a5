import { Component, computed, inject, input } from '@angular/core';
import { takesRoom } from '../../../../../server/src/room-board/rules/visit-state';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Icon } from '../../ui/icon/icon';
import { VisitBox } from '../board-geometry';
import { blockLines } from './block-lines';
import { ordinalWords, shortName, stateWords } from '../visit-words';

/** The inside of a visit on the board: its phases, and in words who, when, how far and when the room is free. */
@Component({
  selector: 'tl-visit-block',
  imports: [Icon],
  host: { '[class]': "'tone-' + words().tone", '[class.short]': '!lines().when', '[class.tight]': 'lines().tight' },
  templateUrl: './visit-block.html',
  styleUrl: './visit-block.scss',
})
export class VisitBlock {
  readonly box = input.required<VisitBox>();

  readonly #zone = inject(ClinicZone);

  protected readonly visit = computed(() => this.box().visit);
  protected readonly words = computed(() => stateWords(this.visit()));
  protected readonly lines = computed(() => blockLines(this.box().height));
  protected readonly ordinal = computed(() => ordinalWords(this.visit()));
  protected readonly clinician = computed(() => shortName(this.visit().clinicianName));
  /** One that does not is drawn small: its state says more than its times. */
  protected readonly takesItsRoom = computed(() => takesRoom(this.visit().state));
  protected readonly times = computed(
    () => `${this.#clock(this.visit().startsAt)}–${this.#clock(this.visit().endsAt)}`,
  );
  protected readonly detail = computed(() => {
    const { liveMinutes, lateMinutes, likelyAt, visit } = this.box();
    if (likelyAt) return `likely ${this.#clock(likelyAt.getTime())}`;
    if (lateMinutes > 0) return `${lateMinutes} min late`;
    if (visit.state === 'arrived' || visit.state === 'ready') return this.#clock(visit.checkedInAt);
    if (visit.state === 'discharged') return this.#clock(visit.endedAt);
    return liveMinutes === undefined ? '' : `${liveMinutes} min`;
  });
  protected readonly free = computed(() => {
    const { overMinutes, freeAt, visit } = this.box();
    if (visit.bookingState === 'turnover') return `Room free ~${this.#clock(freeAt.getTime())}`;
    if (!['ready', 'in_session', 'recovering', 'integration'].includes(visit.state)) return '';
    return `Room free ~${this.#clock(freeAt.getTime())}${overMinutes > 0 ? `, +${overMinutes}` : ''}`;
  });

  #clock(value: string | number | null): string {
    return value === null ? '' : formatTime(value, 'time', this.#zone.id());
  }
}
