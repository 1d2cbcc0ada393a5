import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { BoardAddress } from '../board-address';
import { fits } from '../board-filter';
import { Box, Column, FreeBox, VisitBox } from '../board-geometry';
import { Cursor } from '../board-steps';
import { stateWords } from '../visit-words';
import { VisitBlock } from '../visit-block/visit-block';

/** A room: its name, what it is doing now, and its visits and free times as one list in time order. */
@Component({
  selector: 'tl-room-column',
  imports: [VisitBlock],
  host: { role: 'region', '[attr.aria-labelledby]': 'headingId()' },
  templateUrl: './room-column.html',
  styleUrl: './room-column.scss',
})
export class RoomColumn {
  readonly column = input.required<Column>();
  readonly height = input.required<number>();
  /** Index of the box that holds the board's one tab stop; undefined when it is in another room. */
  readonly current = input<number>();
  readonly isToday = input(false);
  /** Key of the box that is being moved. */
  readonly lifted = input<string>();
  readonly opened = output<VisitBox>();
  readonly bookAsked = output<FreeBox>();
  readonly focused = output<Cursor>();

  readonly #address = inject(BoardAddress);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #zone = inject(ClinicZone);

  protected readonly headingId = computed(() => `room-${this.column().room.id}`);
  protected readonly status = computed(() => this.#status());

  focusBox(index: number): void {
    const key = this.column().boxes[index]?.key;
    // Looked up in the page: a query lists what moved within its room in an order of its own.
    if (key) this.#element.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  /** Where the column lies in the window. */
  box(): DOMRect {
    return this.#element.getBoundingClientRect();
  }

  protected focusedOn({ key, minute }: Box): void {
    this.focused.emit({ roomId: this.column().room.id, key, minute });
  }

  protected classesOf(box: VisitBox): string {
    const delayed = box.likelyAt !== undefined || box.visit.state === 'no_show';
    const marks = [box.elapsed > 0 && 'live', delayed && 'delayed', this.#askedFor(box) && 'asked-for'];
    const movable = box.visit.allowedActions.includes('move') && 'movable';
    const lifted = this.lifted() === box.key && 'lifted';
    return ['visit', `tone-${stateWords(box.visit).tone}`, ...marks, movable, lifted].filter(Boolean).join(' ');
  }

  /** The day hides no visit, whatever is asked for: a time would look free that is not. */
  #askedFor(box: VisitBox): boolean {
    const { clinician, kind } = this.#address.filter();
    return (clinician !== undefined || kind !== undefined) && fits(box.visit, { clinician, kind });
  }

  #status(): { words: string; warn: boolean } {
    const { room, boxes } = this.column();
    if (room.state === 'out_of_service') return { words: 'Out of service', warn: true };
    const visits = boxes.filter((box) => box.kind === 'visit');
    const inside = visits.find(({ visit }) => ['in_use', 'turnover'].includes(visit.bookingState));
    if (inside) {
      const free = formatTime(inside.freeAt.getTime(), 'time', this.#zone.id());
      if (inside.overMinutes > 0) return { words: `Running over, free ~${free}`, warn: true };
      const word = inside.visit.bookingState === 'turnover' ? 'Turnover' : stateWords(inside.visit).word;
      return { words: `${word}, free ~${free}`, warn: false };
    }
    const count = visits.filter(({ visit }) => visit.state === 'scheduled' || visit.state === 'arrived').length;
    if (count === 0) return { words: this.isToday() ? 'Free for the rest of the day' : 'No visits', warn: false };
    return {
      words: this.isToday() ? 'Ready for the next visit' : `${count} ${count === 1 ? 'visit' : 'visits'}`,
      warn: false,
    };
  }
}
