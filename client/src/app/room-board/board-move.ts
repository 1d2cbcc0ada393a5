import { signal } from '@angular/core';
import { resizedPhases } from '../../../../server/src/scheduling/rules/resize';
import { VisitPhases, visitMinutes } from '../../../../server/src/scheduling/rules/visit-phases';

/** Moves snap to the quarter of an hour; with Shift the arrow keys go by the hour. */
export const SNAP = 15;

/** A visit of the board, or one that waits in the tray, as far as it can be placed. */
export interface Item {
  /** Key of its box on the board, or of its card in the tray. */
  readonly key: string;
  readonly name: string;
  readonly kind: 'session' | 'consultation';
  readonly patientId: string;
  readonly clinicianId: string;
  readonly clinicianName: string;
  /** Who may have it, where nobody is usual: whoever is free at the spot. */
  readonly anyOf?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly phases: VisitPhases;
  /** Set when it is on the board already. */
  readonly bookingId?: string;
  /** Earliest and latest start that its plan allows, epoch milliseconds. */
  readonly earliest?: number | undefined;
  readonly latest?: number | undefined;
  /** `YYYY-MM-DD`, the last day of an approval. */
  readonly lastDay?: string | undefined;
}

/** A place on the board: room, minute of the day, and how long patient and clinician are there. */
export interface Spot {
  readonly roomId: string;
  readonly minute: number;
  readonly minutes: number;
}

export interface Picked {
  readonly kind: 'picked';
  readonly by: 'pointer' | 'keyboard';
  readonly act: 'move' | 'resize' | 'place';
  readonly item: Item;
  /** Where it was when it was picked up; undefined when it comes from the tray. */
  readonly from: Spot | undefined;
  /** Where it would go now; undefined while the pointer is outside the rooms. */
  readonly to: Spot | undefined;
  /** Minutes from its start to where the pointer holds it. */
  readonly grab: number;
}

export type BoardMove = { readonly kind: 'idle' } | Picked;

/** What limits a move: the rooms in their order, and the stretch of the day that the board shows. */
export interface Ground {
  readonly roomIds: readonly string[];
  readonly from: number;
  readonly until: number;
}

const IDLE: BoardMove = { kind: 'idle' };

/** Whether something is being moved, what and where to: one signal apart from the data, so that a reload cannot break it. */
export class MoveState {
  readonly #state = signal<BoardMove>(IDLE);
  readonly current = this.#state.asReadonly();

  pickUp(picked: Omit<Picked, 'kind'>): void {
    this.#state.set({ kind: 'picked', ...picked });
  }

  /** Sets where it would go. The same place again changes nothing. */
  to(spot: Spot | undefined): void {
    this.#state.update((move) => (move.kind === 'idle' || sameSpot(move.to, spot) ? move : { ...move, to: spot }));
  }

  letGo(): void {
    this.#state.set(IDLE);
  }
}

export function sameSpot(a: Spot | undefined, b: Spot | undefined): boolean {
  return a?.roomId === b?.roomId && a?.minute === b?.minute && a?.minutes === b?.minutes;
}

/** Nearest quarter of an hour. */
export function snapped(minute: number): number {
  return Math.round(minute / SNAP) * SNAP;
}

/** Where an arrow key leads while something is picked up; the same spot where the board ends. */
export function stepped(move: Picked, key: string, far: boolean, ground: Ground): Spot | undefined {
  const { to, act } = move;
  if (!to) return undefined;
  const sign = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    if (act === 'resize') return resized(move, to.minute + onGrid(to.minutes, sign, far), ground);
    const minute = onGrid(to.minute, sign, far);
    return minute < ground.from || minute + to.minutes > ground.until ? to : { ...to, minute };
  }
  if (act === 'resize' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return undefined;
  const roomId = ground.roomIds[ground.roomIds.indexOf(to.roomId) + sign];
  return roomId === undefined ? to : { ...to, roomId };
}

/** Where it would go with the pointer over `minute` of a room. */
export function dragged(move: Picked, over: { roomId: string; minute: number }, ground: Ground): Spot | undefined {
  if (move.act === 'resize') return resized(move, snapped(over.minute - move.grab), ground);
  const minutes = move.from?.minutes ?? visitMinutes(move.item.phases);
  const last = ground.until - minutes;
  const minute = Math.min(Math.max(snapped(over.minute - move.grab), ground.from), Math.max(ground.from, last));
  return { roomId: over.roomId, minute, minutes };
}

/** The spot with its end at another minute, as far as the rule for lengths goes. */
function resized({ item, from }: Picked, end: number, ground: Ground): Spot | undefined {
  if (!from) return undefined;
  const minutes = Math.min(end, ground.until) - from.minute;
  return { ...from, minutes: visitMinutes(resizedPhases(item.kind, item.phases, minutes)) };
}

/** The next step of a grid of quarters (hours when `far`) in a direction, from a minute that may lie off the grid. */
function onGrid(minute: number, sign: number, far: boolean): number {
  const step = far ? 60 : SNAP;
  const base = sign > 0 ? Math.floor(minute / SNAP) * SNAP : Math.ceil(minute / SNAP) * SNAP;
  return base + sign * step;
}
