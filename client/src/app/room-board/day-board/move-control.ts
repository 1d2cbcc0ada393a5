import { computed, Signal } from '@angular/core';
import type { BoardVisit } from '../board-api';
import type { ToBook } from '../desk-api';
import { BoardLayout, HEADER_HEIGHT, PX_PER_MINUTE } from '../board-geometry';
import { itemOf, itemOfWaiting, plannedMinutes, spotOf } from '../board-items';
import { dragged, Ground, MoveState, Picked, sameSpot, SNAP, Spot, stepped } from '../board-move';
import { nextFree, placementAt, Refusal, refusalOf, Scene, staffed } from '../board-placement';
import type { BoardPlacing } from '../board-api';
import { minuteAt } from '../day-axis';
import { letGoWords, pickedWords, spotWords, stepWords, withWords } from '../move-words';
import type { Ghost } from '../move-ghost/move-ghost';

export interface Dropped {
  readonly picked: Picked;
  readonly to: Spot;
  /** What stands in the way but may be overridden with a reason. */
  readonly refusal: Refusal | undefined;
}

/** What a move needs of the board around it. */
export interface MoveSurroundings {
  readonly layout: Signal<BoardLayout>;
  /** Undefined while the rules of the day are loading. */
  readonly scene: Signal<(Scene & { readonly placing: BoardPlacing }) | undefined>;
  readonly mayOverride: Signal<boolean>;
  /** The clinician that the board is narrowed to. */
  readonly narrowedTo: () => string | undefined;
  readonly say: (words: string, politeness?: 'polite' | 'assertive') => void;
  readonly drop: (dropped: Dropped) => void;
  /** It was put down where it came from. */
  readonly letGo: (picked: Picked) => void;
}

const LOADING = 'The rules of this day are still loading. Try again in a moment.';

/** One move from picking up to letting go, by pointer or keyboard; what it comes to is for whoever hears `drop`. */
export class MoveControl {
  readonly #state = new MoveState();
  readonly #around: MoveSurroundings;

  readonly picked: Signal<Picked | undefined> = computed(() => {
    const move = this.#state.current();
    return move.kind === 'picked' ? move : undefined;
  });
  /** Asked anew at every step and whenever the day changes. */
  readonly refusal = computed(() => {
    const move = this.picked();
    const scene = this.#around.scene();
    if (!move?.to || !scene || sameSpot(move.from, move.to)) return undefined;
    return refusalOf(move.item, move.to, scene);
  });
  readonly ghost = computed(() => this.#ghost());

  constructor(around: MoveSurroundings) {
    this.#around = around;
  }

  /** @returns whether the visit was picked up */
  pickUp(visit: BoardVisit, act: 'move' | 'resize', by: Picked['by'], grab = 0): boolean {
    const scene = this.#scene();
    if (!scene) return false;
    const from = spotOf(visit, scene.axis);
    return this.#begin({ by, act, item: itemOf(visit, scene.placing), from, to: from, grab });
  }

  /**
   * Takes a card out of the tray; with the keyboard it begins at the first free time.
   * @returns whether it was picked up: not while the rules load, nor when no clinician could have it
   */
  pickUpWaiting(waiting: ToBook, by: Picked['by']): boolean {
    const scene = this.#scene();
    const item = scene && itemOfWaiting(waiting, scene.placing, this.#around.narrowedTo());
    if (!scene || !item) return false;
    const ground = this.#ground();
    const now = Math.max(ground.from, Math.ceil(minuteAt(scene.axis, scene.now) / SNAP) * SNAP);
    const minutes = plannedMinutes(item);
    const first = { roomId: ground.roomIds[0] ?? '', minute: Math.min(now, ground.until - minutes), minutes };
    const free = () => (refusalOf(item, first, scene) ? nextFree(item, first, scene, ground) : first);
    const to = by === 'keyboard' ? (free() ?? first) : undefined;
    return this.#begin({ by, act: 'place', item, from: undefined, to, grab: 0 });
  }

  /** @returns whether the key belonged to the move */
  key(event: KeyboardEvent): boolean {
    const move = this.picked();
    if (move?.by !== 'keyboard' || event.ctrlKey || event.metaKey || event.altKey || event.key === 'Tab') return false;
    event.preventDefault();
    if (event.key === 'Escape') this.cancel();
    else if (event.key === 'Enter' || event.key === ' ') this.drop();
    else if (event.key.toLowerCase() === 'f') this.#jump(move);
    else this.#step(move, stepped(move, event.key, event.shiftKey, this.#ground()));
    return true;
  }

  /** The pointer is over a minute of a room, or over none. */
  over(at: { readonly roomId: string; readonly minute: number } | undefined): void {
    const move = this.picked();
    if (!move) return;
    if (at) this.#state.to(dragged(move, at, this.#ground()));
    else if (move.act !== 'resize') this.#state.to(undefined);
  }

  drop(): void {
    const picked = this.picked();
    if (!picked) return;
    const { to, from } = picked;
    if (!to || sameSpot(from, to)) return this.cancel();
    const refusal = this.refusal();
    if (refusal && !(refusal.overridable && this.#around.mayOverride())) {
      this.#around.say(`Not moved. ${refusal.words}`, 'assertive');
      // With the keyboard the move goes on: the reason was heard, another step may do.
      if (picked.by === 'pointer') this.#state.letGo();
      return;
    }
    this.#state.letGo();
    this.#around.drop({ picked: { ...picked, item: this.#staffed(picked, to) }, to, refusal });
  }

  cancel(): void {
    const picked = this.picked();
    if (!picked) return;
    this.#state.letGo();
    const { day, axis } = this.#around.scene() ?? {};
    if (day && axis) this.#around.say(letGoWords(picked, day.rooms, axis));
    this.#around.letGo(picked);
  }

  /** The visit was changed at another desk meanwhile: what hangs on the pointer is not what it was. */
  abandon(words: string): void {
    this.#state.letGo();
    this.#around.say(words, 'assertive');
  }

  #begin(picked: Omit<Picked, 'kind'>): boolean {
    this.#state.pickUp(picked);
    const move = this.picked();
    if (move && picked.by === 'keyboard') {
      const where = picked.act === 'place' ? ` ${this.#stepWords(move)}` : '';
      this.#around.say(pickedWords(move) + where, 'assertive');
    }
    return true;
  }

  #step(move: Picked, to: Spot | undefined): void {
    if (!to) return;
    this.#state.to(to);
    this.#around.say(this.#stepWords({ ...move, to }), 'assertive');
  }

  #jump(move: Picked): void {
    const scene = this.#around.scene();
    if (!scene || !move.to || move.act === 'resize') return;
    const free = nextFree(move.item, move.to, scene, this.#ground(), move.from);
    if (free) this.#step(move, free);
    else this.#around.say('No free time later on this day', 'assertive');
  }

  #stepWords(move: Picked): string {
    const { to, from } = move;
    const { day, axis } = this.#around.scene() ?? {};
    if (!to || !day || !axis) return '';
    return sameSpot(to, from)
      ? `${spotWords(to, day.rooms, axis)}, where it is now`
      : stepWords(to, this.refusal(), day.rooms, axis) + (this.refusal() ? '' : withWords(this.#staffed(move, to)));
  }

  #ghost(): Ghost | undefined {
    const move = this.picked();
    const scene = this.#around.scene();
    if (!move?.to || !scene) return undefined;
    const { to, item } = move;
    const { window, columns } = this.#around.layout();
    const column = columns.findIndex(({ room }) => room.id === to.roomId);
    if (column < 0) return undefined;
    const { from, roomUntil } = placementAt(item, to, scene);
    const refusal = this.refusal();
    const free = refusal && move.act !== 'resize' ? nextFree(item, to, scene, this.#ground(), move.from) : undefined;
    const words = (spot: Spot) => spotWords(spot, scene.day.rooms, scene.axis);
    return {
      column,
      top: HEADER_HEIGHT + (to.minute - window.from) * PX_PER_MINUTE,
      height: ((roomUntil - from) / 60_000) * PX_PER_MINUTE,
      name: item.name + (refusal ? '' : withWords(this.#staffed(move, to))),
      times: words(to).split(', ').at(-1) ?? '',
      refusal: refusal?.words,
      overridable: refusal?.overridable === true && this.#around.mayOverride(),
      hint: free && `Next free: ${words(free)}`,
    };
  }

  /** With who would have it there. */
  #staffed({ item }: Picked, to: Spot) {
    const scene = this.#around.scene();
    return scene ? staffed(item, to, scene) : item;
  }

  #scene() {
    const scene = this.#around.scene();
    if (!scene) this.#around.say(LOADING, 'assertive');
    return scene;
  }

  #ground(): Ground {
    const { window, columns } = this.#around.layout();
    return { roomIds: columns.map(({ room }) => room.id), ...window };
  }
}
