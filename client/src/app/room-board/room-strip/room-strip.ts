import { Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { BoardLayout, VisitBox } from '../board-geometry';
import { clockAt } from '../day-axis';
import { ordinalWords, stateWords } from '../visit-words';

/** The rooms of today on one strip: a lane a room, time from left to right. The board shows the same in full. */
@Component({
  selector: 'tl-room-strip',
  imports: [Icon],
  templateUrl: './room-strip.html',
  styleUrl: './room-strip.scss',
})
export class RoomStrip {
  readonly layout = input.required<BoardLayout>();
  /** Minute of the day now. */
  readonly now = input.required<number>();

  protected readonly hours = computed(() => {
    const { hours, height } = this.layout();
    return hours
      .filter(({ minute }) => minute % 120 === 0 && Math.abs(minute - this.now()) > 30)
      .map(({ words, top }) => ({ words, left: (top / height) * 100 }));
  });
  protected readonly nowLine = computed(() => {
    const { from, until } = this.layout().window;
    if (this.now() < from || this.now() > until) return undefined;
    return { words: clockAt(this.layout().axis, this.now()), left: ((this.now() - from) / (until - from)) * 100 };
  });
  protected readonly lanes = computed(() =>
    this.layout().columns.map(({ room, boxes }) => ({
      room,
      visits: boxes.filter((box) => box.kind === 'visit').map((box) => this.#placed(box)),
    })),
  );

  #placed(box: VisitBox) {
    const { height } = this.layout();
    const { word, tone, icon } = stateWords(box.visit);
    const share = (px: number) => (px / box.height) * 100;
    return {
      ...{ id: box.visit.bookingId, word, tone, icon, ordinal: ordinalWords(box.visit) },
      name: shortPatient(box.visit.patientName),
      left: (box.top / height) * 100,
      width: (box.height / height) * 100,
      phases: box.phases.map(({ phase, live, top, height: length }) => ({
        ...{ phase, live },
        left: share(top),
        width: share(length),
      })),
      over: box.over && { left: share(box.over.top), width: share(box.over.height) },
    };
  }
}

/** "Odette Marlowe" -> "Odette M." */
function shortPatient(name: string): string {
  const words = name.split(' ');
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last ? `${words[0]} ${last.charAt(0)}.` : name;
}
