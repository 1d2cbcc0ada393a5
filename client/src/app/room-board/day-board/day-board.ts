import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { BoardAddress } from '../board-address';
import type { BoardDay, BoardPlacing, BoardRoom, BoardVisit } from '../board-api';
import type { ToBook } from '../desk-api';
import { BoardLayout, HEADER_HEIGHT, layOut, PX_PER_MINUTE, topOf } from '../board-geometry';
import { calendarOf, Scene } from '../board-placement';
import { BoardPointer, Point } from '../board-pointer';
import { Picked, sameSpot } from '../board-move';
import { spotOf } from '../board-items';
import { keepEqual } from '../keep-equal';
import { spotWords } from '../move-words';
import { Cursor, cursorAt, firstFrom, placeOf, Step, stepFrom } from '../board-steps';
import { clockAt, minuteAt, minuteOfClock } from '../day-axis';
import { MoveGhost } from '../move-ghost/move-ghost';
import { RoomColumn } from '../room-column/room-column';
import { Dropped, MoveControl } from './move-control';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** The rooms of a day side by side. Everything that dragging does, keys and dialogs do as well. */
@Component({
  selector: 'tl-day-board',
  imports: [MoveGhost, RoomColumn],
  templateUrl: './day-board.html',
  styleUrl: './day-board.scss',
})
export class DayBoard {
  readonly day = input.required<BoardDay>();
  /** The columns, some of the rooms when a filter says so. */
  readonly rooms = input.required<readonly BoardRoom[]>();
  readonly placing = input<BoardPlacing>();
  readonly mayBook = input(false);
  readonly mayOverride = input(false);
  readonly opened = output<BoardVisit>();
  readonly bookAsked = output<{ readonly roomId: string; readonly time: string }>();
  readonly dropped = output<Dropped>();

  readonly #address = inject(BoardAddress);
  readonly #clock = inject(Clock);
  readonly #announcer = inject(LiveAnnouncer);
  protected readonly columns = viewChildren(RoomColumn);
  protected readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  protected readonly ghostElement = viewChild<MoveGhost, ElementRef<HTMLElement>>(MoveGhost, { read: ElementRef });
  readonly #pointer = new BoardPointer(() => this.scroller().nativeElement);
  protected readonly headerHeight = HEADER_HEIGHT;
  /** What has the focus in the board, so that it can be given back when a reload rebuilds it. */
  #focused: HTMLElement | undefined;
  /** Id of a session or consultation that was just placed and takes the focus once it is on the board. */
  #awaited: string | undefined;
  #returnTo: Element | null = null;

  readonly #closures = computed(() =>
    (this.placing()?.rooms ?? []).flatMap(({ roomId, outages, blocks }) =>
      [...outages, ...blocks].map(({ from, until, reason }) => ({
        ...{ roomId, from: Date.parse(from), until: Date.parse(until) },
        words: reason || 'Out of service',
      })),
    ),
  );
  protected readonly layout = linkedSignal<BoardLayout, BoardLayout>({
    source: () => {
      const day = { ...this.day(), rooms: [...this.rooms()] };
      return layOut(day, new Date(this.#clock.minute()), { mayBook: this.mayBook(), closures: this.#closures() });
    },
    computation: (next, before) => keepEqual(before?.value, next),
  });
  protected readonly isToday = computed(() => this.day().date === this.day().today);
  protected readonly nowLine = computed(() => {
    const { axis, window } = this.layout();
    if (!this.isToday()) return undefined;
    const minute = minuteAt(axis, this.#clock.minute());
    const top = topOf(window, minute);
    return top === undefined ? undefined : { top, words: clockAt(axis, minute) };
  });
  readonly #date = computed(() => this.day().date);
  /** The box with the one tab stop; a new day begins with what is next. */
  protected readonly cursor = linkedSignal<string, Cursor | undefined>({
    source: this.#date,
    computation: () => untracked(() => this.#firstCursor()),
  });
  protected readonly place = computed(() => placeOf(this.layout().columns, this.cursor()));

  readonly #scene = computed<(Scene & { readonly placing: BoardPlacing }) | undefined>(() => {
    const [day, placing, now] = [this.day(), this.placing(), this.#clock.minute()];
    if (!placing) return undefined;
    const dayTime = (epoch: number) => formatTime(epoch, 'dayTime', day.timeZone);
    return { day, placing, now, axis: this.layout().axis, calendar: calendarOf(day, placing, now), dayTime };
  });
  readonly #move = new MoveControl({
    layout: this.layout,
    scene: this.#scene,
    mayOverride: this.mayOverride,
    narrowedTo: () => this.#address.filter().clinician,
    say: (words, politeness) => void this.#announcer.announce(words, politeness),
    drop: (dropped) => this.dropped.emit(dropped),
    letGo: (picked) => this.#letGo(picked),
  });
  protected readonly ghost = this.#move.ghost;
  /** Whether something is being moved: other desks' changes are announced afterwards. */
  readonly carrying = computed(() => this.#move.picked() !== undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#pointer.stop());
    inject(Shortcuts).register('Board', [
      { keys: 'm', label: 'Move the visit that has the focus', run: () => this.#pickUpFocused('move') },
      {
        keys: 'r',
        label: 'Change the length of the visit that has the focus',
        run: () => this.#pickUpFocused('resize'),
      },
    ]);
    effect(() => this.#watchPicked(this.day()));
    afterRenderEffect(() => {
      this.layout();
      this.#keepFocus();
    });
    afterRenderEffect(() => {
      if (this.#move.picked()?.by === 'keyboard')
        this.ghostElement()?.nativeElement.scrollIntoView({ block: 'nearest' });
    });
  }

  /** Takes a card out of the tray by its Enter key. @returns whether it was taken */
  takeIn(waiting: ToBook): boolean {
    this.#returnTo = document.activeElement;
    const taken = this.#move.pickUpWaiting(waiting, 'keyboard');
    if (taken) this.scroller().nativeElement.focus({ preventScroll: true });
    return taken;
  }

  /** Takes a card out of the tray by a press on it. */
  dragIn(waiting: ToBook, press: PointerEvent): void {
    this.#follow(press, () => this.#move.pickUpWaiting(waiting, 'pointer'));
  }

  /** Puts the focus on a visit that was just placed, as soon as the board shows it. */
  focusVisit(purposeId: string): void {
    this.#awaited = purposeId;
    this.#keepFocus();
  }

  /** The free time that has the focus. */
  focusedTime(): { readonly roomId: string; readonly time: string } | undefined {
    const { column, box } = this.place();
    const room = this.layout().columns[column];
    const focused = room?.boxes[box];
    if (!room || focused?.kind !== 'free' || !this.#inside(document.activeElement)) return undefined;
    return { roomId: room.room.id, time: focused.clock };
  }

  protected keyPressed(event: KeyboardEvent): void {
    if (this.#move.key(event)) return;
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || !event.target.closest('tl-room-column')) return;
    event.preventDefault();
    const { columns } = this.layout();
    const target = stepFrom(columns, this.place(), step);
    this.cursor.set(cursorAt(columns, target));
    this.columns()[target.column]?.focusBox(target.box);
  }

  protected pressed(event: PointerEvent): void {
    if (!(event.target instanceof Element)) return;
    const key = event.target.closest<HTMLElement>('button.visit')?.dataset['key'];
    const visit = this.day().visits.find(({ bookingId }) => `visit-${bookingId}` === key);
    if (!visit?.allowedActions.includes('move')) return;
    const act = event.target.closest('.grip') ? 'resize' : 'move';
    const minute = this.#under({ x: event.clientX, y: event.clientY })?.minute ?? 0;
    const edge = Date.parse(act === 'move' ? visit.startsAt : visit.endsAt);
    const grab = minute - minuteAt(this.layout().axis, edge);
    this.#follow(event, () => this.#move.pickUp(visit, act, 'pointer', grab));
  }

  protected liftedIn(roomId: string): string | undefined {
    const picked = this.#move.picked();
    return picked?.from?.roomId === roomId ? picked.item.key : undefined;
  }

  protected focusCame(event: FocusEvent): void {
    this.#focused = event.target instanceof HTMLElement ? event.target : undefined;
  }

  protected focusLeft({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.#inside(relatedTarget)) {
      if (this.#move.picked()?.by === 'keyboard') this.#move.cancel();
      this.#focused = undefined;
    }
    // A reload that rebuilds a room takes the focus away within this turn, and #keepFocus gives it back. A person who
    // turned to something else is still elsewhere in the next.
    setTimeout(() => {
      if (this.#focused === target && document.activeElement !== target) this.#focused = undefined;
    });
  }

  #pickUpFocused(act: 'move' | 'resize'): void {
    const { column, box } = this.place();
    const focused = this.layout().columns[column]?.boxes[box];
    if (focused?.kind !== 'visit' || !this.#inside(document.activeElement)) return;
    const { visit } = focused;
    if (visit.allowedActions.includes('move')) this.#move.pickUp(visit, act, 'keyboard');
    else void this.#announcer.announce(`${visit.patientName} cannot be moved any more`, 'assertive');
  }

  #follow(press: PointerEvent, lift: () => boolean): void {
    let held = false;
    this.#pointer.follow(press, {
      lifted: () => (held = lift()),
      moved: (at) => held && this.#move.over(this.#under(at)),
      dropped: (at) => {
        if (!held) return;
        this.#move.over(this.#under(at));
        this.#move.drop();
      },
      cancelled: () => held && this.#move.cancel(),
    });
  }

  /** The room and the minute of the day under a point of the window; undefined outside the rooms. */
  #under({ x, y }: Point): { roomId: string; minute: number } | undefined {
    const { columns, window } = this.layout();
    const shown = this.scroller().nativeElement.getBoundingClientRect();
    const first = this.columns()[0]?.box();
    if (!first || x < shown.left || x > shown.right || y < shown.top || y > shown.bottom) return undefined;
    const room = columns[Math.floor((x - first.left) / first.width)]?.room;
    return room && { roomId: room.id, minute: (y - first.top - HEADER_HEIGHT) / PX_PER_MINUTE + window.from };
  }

  /** A move whose visit was changed at another desk ends: it would be a move of something else. */
  #watchPicked(day: BoardDay): void {
    const { item, from } = untracked(this.#move.picked) ?? {};
    if (!item?.bookingId) return;
    const visit = day.visits.find(({ bookingId }) => bookingId === item.bookingId);
    const axis = untracked(this.layout).axis;
    if (visit?.allowedActions.includes('move') && sameSpot(spotOf(visit, axis), from)) return;
    const now = visit?.allowedActions.includes('move') ? `now ${spotWords(spotOf(visit, axis), day.rooms, axis)}` : '';
    this.#pointer.stop();
    this.#move.abandon(`${item.name} was changed at another desk${now && `, ${now}`}. The move is cancelled.`);
  }

  #letGo({ act, by }: Picked): void {
    if (act === 'place' && by === 'keyboard' && this.#returnTo instanceof HTMLElement) this.#returnTo.focus();
  }

  #keepFocus(): void {
    const { columns } = untracked(this.layout);
    const awaited = this.#awaited && untracked(this.day).visits.find(({ purposeId }) => purposeId === this.#awaited);
    if (awaited) {
      this.#awaited = undefined;
      this.cursor.set({ roomId: awaited.roomId, key: `visit-${awaited.bookingId}`, minute: 0 });
    }
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (!awaited && !(nowhere && this.#focused)) return;
    const { column, box } = placeOf(columns, untracked(this.cursor));
    this.columns()[column]?.focusBox(box);
  }

  #inside(node: Node | null): boolean {
    return this.scroller().nativeElement.contains(node);
  }

  #firstCursor(): Cursor | undefined {
    const { axis, columns } = this.layout();
    const { date, today, opens } = this.day();
    const minute = date === today ? minuteAt(axis, this.#clock.now()) : minuteOfClock(axis, opens ?? '08:00');
    return cursorAt(columns, firstFrom(columns, minute));
  }
}
